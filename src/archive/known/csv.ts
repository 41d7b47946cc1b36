import { row } from '../csv.ts';
import type { KnownLine } from './line.ts';

/** The columns of the table of known articles. */
export const KNOWN_COLUMNS = row([
  'id',
  'state',
  'of',
  'title',
  'date',
  'after',
  'before',
  'original',
  'capture',
  'known_by',
  'reason',
  'unexplained',
]);

/** A line of `account/known.jsonl` as rows of CSV: one an article, so that a run of numbers is a row for each of them. */
export function* knownRows(line: KnownLine): Iterable<string> {
  const { id, count = 1, state, of, title, date, after, before, original, capture, knownBy, reason } = line;
  const rest = [
    state,
    of ?? '',
    title ?? '',
    date ?? '',
    after ?? '',
    before ?? '',
    original ?? '',
    capture ?? '',
    knownBy.join('; '),
    reason ?? '',
    line.unexplained ? 'yes' : '',
  ];
  for (let n = 0; n < count; n++) yield row([n === 0 ? id : String(Number(id) + n), ...rest]);
}
