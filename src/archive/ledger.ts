import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type JournalEvent, keyOf, type Written } from './event.ts';
import { isEnd, journalFiles, journalLines, lineAt, type Place, type Position, START } from './journal.ts';
import { parsed, withoutTime } from './line.ts';

/** A file of ours as the journal has it. */
export interface WrittenFile {
  path: string;
  /** Null once it was taken away. */
  sha256: string | null;
}

/**
 * The derived index of the journal: where the last event of each key stands, which files we wrote, what the
 * manifest hashed. Whatever is in it can be read out of the journal and the files again.
 */
export interface Ledger {
  /** Whether an event (as JSON, without its time) differs from the last one of its key. */
  isNews(event: JournalEvent, json: string): boolean;
  take(event: JournalEvent, json: string, place: Place): void;
  /** The files of ours that belong to an article. */
  written(id: string): WrittenFile[];
  /** Where the last event of a key stands. */
  last(key: string): Place | null;
  /** Where the last events of all keys stand, in the order of the journal. */
  current(kinds: readonly string[]): Iterable<Place>;
  /** Whether `written` events have been taken that no `settled` followed, and the last of them of each file. */
  isSettled(): boolean;
  unsettled(): Written[];
  knownHash(path: string, size: number, mtime: bigint): string | null;
  learnHash(path: string, size: number, mtime: bigint, sha256: string): void;
  note(name: string): string | null;
  setNote(name: string, value: string): void;
  /** Lines of the journal that are none. */
  damagedLines(): number;
  /** Makes what was taken last; the journal must have been pushed. */
  commit(): void;
  close(): void;
}

const VERSION = '1';
const COMMIT_AT = 10_000;

/** `as it is` throws where the ledger does not know the whole journal; otherwise it learns what it lacks. */
export function ledgerOf(dir: string, db: DatabaseSync, how: 'caught up' | 'as it is' = 'caught up'): Ledger {
  const getNote = db.prepare('SELECT value FROM note WHERE name = ?');
  const putNote = db.prepare('INSERT OR REPLACE INTO note VALUES (?, ?)');
  const getState = db.prepare('SELECT hash, file, offset, length FROM state WHERE key = ?');
  const putState = db.prepare('INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?, ?)');
  const putWritten = db.prepare('INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?, ?, ?)');
  const getWritten = db.prepare('SELECT path, sha256 FROM written WHERE id = ? ORDER BY path');
  const getUnsettled = db.prepare(
    'SELECT id, path, sha256, before FROM written WHERE file > ? OR (file = ? AND offset >= ?)',
  );
  const getHash = db.prepare('SELECT sha256 FROM hashes WHERE path = ? AND size = ? AND mtime = ?');
  const putHash = db.prepare('INSERT OR REPLACE INTO hashes VALUES (?, ?, ?, ?)');

  const note = (name: string) => (getNote.get(name) as { value: string } | undefined)?.value ?? null;
  const setNote = (name: string, value: string) => {
    begin();
    putNote.run(name, value);
  };

  let pending = 0;
  let open = false;
  let last: Place | null = null;
  let lastJson = '';
  let settled: Position = START;
  let isSettled = true;
  let damaged = 0;

  function begin(): void {
    if (!open) db.exec('BEGIN');
    open = true;
  }

  function commit(): void {
    if (last) {
      setNote('last', JSON.stringify({ ...last, hash: shortHash(lastJson).toString('hex') }));
      setNote('settled', JSON.stringify(settled));
      setNote('isSettled', String(isSettled));
      setNote('damaged', String(damaged));
    }
    if (open) db.exec('COMMIT');
    open = false;
    pending = 0;
  }

  function take(event: JournalEvent, json: string, place: Place): void {
    begin();
    const key = keyOf(event);
    if (key !== null) {
      putState.run(shortHash(key), event.event, shortHash(json), place.file, place.offset, place.length);
    } else if (event.event === 'written') {
      putWritten.run(event.path, event.id, event.sha256, event.before, place.file, place.offset);
      isSettled = false;
    } else {
      settled = { file: place.file, offset: place.offset };
      isSettled = true;
    }
    last = place;
    lastJson = json;
    pending++;
  }

  function catchUp(): void {
    const from = knownUntil() ?? anew();
    for (const { line, place } of journalLines(dir, from)) {
      const json = withoutTime(line);
      const event = json === null ? null : parsed(json);
      if (event) take(event, json!, place);
      else {
        damaged++;
        last = place;
        lastJson = line;
      }
      if (pending >= COMMIT_AT) commit();
    }
    commit();
  }

  /** Where the journal goes on after what is known; null when this is not the journal that was read. */
  function knownUntil(): Position | null {
    const known = JSON.parse(note('last') ?? 'null') as (Place & { hash: string }) | null;
    const line = known && note('version') === VERSION ? lineAt(dir, known) : null;
    if (known === null || line === null) return null;
    const json = withoutTime(line) ?? line;
    if (shortHash(json).toString('hex') !== known.hash) return null;
    last = known;
    lastJson = json;
    settled = JSON.parse(note('settled') ?? 'null') as Position;
    isSettled = note('isSettled') === 'true';
    damaged = Number(note('damaged'));
    return { file: known.file, offset: known.offset + known.length };
  }

  function anew(): Position {
    begin();
    db.exec('DELETE FROM state; DELETE FROM written; DELETE FROM note;');
    setNote('version', VERSION);
    return { file: journalFiles(dir)[0] ?? 1, offset: 0 };
  }

  if (how === 'caught up') catchUp();
  else if (!isEnd(dir, knownUntil())) throw new Error('the ledger is not of this journal');

  return {
    isNews(event, json) {
      const key = keyOf(event);
      if (key === null) return true;
      const state = getState.get(shortHash(key)) as { hash: Uint8Array } | undefined;
      return state === undefined || shortHash(json).compare(state.hash) !== 0;
    },
    take,
    written: (id) => getWritten.all(id) as unknown as WrittenFile[],
    last(key) {
      const row = getState.get(shortHash(key)) as unknown as Place | undefined;
      return row ? { file: row.file, offset: row.offset, length: row.length } : null;
    },
    *current(kinds) {
      const marks = kinds.map(() => '?').join(', ');
      yield* db
        .prepare(`SELECT file, offset, length FROM state WHERE event IN (${marks}) ORDER BY file, offset`)
        .iterate(...kinds) as Iterable<unknown> as Iterable<Place>;
    },
    isSettled: () => isSettled,
    unsettled() {
      const rows = getUnsettled.all(settled.file, settled.file, settled.offset) as unknown as Omit<
        Written,
        'event'
      >[];
      return rows.map(({ id, path, sha256, before }) => ({ event: 'written', id, path, sha256, before }));
    },
    knownHash(path, size, mtime) {
      return (getHash.get(path, size, String(mtime)) as { sha256: string } | undefined)?.sha256 ?? null;
    },
    learnHash(path, size, mtime, sha256) {
      begin();
      putHash.run(path, size, String(mtime), sha256);
    },
    note,
    setNote,
    damagedLines: () => damaged,
    commit,
    close() {
      if (how === 'caught up') commit();
      db.close();
    },
  };
}

/** Half a SHA-256 is name enough. */
function shortHash(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, 16);
}
