import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { toText } from '../src/article/index.ts';
import type { Capture } from '../src/base/capture.ts';
import { digestOf } from '../src/base/digest.ts';
import { learn } from '../src/learning/index.ts';
import { parseOutlet } from '../src/outlets/index.ts';
import { read } from '../src/reading/index.ts';
import { compare } from './reading.ts';

const PAGES = fileURLToPath(new URL('../../shared/data/pages/', import.meta.url));
const UNKNOWN = parseOutlet('name: unknown');

interface Page {
  url: string;
  body: string;
  file: string;
}

/**
 * Reads every page of the set of sites with what was learned from the other pages of its site, first without
 * their labels, then with, and prints how near that comes. `--site WORD` for one site, VERBOSE=1 for each page.
 */
export async function run(): Promise<void> {
  const { values } = parseArgs({ options: { site: { type: 'string' } }, strict: false });
  const list = `${PAGES}fundus-evaluation.jsonl`;
  if (!existsSync(list)) {
    console.log('learning: fundus-evaluation is not here: skipped');
    return;
  }
  const pages = readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Page)
    .filter(({ url }) => typeof values.site !== 'string' || url.includes(values.site));
  for (const labelled of [false, true]) measure(pages, labelled);
}

function measure(pages: readonly Page[], labelled: boolean): void {
  const scores = pages.map((page) => {
    const siblings = pages.filter((other) => other !== page && hostOf(other) === hostOf(page));
    const samples = siblings.map((sibling) => ({
      capture: captureOf(sibling),
      label: labelled ? { body: sibling.body, title: null, authors: null, date: null } : null,
    }));
    const recipes = learn(samples, UNKNOWN).map(({ recipe }) => recipe);
    const reading = read(captureOf(page), UNKNOWN, recipes);
    return { page, ...compare(page.body, reading.kind === 'article' ? toText(reading.body) : '') };
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const f1 = (precision: number, recall: number) => (2 * precision * recall) / (precision + recall || 1);
  const precision = mean(scores.map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  const near = scores.filter((score) => f1(score.precision, score.recall) >= 0.98).length;
  console.log(
    `learning fundus-evaluation, ${labelled ? 'four labelled siblings' : 'siblings without labels'}: ` +
      `F1 ${f1(precision, recall).toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}), ` +
      `${Math.round((100 * near) / scores.length)} % of ${scores.length} pages at .98 or above`,
  );
  if (!process.env.VERBOSE) return;
  for (const { page, precision: p, recall: r } of scores)
    console.log(`  ${f1(p, r).toFixed(3)} p ${p.toFixed(3)} r ${r.toFixed(3)} ${page.file}`);
}

function hostOf({ url }: Page): string {
  return new URL(url).host.replace(/^www\./, '');
}

function captureOf({ url, file }: Page): Capture {
  return {
    original: url,
    timestamp: '20240302000000',
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: gunzipSync(readFileSync(PAGES + file)),
    digest: digestOf(''),
    truncated: null,
    memento: null,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
