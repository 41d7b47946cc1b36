import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { press, serve } from '../src/press/index.ts';
import { makeArchive } from '../src/press/sample-archive.test-help.ts';
import { type OpenIndex, openIndex, readFiles } from '../src/search/index.ts';
import { at } from './search.ts';
import { askedAgain, askedFirst, type Line, opened } from './search-browser-page.ts';
import { fictional } from './search-corpus.ts';
import { queriesFrom, twoNames } from './search-queries.ts';

const CHROMIUM = '/usr/bin/chromium';
/** Queries are drawn from so many stories at most, taken evenly. */
const DRAWN_FROM = 500;

/**
 * Lighthouse's slow 4G: 150 ms there and back, 1.6 Mbit/s. Chromium counts the delay once for each request, as over a
 * connection that stands; making one to a host with TLS 1.3 takes two more.
 */
const SLOW_4G: Line = { ms: 150, bytesPerSecond: 1.6e6 / 8 };
const MAKING_A_CONNECTION = 2;

/** What is asked for: bytes of a first query (median, 95 of 100), of a following one (median), in kB. */
const KINDS = {
  '2 characters': { first: [100, 160], following: 60 },
  '4 characters': { first: [150, 300], following: 60 },
  'two names': { first: [200, 400], following: 60 },
} as const;
const WARM_MS = 150;
const SLOW_MS = 2500;

/**
 * The search as a reader meets it, in headless Chromium on a pressed site: all bytes that travel (page, style, scripts,
 * index), the time to ten hits with snippets on a line without delay, and of a first query on a slow one.
 *
 * `node bench/search-browser.ts [SITE] [--each N] [--delay MS]`: a site that was pressed; else one of the fictional outlet.
 */
export async function run(words: readonly string[] = []): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { each: { type: 'string', default: '20' }, delay: { type: 'string' } },
  });
  if (!existsSync(CHROMIUM)) {
    console.log('search in a browser: not measured, for chromium is not installed');
    return;
  }
  const home = mkdtempSync(join(tmpdir(), 'reprint-bench-browser-'));
  const site = positionals[0] ?? (await fictionalSite(home));
  const line = { ...SLOW_4G, ms: Number(values.delay ?? SLOW_4G.ms) };
  const server = await serve(site);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const sample = await storiesOf(join(site, 'search'));
    const drawn = new Map(queriesFrom(sample, Number(values.each)));
    drawn.set('two names', twoNames(sample, Number(values.each)));
    for (const [kind, targets] of Object.entries(KINDS))
      await tell(kind, drawn.get(kind) ?? [], targets, browser, `${server.url}search.html`, line);
  } finally {
    await browser.close();
    await server.close();
    rmSync(home, { recursive: true });
  }
}

async function tell(
  kind: string,
  queries: readonly string[],
  targets: (typeof KINDS)[keyof typeof KINDS],
  browser: Browser,
  address: string,
  line: Line,
): Promise<void> {
  const [first, slow, trips]: [number[], number[], number[]] = [[], [], []];
  for (const query of queries) {
    const asked = await askedFirst(browser, `${address}?q=${encodeURIComponent(query)}`, line);
    first.push(asked.bytes);
    slow.push(asked.ms + MAKING_A_CONNECTION * line.ms);
    trips.push(asked.requests);
  }
  const { page, meter } = await opened(browser, address, null);
  const [following, warm]: [number[], number[]] = [[], []];
  // The first of them opens the index; those that follow are asked as a reader goes on asking.
  for (const [i, query] of [queries.at(-1)!, ...queries].entries()) {
    const asked = await askedAgain(page, meter, query);
    if (i === 0) continue;
    following.push(asked.bytes);
    warm.push(asked.ms);
  }
  await page.context().close();
  const kB = (bytes: readonly number[], quantile: number) => at(bytes, quantile);
  const ms = (times: readonly number[], quantile: number) => at(times, quantile, 1);
  console.log(`${kind}, ${queries.length} queries`);
  const rows: [string, number, number, string][] = [
    ['first query, median', kB(first, 0.5), targets.first[0], 'kB'],
    ['first query, 95 of 100', kB(first, 0.95), targets.first[1], 'kB'],
    ['following query, median', kB(following, 0.5), targets.following, 'kB'],
    ['warm, median', ms(warm, 0.5), WARM_MS, 'ms'],
    ['warm, 95 of 100', ms(warm, 0.95), WARM_MS, 'ms'],
    [`first on a slow line (${line.ms} ms), median`, ms(slow, 0.5), SLOW_MS, 'ms'],
    [`first on a slow line (${line.ms} ms), 95 of 100`, ms(slow, 0.95), SLOW_MS, 'ms'],
  ];
  for (const [what, is, most, unit] of rows)
    console.log(
      `  ${what.padEnd(44)} ${String(is).padStart(6)} ${unit} of ${most} (${(is / most).toFixed(2)})${is > most ? ' MISSED' : ''}`,
    );
  console.log(`  ${'requests of a first query, median'.padEnd(44)} ${String(ms(trips, 0.5)).padStart(6)}`);
}

type StoredDocument = Awaited<ReturnType<OpenIndex['story']>>;

/** Stories of an index, evenly taken. */
async function storiesOf(dir: string): Promise<StoredDocument[]> {
  const index = await openIndex(readFiles(dir));
  const { stories } = index.head;
  const step = Math.max(1, Math.floor(stories / DRAWN_FROM));
  const sample: StoredDocument[] = [];
  for (let n = 0; n < stories; n += step) sample.push(await index.story(n));
  return sample;
}

async function fictionalSite(home: string): Promise<string> {
  const archive = makeArchive(
    fictional().map(({ id, title, text }, i) => ({
      id,
      front: { title, date: `20${10 + (i % 10)}-0${1 + (i % 9)}-15`, tags: ['海濱', '渡輪'] },
      body: `\n${text.join('\n\n')}\n`,
    })),
  );
  const site = join(home, 'site');
  try {
    for await (const event of press(archive, site, {})) void event;
  } finally {
    rmSync(archive, { recursive: true });
  }
  return site;
}

if (process.argv[1] === import.meta.filename) await run(process.argv.slice(2));
