import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inlineText, toMarkdown, toText } from '../src/article/index.ts';
import type { Block } from '../src/base/blocks.ts';
import type { Reading } from '../src/base/reading.ts';
import { type Outlet, parseOutlet } from '../src/outlets/index.ts';
import { read } from '../src/reading/index.ts';
import { captureOf, htmlOf, isHere, type Label, labelsOf, SETS, type SetName } from './labelled.ts';
import { type Made, PEERS, type Reader } from './peers.ts';
import { compare, f1Of, meanF1, type Score, tokens } from './score.ts';

export { compare } from './score.ts';

/** An outlet that nobody knows: the generic reader alone is measured. */
const UNKNOWN: Outlet = { ...parseOutlet('name: unknown'), name: '' };

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
export const OURS: Reader = {
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
    if (!isHere(set)) {
      console.log(`reading: ${set} is not here: skipped`);
      continue;
    }
    let ours = 0;
    for (const reader of values.alone ? [OURS] : [OURS, ...PEERS]) {
      const measured = await measure(set, reader);
      print(set, reader.name, measured);
      const pace = measured.scores.length / measured.seconds;
      if (reader === OURS) ours = pace;
      else console.log(`  reprint is ${(ours / pace).toFixed(1)} times as fast as ${reader.name}`);
    }
  }
}

/** How near one reader comes on one set: pages scored, and values right of those labelled. */
export interface Measured {
  scores: (Score & { label: Label })[];
  seconds: number;
  articles: number;
  title: Pair;
  day: Pair;
  authors: Pair;
  /** Pages that name nobody and were given an author. */
  invented: Pair;
  captions: Pair;
}

type Pair = [hit: number, of: number];

export async function measure(set: SetName, reader: Reader): Promise<Measured> {
  const measured: Measured = {
    scores: [],
    seconds: 0,
    articles: 0,
    title: [0, 0],
    day: [0, 0],
    authors: [0, 0],
    invented: [0, 0],
    captions: [0, 0],
  };
  for (const label of labelsOf(set)) {
    const html = htmlOf(label).toString('utf8');
    const start = performance.now();
    const extracted = await reader.extract(html, label.url).catch(() => null);
    measured.seconds += (performance.now() - start) / 1000;
    const made = extracted === null ? null : reader.made(extracted);
    measured.scores.push({ ...compare(label.body, made?.text ?? ''), label });
    count(measured, label, made);
  }
  return measured;
}

function print(set: string, reader: string, measured: Measured): void {
  const { scores, seconds, articles, title, day, authors, invented, captions } = measured;
  const { precision, recall, f1 } = meanF1(scores);
  const ratio = ([hit, all]: Pair) => (all ? `${(hit / all).toFixed(3)} of ${all}` : '–');
  console.log(
    `reading ${set}, ${reader}: F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}), ` +
      `${articles} of ${scores.length} read as articles, title ${ratio(title)}, day ${ratio(day)}, ` +
      `authors ${ratio(authors)}, invented ${ratio(invented)}, captions ${ratio(captions)}, ` +
      `${Math.round(scores.length / seconds)} pages a second`,
  );
  if (process.env.VERBOSE) printWorst(scores);
}

/** Every labelled value counts, also on a page that was not read as an article. */
function count(counts: Measured, label: Label, made: Made | null): void {
  const tally = (pair: Pair, hit: boolean): void => {
    pair[1]++;
    if (hit) pair[0]++;
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

function printWorst(scores: Measured['scores']): void {
  const worst = [...scores].sort((a, b) => f1Of(a) - f1Of(b));
  for (const { label, ...score } of worst.slice(0, 25))
    console.log(
      `  ${f1Of(score).toFixed(2)} p ${score.precision.toFixed(2)} r ${score.recall.toFixed(2)} ${label.file}`,
    );
}

/** The same instant's day, whichever zone either is told in. */
function isSameDay(wanted: string, got: string | null): boolean {
  if (got === null) return false;
  if (wanted.slice(0, 10) === got.slice(0, 10)) return true;
  const instant = (text: string) => new Date(text.length > 10 ? text.replace(' ', 'T') : text).getTime();
  return wanted.length > 10 && got.length > 10 && Math.abs(instant(wanted) - instant(got)) < 60_000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
