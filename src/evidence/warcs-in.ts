import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { asReprintError } from '../base/error.ts';
import { type Damage, isZip, records, type WarcRecord, waczWarcs } from '../warc/index.ts';
import type { Place } from './describe.ts';
import { evidencePath } from './layout.ts';
import { gunzipped, unpack } from './unpacked.ts';

/** One WARC or ARC of a file of evidence: the file itself, or one of those that a WACZ holds. */
export interface WarcIn extends Place {
  /** Its path inside the WACZ, or null. */
  member: string | null;
  /** Its records, with offsets from its own beginning. */
  records: AsyncIterable<WarcRecord | Damage>;
  /** Bytes of the file of evidence that lie before it: for progress only. */
  before: number;
}

/** All WARCs of a file of evidence, in order; `from` is where to begin in a file that has only grown. */
export async function* warcsIn(dir: string, file: string, from = 0): AsyncIterable<WarcIn> {
  const path = evidencePath(dir, file);
  if (await isZip(path)) {
    yield* warcsInWacz(dir, file, path);
    return;
  }
  const unpacked = from === 0 && (await isPackedAsOne(path)) ? await unpackedOrNull(dir, file, path) : null;
  if (unpacked !== null) {
    yield { file, member: null, base: null, before: 0, records: records(unpacked) };
  } else {
    const stretch = { start: from, end: Number.POSITIVE_INFINITY };
    yield {
      file,
      member: null,
      base: 0,
      before: 0,
      records: from === 0 ? records(path) : records(path, { stretch }),
    };
  }
}

async function* warcsInWacz(dir: string, file: string, path: string): AsyncIterable<WarcIn> {
  let before = 0;
  let any = false;
  for await (const { name, size, start, stream } of waczWarcs(path)) {
    any = true;
    if (name === null) {
      const broken = damage('the WACZ has no directory: its records are looked for in all of its bytes');
      yield { file, member: null, base: 0, before, records: inTurn(records(path), broken) };
    } else if (start === null) {
      const member = await unpackMember(dir, `${file}!/${name}`, stream);
      yield { file: `${file}!/${name}`, member: name, base: null, before, records: member };
    } else {
      const stretch = { start, end: start + size };
      yield {
        file: `${file}!/${name}`,
        member: name,
        base: start,
        before,
        records: fromStart(records(path, { stretch }), start),
      };
    }
    before += size;
  }
  if (any) return;
  const nothing: Damage = { ...damage('the WACZ holds no WARC file'), code: 'NOT_EVIDENCE' };
  yield { file, member: null, base: 0, before, records: alone(nothing) };
}

/** The records of a WARC that is deflated in its WACZ: where that breaks off, those before it, and the others of the WACZ. */
async function unpackMember(
  dir: string,
  label: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<WarcRecord | Damage>> {
  let broken: Damage | null = null;
  async function* untilBroken() {
    try {
      yield* stream;
    } catch (error) {
      broken = damage(asReprintError(error).message);
    }
  }
  const unpacked = await unpack(dir, label, untilBroken());
  return broken === null ? records(unpacked) : inTurn(records(unpacked), broken);
}

async function* alone(broken: Damage): AsyncIterable<WarcRecord | Damage> {
  yield broken;
}

async function* inTurn(
  found: AsyncIterable<WarcRecord | Damage>,
  broken: Damage,
): AsyncIterable<WarcRecord | Damage> {
  yield broken;
  yield* found;
}

function damage(reason: string): Damage {
  return {
    kind: 'damage',
    code: 'DAMAGED_RECORD',
    offset: 0,
    length: 0,
    reason,
    target: null,
    salvaged: false,
  };
}

/** The same records with their offsets counted from where their WARC begins. */
async function* fromStart(
  found: AsyncIterable<WarcRecord | Damage>,
  start: number,
): AsyncIterable<WarcRecord | Damage> {
  for await (const part of found) {
    part.offset -= start;
    yield part;
  }
}

/** A file no larger than this is inflated whole in a moment, each time that a record of it is read. */
const SMALL = 4 * 1024 * 1024;

/** Whether a gzip file is one member for many records, by its first two. */
async function isPackedAsOne(path: string): Promise<boolean> {
  if (statSync(path).size <= SMALL || !isGzip(path)) return false;
  let seen = 0;
  for await (const part of records(path)) {
    if (part.kind === 'record' && part.within > 0) return true;
    if (++seen === 2) break;
  }
  return false;
}

function isGzip(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const magic = Buffer.alloc(2);
    readSync(fd, magic, 0, 2, 0);
    return magic.readUInt16BE() === 0x1f8b;
  } finally {
    closeSync(fd);
  }
}

/** Null where the gzip is damaged: it is then read as it is, slowly, which saves more. */
async function unpackedOrNull(dir: string, file: string, path: string): Promise<string | null> {
  try {
    return await unpack(dir, file, gunzipped(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') || code === 'ERR_TRAILING_JUNK_AFTER_STREAM_END') return null;
    throw error;
  }
}
