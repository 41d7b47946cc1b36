import { COLUMNS, type Column } from './columns.ts';
import type { Order } from './query.ts';
import type { Sieve } from './sift.ts';

/** All that a reader has chosen on the search page: what its address says, so that a search can be shared. */
export interface Asked {
  query: string;
  order: Order;
  /** From 1 on. */
  page: number;
  sieve: Sieve;
}

/** What a column is called in an address: `?q=渡輪&byline=陳大文`. */
const NAMES: Record<Column, string> = {
  section: 'section',
  bylines: 'byline',
  tags: 'tag',
  lang: 'lang',
  has: 'has',
};
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const ORDERS: readonly string[] = ['newest', 'oldest'];
/** Of one column no more names are taken: an address may be anybody's. */
const MOST_NAMES = 10;

/** Reads the part of an address from `?` on. What it does not know, or cannot be, is passed over. */
export function readAsked(search: string): Asked {
  const given = new URLSearchParams(search);
  const order = given.get('order') ?? '';
  const page = Number(given.get('page'));
  const month = (key: string) => (MONTH.test(given.get(key) ?? '') ? given.get(key) : null);
  const names = COLUMNS.map((column) => {
    const all = given.getAll(NAMES[column]).filter((name) => name !== '');
    return [column, [...new Set(all)].slice(0, MOST_NAMES)];
  });
  return {
    query: (given.get('q') ?? '').trim(),
    order: ORDERS.includes(order) ? (order as Order) : 'best',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    sieve: {
      outlet: given.get('outlet') || null,
      names: Object.fromEntries(names),
      from: month('from'),
      to: month('to'),
    },
  };
}

/** The address of a search, from `?` on; what goes without saying is left out. */
export function writeAsked({ query, order, page, sieve }: Asked): string {
  const given = new URLSearchParams();
  if (query !== '') given.set('q', query);
  if (order !== 'best') given.set('order', order);
  if (sieve.outlet !== null) given.set('outlet', sieve.outlet);
  if (sieve.from !== null) given.set('from', sieve.from);
  if (sieve.to !== null) given.set('to', sieve.to);
  for (const column of COLUMNS) for (const name of sieve.names[column]) given.append(NAMES[column], name);
  if (page > 1) given.set('page', String(page));
  return `?${given}`;
}

/** Whether hits are narrowed down at all. */
export function isSifted({ outlet, names, from, to }: Sieve): boolean {
  return (
    outlet !== null || from !== null || to !== null || COLUMNS.some((column) => names[column].length > 0)
  );
}
