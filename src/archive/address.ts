import { openDatabase } from '../base/sqlite.ts';
import { surt } from '../base/surt.ts';
import type { Account } from './account.ts';
import type { Blocked, Decided, Failed, Media, Refused } from './event.ts';

/** What an address of the outlet leads to, best first: one address may have been captured as several of these. */
export const STATES = [
  'article',
  'revision',
  'alias',
  'media',
  'tombstone',
  'unreadable',
  'lost',
  'blocked',
  'failed',
  'notArticle',
  'found',
] as const;

export type AddressState = (typeof STATES)[number] | 'withheld';

/** One line of `account/addresses.jsonl`. */
export interface Address {
  original: string;
  surt: string;
  state: AddressState;
  /** The article that it leads to, or names. */
  id: string | null;
  /** `YYYYMMDDhhmmss/ORIGINAL`, where one capture decided it. */
  capture: string | null;
  reason: string | null;
}

/** An address that an archive lists, and what its captures are by that listing. */
export interface ListedAddress {
  original: string;
  reason: string;
}

/**
 * Every original address that the account tells of, or that is listed beside it, once, in the order of SURTs;
 * sorted out of core.
 */
export function* addressesOf(
  account: Pick<Account, 'current'>,
  listed: Iterable<ListedAddress> = [],
): Iterable<Address> {
  const db = openDatabase('');
  try {
    db.exec(`
      CREATE TABLE address (surt TEXT, original TEXT, rank INT, id TEXT, capture TEXT, reason TEXT);
      CREATE TABLE withheld (id TEXT PRIMARY KEY, reason TEXT) WITHOUT ROWID;
      BEGIN;
    `);
    const insert = db.prepare('INSERT INTO address VALUES (?, ?, ?, ?, ?, ?)');
    const withhold = db.prepare('INSERT INTO withheld VALUES (?, ?)');
    let address = '';
    let key = surt(address);
    for (const event of account.current('decided', 'refused', 'media', 'failed', 'blocked', 'withheld')) {
      if (event.event === 'withheld') {
        if (event.reason !== null) withhold.run(event.id, event.reason);
        continue;
      }
      for (const [state, { original, id, capture, reason }] of saysOf(event)) {
        // Captures of one address come together, and making a SURT is what this costs.
        if (original !== address) key = surt(original);
        address = original;
        insert.run(key, original, STATES.indexOf(state), id, capture, reason);
      }
    }
    for (const { original, reason } of listed)
      insert.run(surt(original), original, STATES.indexOf('found'), null, null, reason);
    db.exec('COMMIT');
    const rows = db
      .prepare(
        `SELECT original, surt, rank, a.id AS id, capture, a.reason AS reason, w.reason AS withheld
         FROM address a LEFT JOIN withheld w ON w.id = a.id
         ORDER BY surt, original, rank, capture IS NULL, capture, a.id, a.reason`,
      )
      .iterate() as Iterable<unknown> as Iterable<Row>;
    let last: string | null = null;
    for (const { rank, withheld, ...row } of rows) {
      if (row.original === last) continue;
      last = row.original;
      const { original, surt, id, capture, reason } = row;
      // Articles, revisions and aliases are left out of the site with their article.
      if (withheld !== null && rank <= 2)
        yield { original, surt, state: 'withheld', id, capture, reason: withheld };
      else yield { original, surt, state: STATES[rank]!, id, capture, reason };
    }
  } finally {
    db.close();
  }
}

type Row = Omit<Address, 'state'> & { rank: number; withheld: string | null };
type Say = [(typeof STATES)[number], Pick<Address, 'original' | 'id' | 'capture' | 'reason'>];

function saysOf(event: Decided | Refused | Media | Failed | Blocked): Say[] {
  if ('removed' in event && event.removed !== undefined) return [];
  switch (event.event) {
    case 'decided':
      return saysOfDecision(event);
    case 'refused':
      return [[event.kind, event]];
    case 'media':
      return [[event.path === null ? 'lost' : 'media', { ...event, id: null }]];
    case 'failed':
    case 'blocked':
      return [[event.event, { ...event, id: null }]];
  }
}

function saysOfDecision({ id, path, captures, aliases }: Decided): Say[] {
  const home = captures.find(({ verdict }) => verdict === 'chosen')?.original;
  return [
    ...captures.map(({ original, capture, verdict, reason, revision }): Say => {
      const says = { original, id, capture, reason };
      if (verdict === 'refused') return [refusalOf(reason, path !== null), says];
      if (verdict === 'revision' || revision !== undefined) return ['revision', says];
      return [original === home ? 'article' : 'alias', says];
    }),
    ...aliases.map((original): Say => ['alias', { original, id, capture: null, reason: null }]),
  ];
}

/** What a capture is that a decision refused, by the first word of the reason: `tombstone: farewell`. */
export function refusalOf(
  reason: string,
  hasArticle: boolean,
): 'tombstone' | 'notArticle' | 'alias' | 'unreadable' {
  const word = /^[a-zA-Z]*/.exec(reason)![0];
  if (word === 'tombstone' || word === 'notArticle') return word;
  // Cut short, but it is the article, and another capture of it is whole.
  return word === 'truncated' && hasArticle ? 'alias' : 'unreadable';
}
