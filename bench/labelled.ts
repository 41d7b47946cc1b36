import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Capture } from '../src/base/capture.ts';
import { digestOf } from '../src/base/digest.ts';

const PAGES = fileURLToPath(new URL('../../shared/data/pages/', import.meta.url));

/** The sets of labelled pages that readers are measured on; none of their pages is ours to keep. */
export const SETS = ['scrapinghub', 'fundus-parsers', 'fundus-evaluation', 'wcxb'] as const;
export type SetName = (typeof SETS)[number];

export interface Label {
  url: string;
  body: string;
  /** Below the folder of the sets. */
  file: string;
  title?: string | null;
  authors?: string[] | null;
  date?: string | null;
  images?: { caption: string | null }[] | null;
}

export function isHere(set: SetName): boolean {
  return existsSync(`${PAGES}${set}.jsonl`);
}

export function labelsOf(set: SetName): Label[] {
  return readFileSync(`${PAGES}${set}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Label);
}

export function htmlOf({ file }: Label): Buffer {
  return gunzipSync(readFileSync(PAGES + file));
}

/** SHA-256 over a set's labels and, in their order, its pages as they lie there: figures are of these bytes only. */
export function corpusDigest(set: SetName): string {
  const hash = createHash('sha256').update(readFileSync(`${PAGES}${set}.jsonl`));
  for (const { file } of labelsOf(set)) hash.update(readFileSync(PAGES + file));
  return `sha256:${hash.digest('hex')}`;
}

/** A labelled page as a capture: its text is UTF-8, its day unknown. */
export function captureOf(html: string | Buffer, url: string): Capture {
  return {
    original: url,
    timestamp: '20240302000000',
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: typeof html === 'string' ? Buffer.from(html) : html,
    digest: digestOf(''),
    truncated: null,
    memento: null,
  };
}
