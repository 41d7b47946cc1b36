import { ReprintError } from '../base/error.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Ask } from './ask.ts';
import type { Page } from './cdx-rows.ts';
import { askPywb, MOST_ROWS } from './pywb-query.ts';
import type { ListingPage, Scope } from './source.ts';

/**
 * A list in spans of time, for servers that give no resume key and stop at some number of rows without a word:
 * a span that may have been cut is asked for again in halves. `from` is the time at which to begin. Times are
 * counted as numbers of 14 digits, not as dates, so that no row of the 32nd day falls between two spans.
 */
export async function* spans(
  ask: Ask,
  server: string,
  scope: Scope,
  from: string | null,
): AsyncGenerator<ListingPage> {
  let begin = from ?? scope.from;
  let width = Number.POSITIVE_INFINITY;
  for (;;) {
    let end = endOf(begin, width, scope.until);
    for (let halvings = 0; ; halvings++) {
      const name = `the list of ${scope.target} (${begin ?? 'beginning'} to ${end ?? 'now'})`;
      const { page, answer } = await askPywb(ask, { server, scope, name, more: { from: begin, to: end } });
      const earlier = mayBeCut(page) && halvings < MOST_HALVINGS ? middleOf(page, begin, end) : null;
      if (earlier === null && count(page) >= MOST_ROWS) throw cut(name);
      if (earlier === null) {
        const next = end === scope.until ? null : after(end!);
        yield { rows: page.rows, damaged: page.damaged, answer, next };
        if (next === null) return;
        // A sparse span is followed by a wider one.
        width = (Number(end) - Number(lowest(begin))) * (count(page) < MOST_ROWS / 3 ? 2 : 1);
        begin = next;
        break;
      }
      end = earlier;
    }
  }
}

/** A century in seconds has 32 bits. */
const MOST_HALVINGS = 40;

function count({ rows, damaged }: Page): number {
  return rows.length + damaged.length;
}

/** A server's own bound is a round number; that an honest list is one costs a question or two. */
function mayBeCut(page: Page): boolean {
  return count(page) >= MOST_ROWS || (count(page) > 0 && count(page) % 1000 === 0);
}

/** The time that halves the rows, before the span's end; null where they cannot be parted. */
function middleOf({ rows }: Page, begin: Timestamp | null, end: Timestamp | null): Timestamp | null {
  const times = rows.map(({ timestamp }) => timestamp).sort();
  const last = times.at(-1) ?? '';
  const bound = end !== null && highest(end) < last ? highest(end) : last;
  const middle = times[times.length >> 1] ?? '';
  const found = middle < bound ? middle : times.findLast((time) => time < bound);
  // A server may answer with what was not asked for.
  return found !== undefined && found >= lowest(begin) ? found : null;
}

function endOf(begin: Timestamp | null, width: number, until: Timestamp | null): Timestamp | null {
  if (width === Number.POSITIVE_INFINITY || begin === null) return until;
  const end = Number(lowest(begin)) + width;
  if (end >= Number(highest(until ?? ''))) return until;
  return String(end).padStart(14, '0');
}

function after(time: Timestamp): Timestamp {
  return String(Number(highest(time)) + 1).padStart(14, '0');
}

/** A time of fewer digits is a span itself: 2019 begins with `20190000000000`. */
function lowest(time: Timestamp | null): Timestamp {
  return (time ?? '').padEnd(14, '0');
}

function highest(time: Timestamp): Timestamp {
  return time.padEnd(14, '9');
}

function cut(name: string): ReprintError {
  return new ReprintError(
    'LISTING_BROKEN',
    `${name} is cut: more than ${MOST_ROWS} captures that no time parts`,
    'ask for less: one section instead of the whole host',
  );
}
