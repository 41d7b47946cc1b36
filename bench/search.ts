import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Built,
  type Found,
  find,
  findNewestFirst,
  type OpenIndex,
  openIndex,
  type ReadBytes,
  readFiles,
  show,
} from '../src/search/index.ts';
import { peakMbOf } from './measured.ts';
import { fictional, readStories, type Story, storiesIn, writeLike } from './search-corpus.ts';
import { tellPagefind } from './search-pagefind.ts';
import { queriesFrom } from './search-queries.ts';
import { startTruth, type Truth } from './search-truth.ts';

/** A chain is made of so many stories at most. */
const MOST_SAMPLED = 10_000;
/** Queries are drawn from one story of so many. */
const DRAWN_FROM = 50;

/**
 * The search: recall and precision against a reading of every text, bytes of a first and a following query, the index's
 * size, time and memory; beside Pagefind where that is installed.
 *
 * `node bench/search.ts [DIR|STORIES] [--like N] [--each N] [--no-truth]`: the article files of a folder, or a file of
 * stories, one JSON a line, newest first; else texts of the fictional outlet. With `--like`, N stories written like these.
 */
export async function run(words: readonly string[] = []): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    allowNegative: true,
    options: {
      like: { type: 'string' },
      each: { type: 'string', default: '28' },
      truth: { type: 'boolean', default: true },
      pagefind: { type: 'boolean', default: true },
    },
  });
  const home = mkdtempSync(join(tmpdir(), 'reprint-bench-search-'));
  try {
    const [given] = positionals;
    const path = given?.endsWith('.jsonl') && values.like === undefined ? given : join(home, 'stories.jsonl');
    if (path !== given) await writeStories(given, values.like, path);
    const dir = join(home, 'index');
    await tellBuild(path, dir);
    const { truth, queries } = await prepare(path, Number(values.each), values.truth);
    const median = await tellQueries(dir, queries, truth);
    if (values.pagefind) await tellPagefind(path, join(home, 'pages'), queries, truth, median);
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function writeStories(
  given: string | undefined,
  like: string | undefined,
  path: string,
): Promise<void> {
  const sample: Story[] = [];
  if (given?.endsWith('.jsonl')) {
    for await (const story of readStories(given)) if (sample.push(story) === MOST_SAMPLED) break;
  } else sample.push(...(given === undefined ? fictional() : storiesIn(given)));
  const count = like ?? (given === undefined ? '10000' : undefined);
  if (count === undefined) writeFileSync(path, sample.map((story) => `${JSON.stringify(story)}\n`).join(''));
  else writeLike(sample.slice(0, MOST_SAMPLED), Number(count), path);
}

async function tellBuild(path: string, dir: string): Promise<void> {
  let text = 0;
  for await (const { title, text: lines } of readStories(path))
    text += Buffer.byteLength(title) + lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const startedAt = performance.now();
  let peak = 0;
  const child = execFile(process.execPath, [join(import.meta.dirname, 'search-build.ts'), path, dir], {
    maxBuffer: 1e7,
  });
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMbOf(child.pid!));
  }, 100);
  let printed = '';
  child.stdout!.on('data', (piece) => (printed += piece));
  child.stderr!.pipe(process.stderr);
  await new Promise((done) => child.once('close', done));
  clearInterval(watch);
  const { stories, files, sums, texts, cpu } = JSON.parse(printed) as Built & { cpu: number };
  const share = (bytes: number) => `${((100 * bytes) / text).toFixed(1)} %`;
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`search: ${stories} stories, ${(text / 1e6).toFixed(0)} MB of text`);
  console.log(
    `  built in ${seconds.toFixed(0)} s (${cpu.toFixed(0)} s of processor), peak ${Math.round(peak)} MB, ${files} files, ${sums.terms} terms`,
  );
  console.log(
    `  index ${share(sums.stories + sums.places + sums.lists)} of the text (at most 65 %): stories ${share(sums.stories)}, places ${share(sums.places)}, lists of terms ${share(sums.lists)}; texts ${share(texts)} (at most 55 %)`,
  );
}

/** Queries drawn from some of the stories, and what a reading of all of them finds. */
async function prepare(path: string, each: number, withTruth: boolean) {
  const truth = withTruth ? startTruth() : null;
  const some: Story[] = [];
  let n = 0;
  for await (const story of readStories(path)) {
    truth?.add(story.title, story.text);
    // One of so many is enough to draw from; which, chance decides.
    if (Math.imul(++n, 0x9e3779b1) >>> 0 < 2 ** 32 / DRAWN_FROM) some.push(story);
  }
  return { truth, queries: queriesFrom(some, each) };
}

/** Returns the median of the bytes of a first query. */
async function tellQueries(
  dir: string,
  asked: readonly [kind: string, queries: string[]][],
  truth: Truth | null,
): Promise<number> {
  const firsts: number[] = [];
  const all = { queries: 0, right: 0, found: 0, wanted: 0 };
  for (const [kind, queries] of asked) {
    const [first, following, times]: [number[], number[], number[]] = [[], [], []];
    for (const [i, query] of queries.entries()) {
      const meter = metered(readFiles(dir));
      const startedAt = performance.now();
      const index = await openIndex(meter.read);
      if (!(await firstPage(index, query))) continue;
      times.push(performance.now() - startedAt);
      first.push(meter.bytes());
      all.queries++;
      if (truth) {
        const found = (await find(index, query))!;
        const wanted = new Set(truth.of(query));
        const right = found.stories.filter((story) => wanted.has(story)).length;
        if (right !== wanted.size || right !== found.total)
          console.log(`  WRONG: ${query}: ${found.total} found, ${wanted.size} there, ${right} of both`);
        all.right += right;
        all.found += found.total;
        all.wanted += wanted.size;
      }
      const before = meter.bytes();
      await firstPage(index, queries[(i + 1) % queries.length]!);
      following.push(meter.bytes() - before);
    }
    firsts.push(...first);
    const kB = (bytes: number[]) => `${at(bytes, 0.5)} / ${at(bytes, 0.95)} kB`;
    console.log(
      `  ${kind.padEnd(14)} first ${kB(first).padEnd(14)} following ${kB(following).padEnd(14)} ${at(times, 0.5, 1)} / ${at(times, 0.95, 1)} ms`,
    );
  }
  if (truth)
    console.log(
      `  ${all.queries} queries: recall ${((100 * all.right) / all.wanted).toFixed(2)} %, precision ${((100 * all.right) / all.found).toFixed(2)} %`,
    );
  return at(firsts, 0.5);
}

/** What a page does: the newest stories first, until there are ten hits to show. False for a query of nothing. */
async function firstPage(index: OpenIndex, query: string): Promise<boolean> {
  let page: Found | null = null;
  for await (const found of findNewestFirst(index, query)) {
    page = found;
    if (found.total >= 10) break;
  }
  for (const story of page?.stories.slice(0, 10) ?? []) await show(index, page!, story);
  return page !== null;
}

/** The median or another quantile, in thousands unless told. */
export function at(numbers: readonly number[], quantile: number, unit = 1000): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0) / unit);
}

/** Counts what is read, each piece once: a browser keeps what it has. */
function metered(read: ReadBytes): { read: ReadBytes; bytes(): number } {
  const seen = new Set<string>();
  let bytes = 0;
  return {
    bytes: () => bytes,
    async read(file, from, to) {
      const piece = await read(file, from, to);
      const key = `${file} ${from} ${to}`;
      if (!seen.has(key)) bytes += piece.length;
      seen.add(key);
      return piece;
    },
  };
}

if (process.argv[1] === import.meta.filename) await run(process.argv.slice(2));
