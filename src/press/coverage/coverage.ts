import {
  type Census,
  censusOf,
  type KnownLine,
  type KnownState,
  type Period,
  periodOf,
} from '../../archive/index.ts';
import type { Setting } from '../setting.ts';
import { isCounted, siteLines } from './known-lines.ts';
import { countLosses, type LossTally } from './losses.ts';
import { type MissingLines, missingLines } from './missing-lines.ts';

/** The states of articles that are missing, each with a list in the site, in the order of the sums. */
export const MISSING = [
  'tombstone',
  'neverCaptured',
  'unreadable',
  'failed',
  'blocked',
  'found',
  'withheld',
] as const satisfies readonly KnownState[];
export type MissingState = (typeof MISSING)[number];

export type Counts = Readonly<Record<KnownState, number>>;

/** What became of everything that the outlet is known to have published, in the account's figures. */
export interface Coverage {
  census: Census;
  /** How many of each state are of a month, of a year where no more is known, of no known time (''). */
  periods: ReadonlyMap<Period, Counts>;
  missing: MissingLines;
}

/** What the site tells of losses: of articles, where somebody has counted them, and inside of articles. */
export interface Account {
  coverage: Coverage | null;
  losses: LossTally;
}

/** Reads the account's tables once, line by line. `close` is for the caller. */
export async function openAccount(setting: Setting): Promise<Account & { close(): void }> {
  const losses = await countLosses(setting);
  if (!isCounted(setting)) return { coverage: null, losses, close() {} };
  const missing = missingLines();
  const periods = new Map<Period, Record<KnownState, number>>();
  const take = (line: KnownLine) => {
    // What is rescued and has no day is undated here as it is in the lists of days.
    const period = line.state === 'rescued' ? periodOf(given(line.date)) : periodOf(line);
    const counts = periods.get(period) ?? { ...NONE };
    periods.set(period, counts);
    counts[line.state] += line.count ?? 1;
    if (isMissing(line.state)) missing.add({ period, line });
  };
  const census = await censusOf(told(siteLines(setting), take));
  return { coverage: { census, periods, missing }, losses, close: missing.close };
}

function given(date: string | undefined): { date?: string } {
  return date === undefined ? {} : { date };
}

async function* told(
  lines: AsyncIterable<KnownLine>,
  take: (line: KnownLine) => void,
): AsyncIterable<KnownLine> {
  for await (const line of lines) {
    take(line);
    yield line;
  }
}

export function isMissing(state: KnownState): state is MissingState {
  return (MISSING as readonly KnownState[]).includes(state);
}

/** Sums of the counts of several periods. */
export function sumOf(all: Iterable<Counts>): Counts {
  const sum = { ...NONE };
  for (const counts of all) for (const state of STATES) sum[state] += counts[state];
  return sum;
}

export function missingIn(counts: Counts): number {
  return MISSING.reduce((sum, state) => sum + counts[state], 0);
}

/** Years with an article, in order; the empty one, of no known year, last. */
export function yearsIn({ periods }: Coverage): string[] {
  const years = new Set([...periods.keys()].map((period) => period.slice(0, 4)));
  return [...years].sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
}

/** The counts of a year. */
export function countsOf({ periods }: Coverage, year: string): Counts {
  return sumOf([...periods].filter(([period]) => period.slice(0, 4) === year).map(([, counts]) => counts));
}

const NONE: Counts = {
  rescued: 0,
  revision: 0,
  alias: 0,
  tombstone: 0,
  neverCaptured: 0,
  unreadable: 0,
  failed: 0,
  blocked: 0,
  withheld: 0,
  found: 0,
};
const STATES = Object.keys(NONE) as KnownState[];
