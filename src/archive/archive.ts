import { realpathSync } from 'node:fs';
import type { ArticleFile } from '../article/index.ts';
import { parseOutlet } from '../outlets/index.ts';
import { type Account, openAccount, readAccount } from './account.ts';
import { type Audit, audit } from './audit.ts';
import { type BylineRecord, bylineShelf } from './bylines.ts';
import { type Event, keyOf } from './event.ts';
import { checkFormat, found, furnish, giveOutlet, outletText } from './found.ts';
import { keepImported } from './imported.ts';
import { takeLock } from './lock.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { removeMedia, saveMedia } from './media.ts';
import { articleShelf, type Filing, type Put, type StoredArticle } from './put.ts';
import { sweep } from './sweep.ts';
import { type Beside, writeTables } from './tables.ts';
import { type ArticleEntry, getArticle, listArticles, readArticle, type UnreadableEntry } from './walk.ts';

/** What a reader can do with an archive. */
export interface ReadableArchive {
  /** The folder, absolute, links resolved. */
  readonly dir: string;
  /** What a person says of the outlet, as YAML; null where nobody has said anything yet. */
  outletText(): string | null;
  /** One article; null where there is none. @throws ReprintError BAD_INPUT, BAD_ARTICLE */
  get(id: string): ArticleEntry | null;
  /** Every article by path; what cannot be read comes as `{path, error}`. A person's `ID.new.md` is passed over. */
  list(): AsyncIterable<ArticleEntry | UnreadableEntry>;
  /** The article or revision at a path that `get` or `list` gave. @throws ReprintError BAD_ARTICLE */
  read(path: string): ArticleFile;
  /** The last event of the key that an event like this one has: `latest({event: 'decided', id: '18753'})`. */
  latest<K extends Event['event']>(of: KeyOf<K>): Extract<Event, { event: K }> | null;
  /** The last event of every key, of some kinds, in the order in which they came. */
  events<K extends Event['event']>(...kinds: K[]): Iterable<Extract<Event, { event: K }>>;
  /** What there is and what is lost, in figures. */
  audit(): Audit;
  close(): void;
}

/** What the archive's one writer can do besides. */
export interface Archive extends ReadableArchive {
  /** Puts an article and its revisions in their place; see `Put` for what became of each file. */
  put(article: StoredArticle): Put;
  /** Puts an article of that day text by text. */
  begin(id: string, date: string | undefined): Filing;
  /** Takes an article and its revisions away, but for what a person edited. */
  remove(id: string): { removed: string[]; kept: string[] };
  /** Writes `outlet.yaml` where there is none. */
  giveOutlet(text: string): void;
  /** Keeps the original of an imported file, byte for byte, as `imported/NAME`; an earlier one of this name stays too, numbered. @throws ReprintError BAD_INPUT */
  keepImported(name: string, bytes: Uint8Array): void;
  /** Keeps what is known of a byline; tells whether a person edited the file, which then stays. */
  putByline(record: BylineRecord): { path: string; edited: boolean };
  /** Takes the records of all other bylines away. */
  keepBylines(names: Iterable<string>): void;
  /** Saves bytes under their SHA-256, and returns the path `media/ab/….EXTENSION`. */
  putMedia(bytes: Uint8Array, extension: string): string;
  /** Takes away what `putMedia` saved at this path. */
  removeMedia(path: string): void;
  /** Tells the account what happened; false if that is what it knew already. */
  record(event: Event): boolean;
  /** What was recorded outlives a kill. */
  push(): void;
  /** A checkpoint: what was recorded is on the disk. */
  flush(): void;
  /** Writes the account's tables, out of the journal and what is known beside it. */
  writeTables(beside?: Beside): Promise<void>;
  /** @throws the signal's reason once it is given: hashing a terabyte takes its time */
  writeManifest(signal?: AbortSignal): Promise<Manifest>;
}

