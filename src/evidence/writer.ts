import { closeSync, fdatasyncSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../base/digest.ts';
import { asReprintError, ReprintError } from '../base/error.ts';
import type { Fetched } from '../base/fetched.ts';
import { type Timestamp, timestampOf } from '../base/timestamp.ts';
import { encodeRecord, type NewRecord, recordId, records } from '../warc/index.ts';
import { describe } from './describe.ts';
import type { IndexEntry } from './entry.ts';
import { CAPTURES, type OwnFolder } from './layout.ts';
import { writeAll } from './lines.ts';
import { ownFiles, recover, SOFTWARE } from './recover.ts';
import { receivedFields, trueHeaders } from './replay.ts';

/** An answer of an archive that is no capture but evidence all the same: a page of its CDX. */
export interface ArchiveAnswer {
  /** What was asked. */
  address: string;
  /** When. */
  at: Date;
  contentType: string;
  body: Uint8Array;
}

/** Writes what we fetch, as WARC 1.1, to `captures/FOLDER/0000N.warc.gz`. An archive has one for each folder at a time. */
export interface EvidenceWriter {
  /** Keeps a replay: a response record and, concurrent to it, what was received (DESIGN: "A replay as evidence"). */
  append(fetched: Fetched): Promise<IndexEntry>;
  /** Keeps an answer, as a resource record. */
  keep(answer: ArchiveAnswer): void;
  /** Waits until all that was written is on the disk. */
  sync(): void;
  close(): void;
}

/** A file is closed, and the next begun, when it has grown to this. */
const FULL = 1_000_000_000;
/** What a power cut may cost at most: so many bytes or so many ms of writing. A kill costs nothing. */
const SYNC_BYTES = 64 * 1024 * 1024;
const SYNC_MS = 5000;

/** Opens the newest file of ours in a folder (what a kill left unfinished in it is taken away) or begins one. */
export async function openWriter(dir: string, folder: OwnFolder, full = FULL): Promise<EvidenceWriter> {
  await recover(dir, folder);
  mkdirSync(join(dir, CAPTURES, folder), { recursive: true });
  let number = Number.parseInt(ownFiles(dir, folder).at(-1) ?? '1', 10);
  let fd = openSync(pathOf(number), 'a+');
  let size = fstatSync(fd).size;
  let unsynced = 0;
  let synced = performance.now();
  let closed = false;

  function pathOf(n: number): string {
    return join(dir, CAPTURES, folder, nameOf(n));
  }

  function sync(): void {
    fdatasyncSync(fd);
    unsynced = 0;
    synced = performance.now();
  }

  /** Writes the bytes of records whole or, on a full disk, not at all. Answers where they begin. */
  function write(encoded: readonly Uint8Array[], at: Date): number {
    // Its number may name another file by now.
    if (closed)
      throw new ReprintError('INTERRUPTED', 'stopped', 'the same command goes on where this one stopped');
    if (size >= full) {
      fsyncSync(fd);
      closeSync(fd);
      number++;
      fd = openSync(pathOf(number), 'a+');
      size = fstatSync(fd).size;
    }
    const head = size === 0 ? encodeRecord(warcinfo(nameOf(number), timestampOf(at))) : new Uint8Array();
    const bytes = Buffer.concat([head, ...encoded]);
    try {
      writeAll(fd, bytes);
    } catch (error) {
      ftruncateSync(fd, size);
      throw asReprintError(error);
    }
    const start = size + head.length;
    size += bytes.length;
    unsynced += bytes.length;
    if (unsynced >= SYNC_BYTES || performance.now() - synced >= SYNC_MS) sync();
    return start;
  }

  return {
    async append(fetched) {
      const [response, metadata] = recordsOf(fetched).map((record) => encodeRecord(record)) as [
        Uint8Array,
        Uint8Array,
      ];
      const entry = await entryOfBytes(response, fetched);
      const offset = write([response, metadata], fetched.at);
      return { ...entry, file: `${folder}/${nameOf(number)}`, offset, memento: fetched.memento };
    },
    keep({ address, at, contentType, body }) {
      write(
        [encodeRecord({ type: 'resource', target: address, timestamp: timestampOf(at), contentType, body })],
        at,
      );
    },
    sync,
    close() {
      closed = true;
      sync();
      closeSync(fd);
    },
  };
}

function nameOf(number: number): string {
  return `${String(number).padStart(5, '0')}.warc.gz`;
}

function warcinfo(filename: string, timestamp: Timestamp): NewRecord {
  const body = Buffer.from(`software: ${SOFTWARE}\r\nformat: WARC File Format 1.1\r\n`);
  return { type: 'warcinfo', timestamp, body, fields: [['WARC-Filename', filename]] };
}

function recordsOf(fetched: Fetched): [response: NewRecord, metadata: NewRecord] {
  const { original: target, timestamp, status, reason, body, truncated } = fetched;
  const response: NewRecord = {
    type: 'response',
    target,
    timestamp,
    fields: truncated === null ? [] : [['WARC-Truncated', truncated]],
    http: { status, reason, headers: trueHeaders(fetched) },
    body,
  };
  const id = recordId(response, digestOf(body));
  const metadata: NewRecord = {
    type: 'metadata',
    target,
    timestamp: timestampOf(fetched.at),
    fields: [['WARC-Concurrent-To', `<${id}>`]],
    body: Buffer.from(receivedFields(fetched)),
  };
  return [{ ...response, id }, metadata];
}

/** Reads back what is about to be written: what cannot be read is not kept. */
async function entryOfBytes(bytes: Uint8Array, { original, timestamp }: Fetched): Promise<IndexEntry> {
  for await (const found of records(only(bytes))) {
    const entry = found.kind === 'record' ? describe(found, { file: '', base: 0 }) : null;
    if (entry) return entry;
  }
  throw new ReprintError(
    'BAD_INPUT',
    `${timestamp}/${original} cannot be kept: it is no web address, or larger than a record may be`,
    'it is passed over',
  );
}

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
