import { existsSync } from 'node:fs';
import type { Capture, CaptureRef } from '../base/capture.ts';
import type { Fetched } from '../base/fetched.ts';
import { type Adopted, adopt } from './adopt.ts';
import { answersIn } from './answers.ts';
import { allPath, eachOnce, readCatalogue } from './catalogue.ts';
import { entryOf, type IndexEntry, lineOf } from './entry.ts';
import { type Finder, keyOfWords, openFinder } from './finder.ts';
import { damagePath, type EvidenceDamage, freshStamp, type Stamp } from './index-file.ts';
import { type IndexEvent, indexAll } from './indexing.ts';
import { captureFiles, type EvidenceFile } from './layout.ts';
import { linesOf } from './lines.ts';
import { mergeLines } from './merge.ts';
import { readCapture } from './reader.ts';
import { type VerifyEvent, verifyAll } from './verify.ts';
import { type ArchiveAnswer, openWriter } from './writer.ts';

/** The evidence of one archive: everything below `captures/`. */
export interface Evidence {
  /** Takes a file into the evidence unchanged: a copy or, with `link`, a link to it. */
  adopt(path: string, how?: { link?: boolean }): Promise<Adopted>;
  /** Indexes what is new; what was found is open to the methods below once it is through. */
  index(): AsyncIterable<IndexEvent>;
  /** Every capture, each once, sorted by SURT and time, in bounded memory. */
  captures(): AsyncIterable<IndexEntry>;
  /** How many captures there are. */
  count(): number;
  /** The captures of an address (or SURT), by time. */
  find(address: string): IndexEntry[];
  /** Opens a capture; see CaptureReader. */
  read(ref: IndexEntry | CaptureRef): Promise<Capture>;
  /** The damaged places in the evidence, as the index met them. */
  damages(): Iterable<EvidenceDamage>;
  /** The files of the evidence, by name, and what the index found in each: nothing where it has not been indexed. */
  files(): IndexedFile[];
  /** Keeps what was fetched; it can be found and read at once. */
  append(fetched: Fetched): Promise<IndexEntry>;
  /** How many captures were appended since the last index. */
  unindexed(): number;
  /** Keeps an answer of an archive that is no capture (a page of its CDX). */
  keep(answer: ArchiveAnswer): Promise<void>;
  /** Every answer that was kept, in order; damaged ones are passed over, as `verify` tells. */
  answers(): AsyncIterable<ArchiveAnswer>;
  verify(): AsyncIterable<VerifyEvent>;
  close(): Promise<void>;
}

export interface IndexedFile extends EvidenceFile {
  records: number;
  captures: number;
  damages: number;
}

/**
 * Opens the evidence of an archive folder. Opening reads and changes nothing; an archive that was never
 * indexed answers NOT_FOUND to every question about its captures until `index` is through.
 */
export function openEvidence(dir: string): Evidence {
  let finder: Finder = openFinder(dir);
  const fetches = lazily(() => openWriter(dir, 'fetched'));
  const listings = lazily(() => openWriter(dir, 'listings'));
  /** What was appended since the last index, by SURT. */
  let fresh = new Map<string, IndexEntry[]>();
  let unindexed = 0;

  /** Looks at the new index; what was appended while it was made is not in it. */
  function reopen(since: Map<string, IndexEntry[]>): void {
    finder.close();
    finder = openFinder(dir);
    fresh = since;
    unindexed = [...since.values()].flat().length;
  }

  /** The index on disk and what came since, as one. */
  const both: Finder = {
    ofKey: (key) =>
      withFresh(
        indexedOf(() => finder.ofKey(key)),
        fresh.get(key) ?? [],
      ),
    some(key, time, most) {
      const since = (fresh.get(key) ?? []).filter(({ timestamp }) => timestamp.startsWith(time));
      return withFresh(
        indexedOf(() => finder.some(key, time, most)),
        since,
      );
    },
    at(key, timestamp) {
      const since = (fresh.get(key) ?? []).filter((entry) => entry.timestamp === timestamp);
      return withFresh(
        indexedOf(() => finder.at(key, timestamp)),
        since,
      );
    },
    withPayload: (payload) => finder.withPayload(payload),
    close: () => finder.close(),
  };

  /** What was just appended can be found even before there is any index. */
  function indexedOf(search: () => IndexEntry[]): IndexEntry[] {
    return fresh.size > 0 && !existsSync(allPath(dir)) ? [] : search();
  }

  return {
    adopt: (path, { link = false } = {}) => adopt(dir, path, link),
    async *index() {
      (await fetches.already())?.sync();
      const before = new Set([...fresh.values()].flat());
      yield* indexAll(dir);
      const left = [...fresh].map(
        ([key, entries]) => [key, entries.filter((entry) => !before.has(entry))] as const,
      );
      reopen(new Map(left.filter(([, entries]) => entries.length > 0)));
    },
    async *captures() {
      if (fresh.size === 0) readCatalogue(dir);
      const indexed = existsSync(allPath(dir)) ? linesOf(allPath(dir)) : [];
      const since = [...fresh.values()].flat().map(lineOf).sort();
      for (const line of since.length === 0 ? indexed : eachOnce(mergeLines([indexed, since])))
        yield entryOf(line);
    },
    count: () => readCatalogue(dir).captures,
    find: (address) => both.ofKey(keyOfWords(address)),
    read: (ref) => readCapture(dir, ref, both),
    *damages() {
      for (const { file } of captureFiles(dir)) {
        const path = damagePath(dir, file);
        if (!existsSync(path)) continue;
        for (const line of linesOf(path)) yield JSON.parse(line) as EvidenceDamage;
      }
    },
    files: () =>
      captureFiles(dir).map((found) => ({ ...found, ...countsOf(freshStamp(dir, found.file, found)) })),
    async append(fetched) {
      const entry = await (await fetches.get()).append(fetched);
      const known = fresh.get(entry.key);
      if (known) known.push(entry);
      else fresh.set(entry.key, [entry]);
      unindexed++;
      return entry;
    },
    unindexed: () => unindexed,
    async keep(answer) {
      const writer = await listings.get();
      writer.keep(answer);
      // The account is to say that it came.
      writer.sync();
    },
    answers: () => answersIn(dir),
    verify: () => verifyAll(dir),
    async close() {
      finder.close();
      (await fetches.already())?.close();
      (await listings.already())?.close();
    },
  };
}

/** Opened when it is first needed; after a failure (a full disk may have room the next time) once more. */
function lazily<T>(open: () => Promise<T>): { get(): Promise<T>; already(): Promise<T> | null } {
  let opened: Promise<T> | null = null;
  return {
    get() {
      opened ??= open().catch((error: unknown) => {
        opened = null;
        throw error;
      });
      return opened;
    },
    already: () => opened,
  };
}

function withFresh(indexed: IndexEntry[], fresh: IndexEntry[]): IndexEntry[] {
  if (fresh.length === 0) return indexed;
  const lines = [...indexed, ...fresh].map(lineOf).sort();
  return [...eachOnce(lines)].map(entryOf);
}

function countsOf(stamp: Stamp | null): Pick<IndexedFile, 'records' | 'captures' | 'damages'> {
  return { records: stamp?.records ?? 0, captures: stamp?.captures ?? 0, damages: stamp?.damages ?? 0 };
}
