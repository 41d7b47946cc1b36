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

function quietly<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
