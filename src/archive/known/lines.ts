import type { Silence } from './coverage.ts';
import type { KnownLine } from './line.ts';
import { type Sequence, sequenceIn } from './sequence.ts';
import type { Known, Shelf } from './shelf.ts';

/** The numbers of an outlet's articles, with the days of their neighbours. */
interface Numbers {
  sequence: Sequence | null;
  numbers: number[];
  /** `YYYY-MM-DD` of each, or empty. */
  days: string[];
}

/** The table, line by line: every article that something vouches for, and between them the numbers that are missing. */
export function* linesOf(
  shelf: Shelf,
  silenceOf: (original: string) => Silence,
  withheld: ReadonlyMap<string, string>,
): Iterable<KnownLine> {
  const { sequence, numbers, days } = numbersOf(shelf);
  const around = neighbours(days);
  let place = -1;
  /** An address of the neighbour below, which stands for those that nobody knows. */
  let example = '';
  for (const known of shelf.all()) {
    const isNumber = known.n !== null;
    if (isNumber) place++;
    const inside = isNumber && sequence !== null && known.n! >= sequence.first && known.n! <= sequence.last;
    if (inside) {
      const [from, to] = [Math.max(sequence.first, (numbers[place - 1] ?? -1) + 1), known.n! - 1];
      if (to >= from) yield gap(from, to, around(place - 0.5), silenceOf(example || known.original));
    }
    if (known.original !== '' && isNumber) example = known.original;
    // What only ever answered 404 is missing where its number is one of the outlet's, and else was never there.
    if (known.knownBy.length === 0 && !inside) continue;
    yield lineOf(
      known,
      inside,
      inside ? around(place) : null,
      withheld.get(known.id),
      silenceOf(known.original || example),
    );
  }
}

function numbersOf(shelf: Shelf): Numbers {
  const numbers: number[] = [];
  const days: string[] = [];
  const vouched: number[] = [];
  const instants: number[] = [];
  for (const { n, day, vouched: is } of shelf.numbers()) {
    numbers.push(n);
    days.push(day);
    if (!is) continue;
    vouched.push(n);
    instants.push(day === '' ? Number.NaN : Date.parse(day) / 86_400_000);
  }
  return { sequence: sequenceIn(vouched, instants), numbers, days };
}

/** The nearest days before and after a place in the sequence. */
function neighbours(
  days: readonly string[],
): (place: number) => { after: string | null; before: string | null } {
  const next = new Array<string>(days.length + 1).fill('');
  for (let i = days.length - 1; i >= 0; i--) next[i] = days[i] || next[i + 1]!;
  let [at, last] = [0, ''];
  return (place) => {
    for (; at < place; at++) last = days[at] || last;
    return { after: last || null, before: next[Math.floor(place) + 1] || null };
  };
}

type Around = { after: string | null; before: string | null };

function gap(from: number, to: number, around: Around, { reason, explained }: Silence): KnownLine {
  const run = to > from ? { to: String(to), count: to - from + 1 } : {};
  return {
    id: String(from),
    ...run,
    state: 'neverCaptured',
    ...bounds(around),
    knownBy: ['gap'],
    reason,
    ...(explained ? {} : { unexplained: true as const }),
  };
}

function bounds({ after, before }: Around): { after?: string; before?: string } {
  return { ...(after === null ? {} : { after }), ...(before === null ? {} : { before }) };
}

const MOST_TOLD = 3;

function lineOf(
  known: Known,
  inside: boolean,
  around: Around | null,
  withheld: string | undefined,
  silence: Silence,
): KnownLine {
  const { id, of, title, day, original, capture, knownBy } = known;
  const said = known.state !== null;
  const state = withheld !== undefined ? 'withheld' : (known.state ?? 'neverCaptured');
  const reason = withheld ?? (said ? known.reason || null : silence.reason);
  const isUnexplained = withheld === undefined && !said && !silence.explained;
  return {
    id,
    state,
    ...(of === '' ? {} : { of }),
    ...(title === '' ? {} : { title }),
    ...(day === '' ? {} : { date: day }),
    ...(day === '' && around !== null ? bounds(around) : {}),
    ...(original === '' ? {} : { original }),
    ...(capture === '' ? {} : { capture }),
    knownBy: knownBy.length === 0 && inside ? ['gap'] : knownBy.slice(0, MOST_TOLD),
    reason,
    ...(isUnexplained ? { unexplained: true as const } : {}),
  };
}
