import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readStories } from './search-corpus.ts';
import type { Truth } from './search-truth.ts';

const run = promisify(execFile);

/** What its script gives a page. */
interface Pagefind {
  options(options: { basePath: string }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

/**
 * Pagefind over the same stories, a page each, as its users have it, where it is installed: its build, and a few queries
 * of each kind as its own script asks them, over HTTP.
 * @param median bytes of our first queries, in kB
 */
export async function tellPagefind(
  stories: string,
  dir: string,
  asked: readonly [kind: string, queries: string[]][],
  truth: Truth | null,
  median: number,
): Promise<void> {
  const isThere = await run('npx', ['--no-install', 'pagefind', '--version']).catch(() => null);
  if (isThere === null) {
    console.log('  Pagefind is not installed here (npm install --no-save pagefind), so it is not measured');
    return;
  }
  const ids = await writePages(stories, dir);
  const startedAt = performance.now();
  await run('npx', ['--no-install', 'pagefind', '--site', dir], { maxBuffer: 1e8 });
  const seconds = (performance.now() - startedAt) / 1000;
  const files = readdirSync(join(dir, 'pagefind'), { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  console.log(
    `  Pagefind: built in ${seconds.toFixed(0)} s, ${sizes.length} files, ${megabytes.toFixed(0)} MB`,
  );
  await tellQueries(dir, ids, asked, truth, median);
}

async function writePages(stories: string, dir: string): Promise<Map<string, number>> {
  mkdirSync(dir);
  const ids = new Map<string, number>();
  const escaped = (line: string) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  for await (const { id, title, text } of readStories(stories)) {
    const body = text.map((line) => `<p>${escaped(line)}</p>`).join('\n');
    const page = `${ids.size}-${id}.html`;
    ids.set(`/${page}`, ids.size);
    writeFileSync(
      join(dir, page),
      `<!doctype html><html lang="zh-Hant"><title>${escaped(title)}</title><main data-pagefind-body><h1>${escaped(title)}</h1>${body}</main></html>`,
    );
  }
  return ids;
}

/** Queries of each kind that it is asked. */
const EACH = 3;

async function tellQueries(
  dir: string,
  ids: ReadonlyMap<string, number>,
  asked: readonly [kind: string, queries: string[]][],
  truth: Truth | null,
  median: number,
): Promise<void> {
  let bytes = 0;
  const server = createServer((request, response) => {
    const file = readFileSync(join(dir, new URL(request.url ?? '/', 'http://x').pathname));
    bytes += file.length;
    response.end(file);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const basePath = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pagefind/`;
  const script = join(dir, 'pagefind', 'pagefind.mjs');
  copyFileSync(join(dir, 'pagefind', 'pagefind.js'), script);
  const first: number[] = [];
  const sums = { right: 0, found: 0, wanted: 0 };
  let n = 0;
  for (const query of asked.flatMap(([, queries]) => queries.slice(0, EACH))) {
    // A new instance for each: nothing is kept.
    const pagefind = (await import(`${pathToFileURL(script).href}?${n++}`)) as Pagefind;
    bytes = statSync(script).size;
    await pagefind.options({ basePath });
    await pagefind.init();
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    first.push(bytes);
    for (const result of results.slice(10)) pages.push(await result.data());
    if (truth === null) continue;
    const wanted = new Set(truth.of(query));
    sums.wanted += wanted.size;
    sums.found += pages.length;
    sums.right += pages.filter(({ url }) =>
      wanted.has(ids.get(new URL(url, basePath).pathname) ?? -1),
    ).length;
  }
  server.close();
  first.sort((a, b) => a - b);
  const its = Math.round((first[Math.floor(first.length / 2)] ?? 0) / 1000);
  console.log(
    `    first query ${its} kB, ${(its / median).toFixed(1)} × ours; recall ${((100 * sums.right) / sums.wanted).toFixed(0)} %, precision ${((100 * sums.right) / sums.found).toFixed(0)} %`,
  );
}
