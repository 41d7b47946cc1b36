import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Floors under the figures of reading and learning, each for the very corpus that it was measured on. A floor
 * rises by `node bench/floors.ts --raise`. It never sinks in silence: `best` remembers the highest that it stood,
 * and a floor below that, or below what was asked of it, says why. The seal tells an edit by hand.
 */
export interface Floors {
  /** SHA-256 of each corpus. */
  corpora: Record<string, string>;
  /** By corpus, then by figure; every figure is a share, 0–1, and more is better. */
  floors: Record<string, Record<string, Floor>>;
  seal: string;
}

export interface Floor {
  floor: number;
  /** The highest floor there was. */
  best: number;
  /** What was asked for; absent where nothing was. */
  target?: number;
  why?: string;
}

/** What one corpus gives today. */
export interface Today {
  corpus: string;
  digest: string;
  figures: Record<string, number>;
}

const FILE = fileURLToPath(new URL('floors.json', import.meta.url));

export function readFloors(): Floors {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Floors;
}

export function writeFloors(floors: Floors): void {
  writeFileSync(FILE, `${JSON.stringify({ ...floors, seal: sealOf(floors) }, null, 2)}\n`);
}

export function sealOf({ corpora, floors }: Floors): string {
  return createHash('sha256')
    .update(JSON.stringify([corpora, floors]))
    .digest('hex');
}

/** What is not honest about the floors themselves, one line each. */
export function faultsOf(floors: Floors): string[] {
  const faults: string[] = [];
  if (floors.seal !== sealOf(floors))
    faults.push('floors.json was edited by hand: use node bench/floors.ts --raise or --lower');
  for (const [corpus, figures] of Object.entries(floors.floors)) {
    if (!floors.corpora[corpus]) faults.push(`${corpus}: no digest says what it was measured on`);
    for (const [figure, { floor, best, target, why }] of Object.entries(figures)) {
      if (why) continue;
      if (floor < best) faults.push(`${corpus}, ${figure}: lowered from ${best} to ${floor} without a why`);
      if (target !== undefined && floor < target)
        faults.push(`${corpus}, ${figure}: ${floor} is less than the ${target} asked for, without a why`);
    }
  }
  return faults;
}

/** Where one corpus gives less today than its floors, or is another one, one line each. */
export function shortfalls(floors: Floors, { corpus, digest, figures }: Today): string[] {
  if (floors.corpora[corpus] !== digest)
    return [`${corpus}: not the pages that its floors were measured on (${digest})`];
  const expected = floors.floors[corpus] ?? {};
  const names = new Set([...Object.keys(expected), ...Object.keys(figures)]);
  return [...names].flatMap((name) => {
    const floor = expected[name]?.floor;
    const figure = figures[name];
    if (floor === undefined) return [`${corpus}, ${name}: has no floor`];
    if (figure === undefined) return [`${corpus}, ${name}: was not measured`];
    return figure >= floor ? [] : [`${corpus}, ${name}: ${figure.toFixed(4)}, its floor is ${floor}`];
  });
}

/**
 * Floors just below today's figures, where that is higher than they stand; for a corpus that has changed,
 * just below today's in any case, and then `best` begins anew.
 */
export function raised(floors: Floors, { corpus, digest, figures }: Today): Floors {
  const isSame = floors.corpora[corpus] === digest;
  const old = floors.floors[corpus] ?? {};
  const now: Record<string, Floor> = {};
  for (const [name, figure] of Object.entries(figures)) {
    const before = old[name];
    const floor = Math.max(isSame && before ? before.floor : 0, below(name, figure, before?.target));
    const best = isSame && before ? Math.max(before.best, floor) : floor;
    now[name] = { ...before, floor, best };
    const { target = 0 } = now[name];
    if (floor >= best && floor >= target) delete now[name].why;
  }
  return {
    ...floors,
    corpora: { ...floors.corpora, [corpus]: digest },
    floors: { ...floors.floors, [corpus]: now },
  };
}

/** A floor that was let down, with the reason; `best` stays. */
export function lowered(floors: Floors, corpus: string, name: string, floor: number, why: string): Floors {
  const before = floors.floors[corpus]?.[name];
  if (!before) throw new Error(`${corpus}, ${name}: no such floor`);
  const figures = { ...floors.floors[corpus], [name]: { ...before, floor, why } };
  return { ...floors, floors: { ...floors.floors, [corpus]: figures } };
}

/**
 * A thousandth of slack, so that a page read a little otherwise fails nobody; but no slack below a target that
 * was met, nor where every single one was right.
 */
function below(name: string, figure: number, target = 0): number {
  if (figure === 1 && !name.startsWith('F1')) return 1;
  const slack = Math.max(0, Math.floor((figure - 0.001) * 1000) / 1000);
  return figure >= target ? Math.max(slack, target) : slack;
}
