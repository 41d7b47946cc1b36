import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../base/digest.ts';
import type { SearchDocument } from '../../search/index.ts';

/*
 * Stories on their way from the workers, which have them in hand while they set the pages, to the index, which takes
 * them newest first and after all: a file for each batch, so that memory holds one batch and not the paper.
 */

const FOLDER = join('search', '.stories');

/** An empty place for stories, below the site. What an index that was cut short left goes as well. */
export function openSpool(out: string): void {
  closeSpool(out);
  rmSync(join(out, 'search', '.building'), { recursive: true, force: true });
  mkdirSync(join(out, FOLDER));
}

export function closeSpool(out: string): void {
  rmSync(join(out, FOLDER), { recursive: true, force: true });
}

/** Keeps the stories of one batch. Returns their digest. */
export function spool(out: string, batch: number, documents: readonly SearchDocument[]): string {
  const text = documents.map((document) => JSON.stringify(document)).join('\n');
  writeFileSync(join(out, FOLDER, `${batch}.jsonl`), text);
  return sha256Hex(text);
}

/** All stories of so many batches, the last of each first. */
export function* spooled(out: string, batches: number): Generator<SearchDocument> {
  for (let batch = batches - 1; batch >= 0; batch--) {
    const text = readFileSync(join(out, FOLDER, `${batch}.jsonl`), 'utf8');
    for (const line of text.split('\n').reverse()) if (line !== '') yield JSON.parse(line) as SearchDocument;
  }
}
