import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { inlineText, toText } from '../src/article/index.ts';
import type { Block } from '../src/base/blocks.ts';
import { digestOf } from '../src/base/digest.ts';
import type { Outlet } from '../src/outlets/outlet.ts';
import { read } from '../src/reading/index.ts';

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

/** Reads the labelled pages with the generic reader and prints how near it comes. */
export async function run(): Promise<void> {
  for (const set of SETS) {
    const list = `${PAGES}${set}.jsonl`;
    if (!existsSync(list)) {
      console.log(`reading: ${set} is not here: skipped`);
      continue;
    }
    measure(
      set,
      readFileSync(list, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Label),
    );
  }
}

function measure(set: string, labels: readonly Label[]): void {
  const scores: { precision: number; recall: number; file: string }[] = [];
  const counts = {
    articles: 0,
    title: [0, 0],
    day: [0, 0],
    authors: [0, 0],
    invented: [0, 0],
    captions: [0, 0],
  };
  const tally = (pair: number[], hit: boolean): void => {
    pair[1]!++;
    if (hit) pair[0]!++;
  };
  let spent = 0;
  for (const label of labels) {
    const body = gunzipSync(readFileSync(PAGES + label.file));
    const start = performance.now();
    const reading = read(
      {
        original: label.url,
        timestamp: '20240101000000',
        status: 200,
        headers: [['content-type', 'text/html']],
        body,
        digest: digestOf(''),
        truncated: null,
        memento: null,
      },
      UNKNOWN,
      [],
    );
    spent += performance.now() - start;
    if (reading.kind !== 'article') {
      if (process.env.VERBOSE)
        console.log(
          `  ${label.file} ${label.url} ${reading.kind} ${'reason' in reading ? reading.reason : ''}`,
        );
      scores.push({ ...compare(label.body, ''), file: label.file });
      continue;
    }
    counts.articles++;
    scores.push({ ...compare(label.body, toText(reading.body)), file: label.file });
    if (label.title) tally(counts.title, same(label.title, reading.title));
    if (label.date) tally(counts.day, isSameDay(label.date, reading.published));
    if (label.authors && label.authors.length > 0) {
      tally(
        counts.authors,
        [...label.authors].map(folded).sort().join() ===
          reading.authors
            .map((one) => folded(one.name))
            .sort()
            .join(),
      );
    } else if (label.authors === null) tally(counts.invented, reading.authors.length > 0);
    const captions = tokens(captionsOf(reading.body)).join(' ');
    for (const { caption } of label.images ?? [])
      if (caption) tally(counts.captions, captions.includes(folded(caption)));
  }
  const mean = (pick: (score: { precision: number; recall: number }) => number) =>
    scores.reduce((sum, score) => sum + pick(score), 0) / scores.length;
  const precision = mean((score) => score.precision);
  const recall = mean((score) => score.recall);
  const ratio = ([hit, all]: number[]) => (all ? `${(hit! / all).toFixed(3)} of ${all}` : '–');
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `reading ${set}: F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}), ` +
      `${counts.articles} of ${labels.length} read as articles, title ${ratio(counts.title)}, day ${ratio(counts.day)}, ` +
      `authors ${ratio(counts.authors)}, invented ${ratio(counts.invented)}, captions ${ratio(counts.captions)}, ` +
      `${Math.round(labels.length / (spent / 1000))} pages a second`,
  );
  if (process.env.VERBOSE) {
    const worst = scores
      .map((s) => ({ ...s, f: (2 * s.precision * s.recall) / (s.precision + s.recall || 1) }))
      .sort((a, b) => a.f - b.f);
    for (const s of worst.slice(0, 25))
      console.log(`  ${s.f.toFixed(2)} p ${s.precision.toFixed(2)} r ${s.recall.toFixed(2)} ${s.file}`);
  }
}

/** The same instant's day, whichever zone either is told in. */
function isSameDay(wanted: string, got: string | null): boolean {
  if (got === null) return false;
  if (wanted.slice(0, 10) === got.slice(0, 10)) return true;
  const instant = (text: string) => new Date(text.length > 10 ? text.replace(' ', 'T') : text).getTime();
  return wanted.length > 10 && got.length > 10 && Math.abs(instant(wanted) - instant(got)) < 60_000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