/** What of an event makes its key. */
export type KeyOf<K extends Event['event']> = { event: K } & Partial<Extract<Event, { event: K }>>;

/**
 * Makes an archive in a new or empty folder and opens it for writing. A folder that is an archive already
 * goes on: what is there stays, also its `outlet.yaml`. Where none is given, `giveOutlet` may follow later.
 * @throws ReprintError NOT_AN_ARCHIVE for any other folder, ARCHIVE_LOCKED, NEWER_FORMAT
 */
export function createArchive(dir: string, { outletYaml }: { outletYaml?: string } = {}): Archive {
  found(dir);
  const archive = openForWriting(dir);
  if (outletYaml !== undefined) archive.giveOutlet(outletYaml);
  return archive;
}

/**
 * Opens an archive. One process at a time may write; readers are never kept out, and see what was there when
 * they opened it.
 * @throws ReprintError NOT_AN_ARCHIVE, NEWER_FORMAT, ARCHIVE_LOCKED
 */
export function openArchive(dir: string, how: { write: true }): Archive;
export function openArchive(dir: string, how: { write: false }): ReadableArchive;
export function openArchive(dir: string, { write }: { write: boolean }): Archive | ReadableArchive {
  return write ? openForWriting(dir) : openForReading(dir);
}

function openForReading(given: string): ReadableArchive {
  checkFormat(given);
  const dir = realpathSync(given);
  // Only who asks the account pays for reading it.
  let account: ReturnType<typeof readAccount> | null = null;
  return readable(
    dir,
    () => (account ??= readAccount(dir)),
    () => account?.close(),
  );
}

function openForWriting(given: string): Archive {
  checkFormat(given);
  const dir = realpathSync(given);
  const unlock = takeLock(dir);
  let account: Account;
  try {
    furnish(dir);
    account = openAccount(dir);
    if (account.ledger.note('closed') !== 'cleanly') sweep(dir);
    account.ledger.setNote('closed', 'no');
    account.ledger.commit();
  } catch (error) {
    unlock();
    throw error;
  }
  const shelf = articleShelf(dir, account);
  const bylines = bylineShelf(dir, account);
  let closed = false;
  return {
    ...readable(
      dir,
      () => account,
      () => {
        if (closed) return;
        closed = true;
        try {
          account.flush();
          account.ledger.setNote('closed', 'cleanly');
          account.close();
        } finally {
          unlock();
        }
      },
    ),
    put: shelf.put,
    begin: shelf.begin,
    remove: shelf.remove,
    giveOutlet: (text) => giveOutlet(dir, text),
    keepImported: (name, bytes) => keepImported(dir, name, bytes),
    putByline: bylines.put,
    keepBylines: bylines.keepOnly,
    putMedia: (bytes, extension) => saveMedia(dir, bytes, extension),
    removeMedia: (path) => removeMedia(dir, path),
    record: account.record,
    push: account.push,
    flush: account.flush,
    writeTables: (beside = NOTHING) =>
      writeTables(dir, account, parseOutlet(outletText(dir) ?? 'name: unknown'), beside),
    async writeManifest(signal) {
      account.flush();
      return await writeManifest(dir, account.ledger, signal);
    },
  };
}

const NOTHING: Beside = { addresses: [], listed: [], named: [] };

function readable(
  dir: string,
  account: () => Pick<Account, 'last' | 'current' | 'ledger'>,
  close: () => void,
): ReadableArchive {
  return {
    dir,
    outletText: () => outletText(dir),
    get: (id) => getArticle(dir, id),
    list: () => listArticles(dir),
    read: (path) => readArticle(dir, path),
    latest<K extends Event['event']>(of: KeyOf<K>) {
      return account().last(keyOf(of as unknown as Event)!) as Extract<Event, { event: K }> | null;
    },
    events: (...kinds) => account().current(...kinds),
    audit: () => audit(account()),
    close,
  };
}
