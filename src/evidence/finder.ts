import { existsSync } from 'node:fs';
import type { Timestamp } from '../base/timestamp.ts';
import { allPath, payloadsPath, readCatalogue } from './catalogue.ts';
import { entryOf, type IndexEntry, keyOf } from './entry.ts';
import { openSorted, type SortedFile } from './lookup.ts';

/** Random access to the merged index. Cheap to open, also in a worker: files are opened when first asked for. */
export interface Finder {
  /** All captures of an address, by time. */
  ofKey(key: string): IndexEntry[];
  /** Those of a time (its first digits), no more than so many: a front page has a hundred thousand. */
  some(key: string, time: string, most: number): IndexEntry[];
  /** The captures of an address at one time. */
  at(key: string, timestamp: Timestamp): IndexEntry[];
  /** A capture (no revisit) that has the payload, or null. */
  withPayload(payload: string): IndexEntry | null;
  close(): void;
}

/** @throws ReprintError NOT_FOUND, when first asked, where the evidence has no index yet */
export function openFinder(dir: string): Finder {
  const opened = new Map<string, SortedFile>();

  function search(path: string, prefix: string, most?: number): string[] {
    let file = opened.get(path);
    if (!file) {
      if (!existsSync(path)) readCatalogue(dir);
      file = openSorted(path);
      opened.set(path, file);
    }
    return file.linesWith(prefix, most);
  }

  const all = (prefix: string, most?: number) => search(allPath(dir), prefix, most).map(entryOf);
  return {
    ofKey: (key) => all(`${key} `),
    some: (key, time, most) => all(`${key} ${time}`, most),
    at: (key, timestamp) => all(`${key} ${timestamp} `),
    withPayload(payload) {
      const line = search(payloadsPath(dir), `${payload} `)[0];
      if (line === undefined) return null;
      const [, , timestamp, key] = line.split(' ');
      const captures = all(`${key} ${timestamp} `).filter(({ type }) => type !== 'revisit');
      return captures.find((entry) => entry.payload === payload || entry.digest === payload) ?? null;
    },
    close() {
      for (const file of opened.values()) file.close();
      opened.clear();
    },
  };
}

/** The key of an address (`https://hkcnews.com/a`, `hkcnews.com/a`), or of one that is a SURT already (`com,hkcnews)/a`). */
export function keyOfWords(address: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address)) return keyOf(address);
  return /^[^/?#]*\)/.test(address) ? address : keyOf(`http://${address}`);
}
