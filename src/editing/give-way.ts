import { toText } from '../article/index.ts';
import { guessedLikeness, likeness, runsOf } from './likeness.ts';
import { sketchIn } from './mark.ts';
import type { Read, Seen, Sighting } from './sighting.ts';

/** An imported text that a capture stands in for, and why. */
export interface GivenWay<S extends Sighting> {
  sighting: Seen<S>;
  to: Seen<S>;
  why: string;
}

/** Texts that share so much are one text, saved by two hands. */
const ALIKE = 0.85;
/** Below this guess they need not be read to know that they share less. */
const GUESS = 0.5;

/**
 * What of another rescue's texts a capture says better: the very capture that the file names, or one that shows
 * nearly the same. The others stand, until captures of them come.
 */
export function giveWay<S extends Sighting>(
  seen: readonly Seen<S>[],
  read: Read<S>,
): { standing: Seen<S>[]; given: GivenWay<S>[] } {
  const captured = seen.filter(({ imported, mark }) => imported === undefined && mark.truncated === null);
  if (captured.length === 0 || captured.length === seen.length) return { standing: [...seen], given: [] };
  const standing: Seen<S>[] = [];
  const given: GivenWay<S>[] = [];
  for (const sighting of seen) {
    const better = sighting.imported === undefined ? null : betterThan(sighting, captured, read);
    if (better) given.push(better);
    else standing.push(sighting);
  }
  return { standing, given };
}

function betterThan<S extends Sighting>(
  sighting: Seen<S>,
  captured: readonly Seen<S>[],
  read: Read<S>,
): GivenWay<S> | null {
  const very = captured.find(
    ({ original, timestamp }) => original === sighting.original && timestamp === sighting.timestamp,
  );
  if (very) return { sighting, to: very, why: 'imported; its capture itself is here' };
  const same = captured.find(({ mark }) => mark.state === sighting.mark.state);
  if (same) return { sighting, to: same, why: 'same text' };
  const sketch = sketchIn(sighting.mark);
  const near = captured.filter(({ mark }) => guessedLikeness(sketch, sketchIn(mark)) >= GUESS);
  if (near.length === 0) return null;
  const runs = runsOf(toText(read(sighting).body));
  for (const to of near) {
    const { alike } = likeness(runs, runsOf(toText(read(to).body)));
    if (alike < ALIKE) continue;
    return {
      sighting,
      to,
      why: alike === 1 ? 'same text' : 'imported; a capture shows nearly the same text',
    };
  }
  return null;
}
