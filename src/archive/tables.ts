import { join } from 'node:path';
import { openDatabase } from '../base/sqlite.ts';
import type { Outlet } from '../outlets/index.ts';
import type { Account } from './account.ts';
import { addressesOf, type ListedAddress } from './address.ts';
import type { Decided, Lacuna, Media } from './event.ts';
import { type KnownSources, knownArticles } from './known/known.ts';
import { writeLines } from './lines.ts';

type Current = Pick<Account, 'current'>;

/** What is known beside the journal. */
export interface Beside extends KnownSources {
  /** Addresses that archives list. */
  addresses: Iterable<ListedAddress>;
}

/**
 * Writes the tables of the account: `addresses.jsonl` (one line an address), `known.jsonl` (one an article that
 * the outlet is known to have published), `lacunae.jsonl` (one a loss) and `media.jsonl` (one a picture). Sorted,
 * without times of fetching: the same account gives the same bytes. A table that would not change is not touched.
 */
export async function writeTables(
  dir: string,
  account: Current,
  outlet: Outlet,
  { addresses, ...sources }: Beside,
): Promise<void> {
  await writeLines(join(dir, 'account', 'addresses.jsonl'), jsonLines(addressesOf(account, addresses)));
  await writeLines(join(dir, 'account', 'known.jsonl'), jsonLines(knownArticles(account, outlet, sources)));
  await writeLines(join(dir, 'account', 'lacunae.jsonl'), jsonLines(sorted(lacunaeOf(account))));
  await writeLines(join(dir, 'account', 'media.jsonl'), jsonLines(sorted(mediaOf(account))));
}

type Keyed<T> = [key: string, line: T];

/** One line of `account/lacunae.jsonl`. */
export type LacunaLine = { id: string } & Lacuna;

/** Every lacuna, in the order of ids and of the text. Where nothing but tombstones is known, the article is one. */
export function* lacunaeOf(account: Current): Iterable<Keyed<LacunaLine>> {
  for (const event of account.current('decided')) {
    if (event.removed !== undefined) continue;
    for (const { kind, reason, caption, original } of lossesOf(event)) {
      yield [event.id, { id: event.id, kind, reason, caption, original }];
    }
  }
}

function lossesOf({ path, title, captures, lacunae }: Decided): Lacuna[] {
  if (path !== null || lacunae.some(({ kind }) => kind === 'article')) return lacunae;
  const [first] = captures;
  const text = { kind: 'article', reason: first?.reason ?? 'never captured', caption: title ?? '' };
  return [{ ...text, original: first?.original ?? null }, ...lacunae];
}

/** One line of `account/media.jsonl`. */
export type MediaLine = Omit<Media, 'event'>;

/** Every picture, by its address. One that was lost and found later is found. */
function* mediaOf(account: Current): Iterable<Keyed<MediaLine>> {
  for (const { original, capture, path, reason, removed } of account.current('media')) {
    if (removed !== undefined) continue;
    yield [`${original}\n${path === null ? 1 : 0}${capture ?? ''}`, { original, capture, path, reason }];
  }
}

/** Sorts lines by key out of core; lines of one key stay in their order. */
function* sorted<T>(lines: Iterable<Keyed<T>>): Iterable<T> {
  const db = openDatabase('');
  try {
    db.exec('CREATE TABLE line (key TEXT, json TEXT); BEGIN');
    const insert = db.prepare('INSERT INTO line VALUES (?, ?)');
    for (const [key, line] of lines) insert.run(key, JSON.stringify(line));
    db.exec('COMMIT');
    const rows = db.prepare('SELECT json FROM line ORDER BY key, rowid').iterate();
    for (const { json } of rows as Iterable<unknown> as Iterable<{ json: string }>)
      yield JSON.parse(json) as T;
  } finally {
    db.close();
  }
}

/** One JSON value a line. */
function* jsonLines(values: Iterable<unknown>): Iterable<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}
