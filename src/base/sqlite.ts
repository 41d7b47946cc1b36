import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

let sqlite: typeof import('node:sqlite') | null = null;

/**
 * Opens a SQLite database file, or one of SQLite's own temporary files for the path `''`. Node 22 and 24 warn
 * on standard error that the module is experimental; that is no news to the person at the keyboard.
 */
export function openDatabase(path: string, options: { readOnly?: boolean } = {}): DatabaseSync {
  sqlite ??= quietly(() => process.getBuiltinModule('node:sqlite'));
  return new sqlite.DatabaseSync(path, options);
}

/**
 * Opens a database of what can be made again, and hands it to `use`; a file that is damaged (a power cut, a full
 * disk) or has other tables than `use` looks for is removed, and `use` gets an empty one.
 */
export function openOrMake<T>(path: string, use: (db: DatabaseSync) => T): T {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return used(path, use);
  } catch (error) {
    if (!DAMAGED.has((error as { errcode?: number }).errcode ?? 0)) throw error;
    removeDatabase(path);
    return used(path, use);
  }
}

/** SQLITE_ERROR (another schema), SQLITE_CORRUPT, SQLITE_NOTADB. */
const DAMAGED = new Set([1, 11, 26]);

function used<T>(path: string, use: (db: DatabaseSync) => T): T {
  const db = openDatabase(path);
  try {
    return use(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Removes a database with all that SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
}

function quietly<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
