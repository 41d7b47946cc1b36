import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { inlineText, toMarkdown, toText } from '../src/article/index.ts';
import type { Block } from '../src/base/blocks.ts';
import type { Capture } from '../src/base/capture.ts';
import { digestOf } from '../src/base/digest.ts';
import type { Reading } from '../src/base/reading.ts';
import type { Outlet } from '../src/outlets/outlet.ts';
import { read } from '../src/reading/index.ts';
import { type Made, PEERS, type Reader } from './peers.ts';

const PAGES = fileURLToPath(new URL('../../shared/data/pages/', import.meta.url));
const SETS = ['scrapinghub', 'fundus-parsers', 'fundus-evaluation', 'wcxb'];

/** An outlet that nobody knows: the generic reader alone is measured. */
const UNKNOWN: Outlet = {
  name: '',
  about: null,
  hosts: [],
  languages: [],
  timezone: 'UTC',
  identity: [],
  tombstones: [],
  recipes: [],
  withheld: [],
};

interface Label {
  url: string;
  body: string;
  file: string;
  title?: string | null;
  authors?: string[] | null;
  date?: string | null;
  images?: { caption: string | null }[] | null;
}

/** Tokens of a text: words, and each Han character, kana or syllable for itself. */
export function tokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replaceAll('\u00ad', '')
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}_]+/gu) ?? []
  ).flatMap((token) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(token)
      ? [...token]
      : [token],
  );
}

function shingles(text: string): Map<string, number> {
  const all = tokens(text);
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, all.length - 3) && all.length > 0; i++) {
    const key = all.slice(i, i + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Precision and recall of one page by 4-gram shingles, repeats counted. */
export function compare(wanted: string, got: string): { precision: number; recall: number } {
  const truth = shingles(wanted);
  const found = shingles(got);
  let hits = 0;
  for (const [key, count] of found) hits += Math.min(count, truth.get(key) ?? 0);
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
  const wantedTotal = sum(truth);
  const foundTotal = sum(found);
  return {
    precision: foundTotal === 0 ? (wantedTotal === 0 ? 1 : 0) : hits / foundTotal,
    recall: wantedTotal === 0 ? 1 : hits / wantedTotal,
  };
}

const same = (a: string, b: string) => folded(a) === folded(b);
const folded = (text: string) => tokens(text).join(' ');

/** All words under pictures and players, those in lists and quotes too. */
function captionsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'figure') return `${inlineText(block.caption)} ${block.credit ?? ''}`;
      if (block.type === 'embed') return inlineText(block.caption);
      if (block.type === 'quote') return captionsOf(block.blocks);
      return block.type === 'list' ? block.items.map(captionsOf).join(' ') : '';
    })
    .join('\n');
}

/** The generic reader, in the same words as its peers. */
const OURS: Reader = {
  name: 'reprint',
  // To Markdown: more than the peers are asked for.
  extract: async (html, url) => {
    const reading = read(captureOf(html, url), UNKNOWN, []);
    return { reading, markdown: reading.kind === 'article' ? toMarkdown(reading.body) : '' };
  },
  made(extracted) {
    const { reading } = extracted as { reading: Reading };
    if (reading.kind !== 'article') return null;
    const { title, authors, published, body } = reading;
    return {
      text: toText(body),
      title,
      authors: authors.map(({ name }) => name),
      published,
      captions: captionsOf(body),
    };
  },
};

function captureOf(html: string, url: string): Capture {
  return {
    original: url,
    timestamp: '20240101000000',
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: Buffer.from(html),
    digest: digestOf(''),
    truncated: null,
    memento: null,
  };
}

/**
 * Reads the labelled pages with the generic reader and with its peers, and prints how near each comes.
 * `--set NAME` for one set, `--alone` without the peers, VERBOSE=1 for the worst pages.
 */
