import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { KnownLine } from '../archive/index.ts';
import type { Io } from './io.ts';

const HEAD = 'id,state,of,title,date,after,before,original,capture,known_by,reason,unexplained\r\n';

/** The table on stdout, one row an article. */
export async function printCsv(known: AsyncIterable<KnownLine>, io: Io): Promise<void> {
  await io.print(HEAD.trimEnd());
  for await (const line of known) for (const row of rowsOf(line)) await io.print(row.trimEnd());
}

/** The table in a file, whole or not at all. */
export async function writeCsv(known: AsyncIterable<KnownLine>, path: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  const fd = openSync(unfinished, 'w');
  try {
    try {
      let waiting = HEAD;
      for await (const line of known) {
        for (const row of rowsOf(line)) waiting += row;
        if (waiting.length < 1 << 20) continue;
        writeSync(fd, waiting);
        waiting = '';
      }
      writeSync(fd, waiting);
    } finally {
      closeSync(fd);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** RFC 4180. A run of numbers is a row for each of them. */
function* rowsOf(line: KnownLine): Iterable<string> {
  const {
    id,
    count = 1,
    state,
    of,
    title,
    date,
    after,
    before,
    original,
    capture,
    knownBy,
    reason,
    unexplained,
  } = line;
  const rest = [
    state,
    of,
    title,
    date,
    after,
    before,
    original,
    capture,
    knownBy.join('; '),
    reason,
    unexplained ? 'yes' : '',
  ];
  const cells = rest.map((value) => cell(value ?? '')).join(',');
  for (let n = 0; n < count; n++) yield `${n === 0 ? cell(id) : Number(id) + n},${cells}\r\n`;
}

/** A headline such as `=HYPERLINK(…)` would run in a spreadsheet: an apostrophe in front makes it text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
