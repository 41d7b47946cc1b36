import type { KnownLine } from './line.ts';

/** `YYYY-MM`, `YYYY` where no more is known, or empty. */
export type Period = string;

/**
 * The month of an article, as far as it is known: by its own day, or, where the nearest neighbours by number are of
 * one month or one year, by theirs. Nothing is guessed: between 2017 and 2019 lies no year.
 */
export function periodOf({ date, after, before }: Pick<KnownLine, 'date' | 'after' | 'before'>): Period {
  const [from, to] = date === undefined ? [after, before] : [date, date];
  if (!isDay(from) || !isDay(to)) return '';
  if (from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : '';
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/.test(text);
}