export async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { set: { type: 'string' }, alone: { type: 'boolean' } },
    strict: false,
  });
  for (const set of SETS) {
    if (typeof values.set === 'string' && values.set !== set) continue;
    const list = `${PAGES}${set}.jsonl`;
    if (!existsSync(list)) {
      console.log(`reading: ${set} is not here: skipped`);
      continue;
    }
    const labels = readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Label);
    let ours = 0;
    for (const reader of values.alone ? [OURS] : [OURS, ...PEERS]) {
      const pace = await measure(set, labels, reader);
      if (reader === OURS) ours = pace;
      else console.log(`  reprint is ${(ours / pace).toFixed(1)} times as fast as ${reader.name}`);
    }
  }
}

interface Score {
  precision: number;
  recall: number;
  file: string;
}

/** Prints one reader's figures on one set; returns its pages a second. */
async function measure(set: string, labels: readonly Label[], reader: Reader): Promise<number> {
  const scores: Score[] = [];
  const counts = {
    articles: 0,
    title: [0, 0],
    day: [0, 0],
    authors: [0, 0],
    invented: [0, 0],
    captions: [0, 0],
  };
  let spent = 0;
  for (const label of labels) {
    const html = gunzipSync(readFileSync(PAGES + label.file)).toString('utf8');
    const start = performance.now();
    const extracted = await reader.extract(html, label.url).catch(() => null);
    spent += performance.now() - start;
    const made = extracted === null ? null : reader.made(extracted);
    scores.push({ ...compare(label.body, made?.text ?? ''), file: label.file });
    count(counts, label, made);
  }
  const mean = (pick: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  const precision = mean((score) => score.precision);
  const recall = mean((score) => score.recall);
  const ratio = ([hit, all]: number[]) => (all ? `${(hit! / all).toFixed(3)} of ${all}` : '–');
  const f1 = (2 * precision * recall) / (precision + recall);
  const pace = labels.length / (spent / 1000);
  console.log(
    `reading ${set}, ${reader.name}: F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}), ` +
      `${counts.articles} of ${labels.length} read as articles, title ${ratio(counts.title)}, day ${ratio(counts.day)}, ` +
      `authors ${ratio(counts.authors)}, invented ${ratio(counts.invented)}, captions ${ratio(counts.captions)}, ` +
      `${Math.round(pace)} pages a second`,
  );
  if (process.env.VERBOSE) printWorst(scores);
  return pace;
}

type Pair = number[];

/** Every labelled value counts, also on a page that was not read as an article. */
function count(
  counts: { articles: number; title: Pair; day: Pair; authors: Pair; invented: Pair; captions: Pair },
  label: Label,
  made: Made | null,
): void {
  const tally = (pair: Pair, hit: boolean): void => {
    pair[1]!++;
    if (hit) pair[0]!++;
  };
  if (made) counts.articles++;
  if (label.title) tally(counts.title, same(label.title, made?.title ?? ''));
  if (label.date) tally(counts.day, isSameDay(label.date, made?.published ?? null));
  const names = (list: readonly string[]) => list.map(folded).sort().join();
  if (label.authors && label.authors.length > 0)
    tally(counts.authors, names(label.authors) === names(made?.authors ?? []));
  // `null` is a page that names nobody; a set without the key says nothing of authors.
  else if (label.authors !== undefined) tally(counts.invented, (made?.authors.length ?? 0) > 0);
  const captions = folded(made?.captions ?? '');
  for (const { caption } of label.images ?? [])
    if (caption) tally(counts.captions, captions.includes(folded(caption)));
}

function printWorst(scores: readonly Score[]): void {
  const worst = scores
    .map((s) => ({ ...s, f: (2 * s.precision * s.recall) / (s.precision + s.recall || 1) }))
    .sort((a, b) => a.f - b.f);
  for (const s of worst.slice(0, 25))
    console.log(`  ${s.f.toFixed(2)} p ${s.precision.toFixed(2)} r ${s.recall.toFixed(2)} ${s.file}`);
}

/** The same instant's day, whichever zone either is told in. */
function isSameDay(wanted: string, got: string | null): boolean {
  if (got === null) return false;
  if (wanted.slice(0, 10) === got.slice(0, 10)) return true;
  const instant = (text: string) => new Date(text.length > 10 ? text.replace(' ', 'T') : text).getTime();
  return wanted.length > 10 && got.length > 10 && Math.abs(instant(wanted) - instant(got)) < 60_000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
