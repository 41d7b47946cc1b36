import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ReprintError } from '../base/error.ts';
import { openDatabase } from '../base/sqlite.ts';

/**
 * Takes the one writer's place in an archive, and returns how to give it back. The lock is SQLite's on
 * `.reprint/lock.sqlite`, which is the operating system's: it goes with the process, however that ends, and
 * no process number that was given out again can be taken for it. Readers need none.
 * @throws ReprintError ARCHIVE_LOCKED
 */
export function takeLock(dir: string): () => void {
  mkdirSync(join(dir, '.reprint'), { recursive: true });
  const path = join(dir, '.reprint', 'lock.sqlite');
  const holder = join(dir, '.reprint', 'writer.txt');
  let db: DatabaseSync;
  try {
    db = locked(path);
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    if (errcode === NOT_A_DATABASE) {
      rmSync(path, { force: true });
      return takeLock(dir);
    }
    if (errcode !== BUSY) throw error;
    const who = holderOf(dir);
    throw new ReprintError(
      'ARCHIVE_LOCKED',
      `another reprint is writing into ${dir}${who === null ? '' : ` (${who})`}`,
      'wait until it has ended, or stop it; reading the archive is possible meanwhile',
      error,
    );
  }
  // Only for the message above: who it is, is not what locks.
  writeFileSync(holder, `process ${process.pid}, since ${new Date().toISOString()}`);
  return () => {
    rmSync(holder, { force: true });
    db.close();
  };
}

const BUSY = 5;
/** A reader who looks whether anybody writes (`writerOf`) has the file for a moment, in ms; that is no writer. */
const MOMENT = 250;
const NOT_A_DATABASE = 26;

function locked(path: string): DatabaseSync {
  const db = openDatabase(path);
  try {
    db.exec(`PRAGMA busy_timeout = ${MOMENT}; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function holderOf(dir: string): string | null {
  try {
    return readFileSync(join(dir, '.reprint', 'writer.txt'), 'utf8').slice(0, 100);
  } catch {
    return null;
  }
}

/** Who is writing into an archive: `process 123, since 2026-…`; null where nobody is. */
export function writerOf(dir: string): string | null {
  const path = join(dir, '.reprint', 'lock.sqlite');
  if (!existsSync(path)) return null;
  const db = openDatabase(path, { readOnly: true });
  try {
    db.exec('PRAGMA busy_timeout = 0');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    // Nobody keeps us from reading it: a name that stands there was left by a kill.
    return null;
  } catch (error) {
    return (error as { errcode?: number }).errcode === BUSY ? (holderOf(dir) ?? 'another process') : null;
  } finally {
    db.close();
  }
}
