import type { KnownLine } from '../../archive/index.ts';
import { sayDay } from '../times.ts';
import type { Ymd } from '../words/coverage/coverage-words.ts';
import type { Words } from '../words/words.ts';

/** `2018年5月3日至9日`; of neighbours that are not in order of time too. */
export function saySpan(from: string, to: string, words: Words): string {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return words.coverage.span(ymd(first), ymd(last));
}

/** When a missing article was, as far as its day or its neighbours tell; empty where they do not. */
export function sayWhen(
  { date, after, before }: Pick<KnownLine, 'date' | 'after' | 'before'>,
  words: Words,
): string {
  const { coverage } = words;
  if (date !== undefined) return sayDay(date, words);
  if (after !== undefined && before !== undefined) return coverage.between(saySpan(after, before, words));
  if (after !== undefined) return coverage.after(sayDay(after, words));
  return before === undefined ? '' : coverage.before(sayDay(before, words));
}

/** `2018-05`, `2018`, or empty. */
export function sayPeriod(period: string, words: Words): string {
  const [year, month] = period.split('-').map(Number);
  return month === undefined ? words.year(year!) : words.month(year!, month);
}

function ymd(day: string): Ymd {
  const [year, month, date] = day.split('-').map(Number);
  return [year!, month!, date!];
}
