import type { Census, KnownState } from '../archive/index.ts';
import { fitted, legible } from './legible.ts';
import type { NextStep } from './next-steps.ts';
import { counted, figure } from './words.ts';

/** The states in a person's words. */
export const SAID: Record<KnownState, string> = {
  rescued: 'rescued',
  revision: 'revisions of another',
  alias: 'aliases of another',
  tombstone: 'tombstones only',
  neverCaptured: 'never captured',
  unreadable: 'captured, and not readable',
  failed: 'listed, and could not be fetched',
  blocked: 'blocked by the archive',
  withheld: 'withheld',
  found: 'listed, and not asked for yet',
};

/** So many of each kind are shown; --json has all. */
const MOST = 12;

/** A census in lines for a person. */
export function auditLines(name: string, census: Census, next: readonly NextStep[]): string[] {
  const { known, days } = census;
  const life = days === null ? '' : `, ${spanOf(days.first, days.last)}`;
  return [
    `${name}: ${counted(known, 'article')} known${life}`,
    '',
    ...stateRows(census),
    ...section('why they are not there:', reasonRows(census)),
    ...section(gapHead(census), gapRows(census)),
    ...section('days without any article, where some were to be expected:', silenceRows(census)),
    ...section(
      'tombstones, of which nothing but the headline or the address is left:',
      tombstoneRows(census),
    ),
    ...section(
      'what to do next:',
      next.flatMap(({ command, why }) => [`  ${command}`, `    ${why}`]),
    ),
  ];
}

function section(head: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', head, ...rows];
}

function row(n: number, words: string): string {
  return `  ${figure(n).padStart(11)}  ${words}`;
}

function stateRows({ states, known, stories, unexplained }: Census): string[] {
  const rows = Object.entries(states).filter(([state, n]) => n > 0 || state === 'rescued') as [
    KnownState,
    number,
  ][];
  const percent = stories === 0 ? 0 : Math.floor((states.rescued / stories) * 1000) / 10;
  const whole = stories === known ? '' : ` of ${figure(stories)}, each story counted once`;
  const share = stories === 0 ? '' : `  (${percent} %${whole})`;
  return [
    ...rows.map(([state, n]) => row(n, SAID[state] + (state === 'rescued' ? share : ''))),
    ...(unexplained === 0
      ? []
      : ['', `unexplained: ${figure(unexplained)}, of which nothing in the archive says why`]),
  ];
}

function reasonRows({ reasons }: Census): string[] {
  return some(reasons, ({ state, reason, articles }) =>
    row(articles, fitted(`${SAID[state]}: ${legible(reason.replace(/^tombstone: /, ''))}`, 65)),
  );
}

function gapHead({ gaps }: Census): string {
  const missing = gaps.reduce((sum, { count }) => sum + count, 0);
  return `numbers missing: ${figure(missing)} in ${counted(gaps.length, 'run')}, the longest first:`;
}

function gapRows({ gaps }: Census): string[] {
  return some(
    gaps.toSorted((a, b) => b.count - a.count || Number(a.from) - Number(b.from)),
    ({ from, to, count, after, before }) =>
      row(count, `${from === to ? from : `${from}–${to}`}${between(after, before)}`),
  );
}

function silenceRows({ silences }: Census): string[] {
  return some(
    silences.toSorted((a, b) => b.expected - a.expected || (a.from < b.from ? -1 : 1)),
    ({ from, to, days, expected }) =>
      row(
        days,
        `${days === 1 ? 'day' : 'days'}: nothing ${nothingFrom(from, to)} (usual: ${figure(expected)})`,
      ),
  );
}

function tombstoneRows({ tombstones }: Census): string[] {
  // Those whose headline is known say most.
  const ordered = tombstones.toSorted((a, b) => Number(a.title === null) - Number(b.title === null));
  return some(ordered, ({ id, title, original }) => {
    const said = fitted(title ?? legible((original ?? '').replace(/(?:%EF%BF%BD)+/gi, '…')), 56);
    return `  ${id.padStart(11)}  ${said}`;
  });
}

/** The first few, and how many there are besides. */
function some<T>(all: readonly T[], line: (one: T) => string): string[] {
  const rows = all.slice(0, MOST).map(line);
  return all.length > MOST
    ? [...rows, `  ${''.padStart(11)}  … and ${figure(all.length - MOST)} more`]
    : rows;
}

/** `between 3 and 9 May 2018` */
function between(after: string | null, before: string | null): string {
  if (after !== null && before !== null) {
    // Numbers are given out when an article is begun: the next one may be of an earlier day.
    const [from, to] = after < before ? [after, before] : [before, after];
    return from === to ? `  on ${dayOf(from)}` : `  ${spanOf(from, to)}`;
  }
  if (after !== null) return `  after ${dayOf(after)}`;
  return before === null ? '' : `  before ${dayOf(before)}`;
}

function nothingFrom(from: string, to: string): string {
  return from === to
    ? `on ${dayOf(from)}`
    : `from ${spanOf(from, to).replace(' – ', ' to ').replace('–', ' to ')}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

/** `3–9 May 2018`, `28 Apr – 3 May 2018`, `28 Dec 2017 – 3 Jan 2018` */
function spanOf(from: string, to: string): string {
  if (from === to) return dayOf(from);
  const [start, end] = [dayOf(from), dayOf(to)];
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${end}`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${start.slice(0, -5)} – ${end}` : `${start} – ${end}`;
}
