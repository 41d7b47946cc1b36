/** Small WARC files and archive folders for this room's own tests. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Headers } from '../base/capture.ts';
import type { Fetched } from '../base/fetched.ts';
import { encodeRecord, type NewRecord } from '../warc/index.ts';
import type { Evidence, IndexEntry, IndexEvent } from './index.ts';

export interface Folder {
  path: string;
  /** Writes a file of records below the folder and answers its path. */
  warc(name: string, records: readonly NewRecord[]): string;
  remove(): void;
}

export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'reprint-evidence-'));
  return {
    path,
    warc(name, records) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, warcBytes(records, name.endsWith('.gz')));
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export function warcBytes(records: readonly NewRecord[], gzip = true): Buffer {
  return Buffer.concat(records.map((record) => encodeRecord(record, { gzip })));
}

export function page(target: string, timestamp: string, body: string, headers: Headers = []): NewRecord {
  return {
    type: 'response',
    target,
    timestamp,
    http: { status: 200, reason: 'OK', headers: [['Content-Type', 'text/html; charset=utf-8'], ...headers] },
    body: Buffer.from(body),
  };
}

export function revisit(
  target: string,
  timestamp: string,
  fields: Headers,
  http?: NewRecord['http'],
): NewRecord {
  const profile = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';
  return {
    type: 'revisit',
    target,
    timestamp,
    fields: [['WARC-Profile', profile], ...fields],
    ...(http ? { http } : {}),
    body: new Uint8Array(),
  };
}

export function fetched(
  original: string,
  timestamp: string,
  body: string,
  more: Partial<Fetched> = {},
): Fetched {
  return {
    original,
    timestamp,
    status: 200,
    reason: 'OK',
    headers: [['Content-Type', 'text/html']],
    body: Buffer.from(body),
    truncated: null,
    memento: `https://archive.example/web/${timestamp}id_/${original}`,
    received: [
      ['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:03 GMT'],
      ['X-Archive-Src', 'item/file.warc.gz'],
    ],
    at: new Date('2026-01-02T03:04:05.678Z'),
    indexed: null,
    ...more,
  };
}

/** Runs `index` to its end. Files come in the order in which they are done; here in that of their names. */
export async function indexed(evidence: Evidence) {
  const events = [];
  for await (const event of evidence.index()) if (event.event !== 'progress') events.push(event);
  return events.sort((a, b) => rank(a).localeCompare(rank(b)));
}

function rank(event: IndexEvent): string {
  const order = { 'rolled-back': 0, progress: 1, indexed: 2, failed: 2, merged: 3 };
  return `${order[event.event]} ${'file' in event ? event.file : ''}`;
}

export async function captures(evidence: Evidence): Promise<IndexEntry[]> {
  const all: IndexEntry[] = [];
  for await (const entry of evidence.captures()) all.push(entry);
  return all;
}

/** Every file below a folder, as paths. */
export function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
