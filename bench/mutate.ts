/** Damages files at random, the same for the same seed, and counts which of the records left alone are still read. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Damage, records, type WarcRecord } from '../src/warc/index.ts';
import { dice } from './dice.ts';

export interface Tally {
  mutations: number;
  undamaged: number;
  recovered: number;
  /** The smallest share recovered of any one file, and which. */
  worst: { name: string; share: number };
  /** Mutations that cost an undamaged record: file, what was done, how many were lost. */
  losses: string[];
}

interface Mutation {
  name: string;
  bytes: Buffer;
  /** The stretch of the old file that was touched; `from` = `to` for an insertion. */
  from: number;
  to: number;
}

/** Mutates the files of a folder in turn, `count` times in all. Throws what reading throws: it never should. */
export async function mutateAll(folder: string, count: number, seed: number): Promise<Tally> {
  const files = readdirSync(folder)
    .filter((name) => !name.endsWith('.wacz'))
    .sort();
  const roll = dice(seed);
  const tally: Tally = {
    mutations: 0,
    undamaged: 0,
    recovered: 0,
    worst: { name: '', share: 1 },
    losses: [],
  };
  const byFile = new Map<string, { undamaged: number; recovered: number }>();
  const known = new Map<string, { bytes: Buffer; found: WarcRecord[] }>();
  for (let turn = 0; turn < count; turn++) {
    const name = files[turn % files.length]!;
    let file = known.get(name);
    if (!file) {
      const bytes = readFileSync(join(folder, name));
      file = {
        bytes,
        found: (await readAll(bytes)).filter(isWhole),
      };
      known.set(name, file);
    }
    const mutation = mutate(file.bytes, roll);
    const expected = file.found.filter((record) => !touched(record, mutation)).map(fingerprint);
    const got = (await readAll(mutation.bytes)).flatMap((found) =>
      found.kind === 'record' ? [fingerprint(found)] : [],
    );
    const lost = missing(expected, got);
    tally.mutations++;
    tally.undamaged += expected.length;
    tally.recovered += expected.length - lost;
    const sums = byFile.get(name) ?? { undamaged: 0, recovered: 0 };
    byFile.set(name, sums);
    sums.undamaged += expected.length;
    sums.recovered += expected.length - lost;
    if (lost > 0)
      tally.losses.push(`${name}: ${mutation.name} ${mutation.from}–${mutation.to}: ${lost} lost`);
  }
  for (const [name, { undamaged, recovered }] of byFile) {
    const share = undamaged === 0 ? 1 : recovered / undamaged;
    if (share < tally.worst.share) tally.worst = { name, share };
  }
  return tally;
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

function touched({ offset, length }: WarcRecord, { from, to }: Mutation): boolean {
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

function mutate(old: Buffer, roll: () => number): Mutation {
  const from = Math.floor(roll() * old.length);
  const reach = Math.min(old.length - from, 1 + Math.floor(2 ** (roll() * 10)));
  const to = from + reach;
  const noise = Buffer.from(Array.from({ length: reach }, () => Math.floor(roll() * 256)));
  const between = (middle: Uint8Array, rest: number) =>
    Buffer.concat([old.subarray(0, from), middle, old.subarray(rest)]);
  switch (Math.floor(roll() * 7)) {
    case 0: {
      const flipped = Buffer.from([old[from]! ^ (1 << Math.floor(roll() * 8))]);
      return { name: 'flip a bit', bytes: between(flipped, from + 1), from, to: from + 1 };
    }
    case 1:
      return { name: 'set a byte', bytes: between(noise.subarray(0, 1), from + 1), from, to: from + 1 };
    case 2:
      return { name: 'overwrite', bytes: between(noise, to), from, to };
    case 3:
      return { name: 'zero', bytes: between(Buffer.alloc(reach), to), from, to };
    case 4:
      return { name: 'delete', bytes: between(Buffer.alloc(0), to), from, to };
    case 5:
      return { name: 'insert', bytes: between(noise, from), from, to: from };
    default:
      return { name: 'cut off', bytes: old.subarray(0, from), from, to: old.length };
  }
}
