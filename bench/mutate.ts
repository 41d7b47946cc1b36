/** Damages files at random, the same for the same seed, and counts which of the records left alone are still read. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Damage, records, type WarcRecord } from '../src/warc/index.ts';
import { dice } from './dice.ts';

export interface Count {
  undamaged: number;
  recovered: number;
}

export interface Tally extends Count {
  mutations: number;
  byFile: Map<string, Count>;
  byKind: Map<string, Count>;
  /** Mutations that cost an undamaged record: file, what was done, how many were lost. */
  losses: string[];
}

/** A file, and the records of it that are whole. */
interface Known {
  name: string;
  bytes: Buffer;
  found: WarcRecord[];
}

interface Mutation {
  kind: string;
  bytes: Buffer;
  /** The stretches of the old file that were touched; of no length for an insertion. */
  touched: [from: number, to: number][];
  /** The file that was put behind it. */
  joined?: Known;
}

/** Mutates the files of a folder in turn, `count` times in all. Throws what reading throws: it never should. */
export async function mutateAll(folder: string, count: number, seed: number): Promise<Tally> {
  const names = readdirSync(folder)
    .filter((name) => !name.endsWith('.wacz'))
    .sort();
  const files: Known[] = [];
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    files.push({ name, bytes, found: (await readAll(bytes)).filter(isWhole) });
  }
  const roll = dice(seed);
  const tally: Tally = {
    mutations: 0,
    undamaged: 0,
    recovered: 0,
    byFile: new Map(),
    byKind: new Map(),
    losses: [],
  };
  for (let turn = 0; turn < count; turn++) {
    const file = files[turn % files.length]!;
    const other = files[Math.floor(roll() * files.length)]!;
    const { kind, bytes, touched, joined } = mutate(file.bytes, other, roll);
    const left = file.found.filter((record) => !touched.some((stretch) => isTouched(record, stretch)));
    const expected = [...left, ...(joined?.found ?? [])].map(fingerprint);
    const got = (await readAll(bytes)).flatMap((found) =>
      found.kind === 'record' ? [fingerprint(found)] : [],
    );
    const lost = missing(expected, got);
    tally.mutations++;
    for (const counted of [tally, countOf(tally.byFile, file.name), countOf(tally.byKind, kind)]) {
      counted.undamaged += expected.length;
      counted.recovered += expected.length - lost;
    }
    const where = touched.map((stretch) => stretch.join('–')).join(' and ');
    if (lost > 0)
      tally.losses.push(`${file.name}: ${kind} ${where}${joined ? ` ${joined.name}` : ''}: ${lost} lost`);
  }
  return tally;
}

function countOf(counts: Map<string, Count>, name: string): Count {
  const known = counts.get(name) ?? { undamaged: 0, recovered: 0 };
  counts.set(name, known);
  return known;
}

/** A record that was damaged to begin with ends where the next one begins, wherever that is now. */
function isWhole(found: WarcRecord | Damage): found is WarcRecord {
  return found.kind === 'record' && found.truncated !== 'damaged';
}

async function readAll(bytes: Buffer): Promise<(WarcRecord | Damage)[]> {
  const all: (WarcRecord | Damage)[] = [];
  for await (const found of records(inPieces(bytes))) all.push(found);
  return all;
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

function isTouched({ offset, length }: WarcRecord, [from, to]: [number, number]): boolean {
  return from === to ? from > offset && from < offset + length : from < offset + length && to > offset;
}

function fingerprint(record: WarcRecord): string {
  const digest = createHash('sha256').update(record.block).digest('hex');
  return [record.type, record.target, record.timestamp, record.truncated, digest].join(' ');
}

function missing(expected: string[], got: string[]): number {
  const counts = new Map<string, number>();
  for (const print of got) counts.set(print, (counts.get(print) ?? 0) + 1);
  let lost = 0;
  for (const print of expected) {
    const left = counts.get(print) ?? 0;
    if (left === 0) lost++;
    else counts.set(print, left - 1);
  }
  return lost;
}

function mutate(old: Buffer, other: Known, roll: () => number): Mutation {
  const from = Math.floor(roll() * old.length);
  const reach = Math.min(old.length - from, 1 + Math.floor(2 ** (roll() * 10)));
  const to = from + reach;
  const noise = Buffer.from(Array.from({ length: reach }, () => Math.floor(roll() * 256)));
  const put = (kind: string, middle: Uint8Array, end: number): Mutation => ({
    kind,
    bytes: Buffer.concat([old.subarray(0, from), middle, old.subarray(end)]),
    touched: [[from, end]],
  });
  const elsewhere = Math.floor(roll() * old.length);
  switch (Math.floor(roll() * 11)) {
    case 0:
      return put('flip a bit', Buffer.from([old[from]! ^ (1 << Math.floor(roll() * 8))]), from + 1);
    case 1:
      return put('set a byte', noise.subarray(0, 1), from + 1);
    case 2:
      return put('overwrite', noise, to);
    case 3:
      return put('zero', Buffer.alloc(reach), to);
    case 4:
      return put('delete', Buffer.alloc(0), to);
    case 5:
      return put('insert', noise, from);
    case 6:
      return put('repeat', old.subarray(elsewhere, elsewhere + 16 * reach), from);
    case 7:
      return put('cut off the end', Buffer.alloc(0), old.length);
    case 8:
      return { kind: 'cut off the beginning', bytes: old.subarray(from), touched: [[0, from]] };
    case 9:
      return swap(old, from, elsewhere, reach);
    default:
      // A download that broke off, and the next file behind it.
      return {
        kind: 'join',
        bytes: Buffer.concat([old.subarray(0, from), other.bytes]),
        touched: [[from, old.length]],
        joined: other,
      };
  }
}

/** Two blocks change places. */
function swap(old: Buffer, one: number, two: number, reach: number): Mutation {
  const [a, b] = [Math.min(one, two), Math.max(one, two)];
  const length = Math.min(reach, b - a, old.length - b);
  const bytes = Buffer.from(old);
  old.copy(bytes, a, b, b + length);
  old.copy(bytes, b, a, a + length);
  return {
    kind: 'swap',
    bytes,
    touched: [
      [a, a + length],
      [b, b + length],
    ],
  };
}
