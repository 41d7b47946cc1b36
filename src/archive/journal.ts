import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where a line stands: the number of its journal file, and bytes; `length` counts the line's end. */
export interface Place {
  file: number;
  offset: number;
  length: number;
}

/** A place between two lines. */
export type Position = Omit<Place, 'length'>;

export const START: Position = { file: 1, offset: 0 };

export interface Journal {
  /** Adds a line (with its line end), in memory for now, and says where it will stand. */
  append(line: string): Place;
  /** Hands all lines to the operating system: they survive a kill of this process. */
  push(): void;
  /** Waits until the disk has them: they survive a power cut. */
  sync(): void;
  /** After the last line. */
  end(): Position;
  close(): void;
}

const ROLL_AT = 256 * 1024 * 1024;
const PUSH_AT = 1024 * 1024;

/** Opens the journal at its end; half a last line, left by a kill, is cut off. */
export function openJournal(dir: string, rollAt = ROLL_AT): Journal {
  mkdirSync(join(dir, 'account'), { recursive: true });
  let file = journalFiles(dir).at(-1) ?? 1;
  let fd = openSync(journalPath(dir, file), 'a+');
  let pushed = cutHalfLine(fd);
  let waiting: string[] = [];
  let size = 0;

  function push(): void {
    if (size === 0) return;
    const bytes = Buffer.from(waiting.join(''));
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    } catch (error) {
      // A full disk took half of it: what stands there must stay whole lines.
      ftruncateSync(fd, pushed);
      throw error;
    }
    pushed += size;
    waiting = [];
    size = 0;
  }

  function roll(): void {
    push();
    fsyncSync(fd);
    closeSync(fd);
    file++;
    fd = openSync(journalPath(dir, file), 'a+');
    pushed = 0;
  }

  return {
    append(line) {
      const length = Buffer.byteLength(line);
      if (pushed + size > 0 && pushed + size + length > rollAt) roll();
      const place = { file, offset: pushed + size, length };
      waiting.push(line);
      size += length;
      if (size > PUSH_AT) push();
      return place;
    },
    push,
    sync() {
      push();
      fsyncSync(fd);
    },
    end: () => ({ file, offset: pushed + size }),
    close() {
      push();
      closeSync(fd);
    },
  };
}

export function journalPath(dir: string, file: number): string {
  return join(dir, 'account', `journal-${String(file).padStart(5, '0')}.jsonl`);
}

/** The numbers of the journal files there are, in order. */
export function journalFiles(dir: string): number[] {
  const account = join(dir, 'account');
  if (!existsSync(account)) return [];
  return readdirSync(account)
    .map((name) => Number(/^journal-(\d{5,9})\.jsonl$/.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0)
    .sort((a, b) => a - b);
}

/** Cuts a file after its last line end, and returns its length. */
function cutHalfLine(fd: number): number {
  const { size } = fstatSync(fd);
  const chunk = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0; end -= chunk.length) {
    const start = Math.max(0, end - chunk.length);
    const length = readSync(fd, chunk, 0, end - start, start);
    const lineEnd = chunk.subarray(0, length).lastIndexOf(LF);
    if (lineEnd < 0) continue;
    const whole = start + lineEnd + 1;
    if (whole < size) ftruncateSync(fd, whole);
    return whole;
  }
  if (size > 0) ftruncateSync(fd, 0);
  return 0;
}

/** Whether a position is the journal's end. */
export function isEnd(dir: string, position: Position | null): boolean {
  if (position === null || position.file !== journalFiles(dir).at(-1)) return false;
  return statSync(journalPath(dir, position.file)).size === position.offset;
}

/** Every whole line from a position on, with its place; in bounded memory. */
export function* journalLines(dir: string, from: Position): Iterable<{ line: string; place: Place }> {
  for (const file of journalFiles(dir)) {
    if (file < from.file) continue;
    const fd = openSync(journalPath(dir, file), 'r');
    try {
      let offset = file === from.file ? from.offset : 0;
      let rest = Buffer.alloc(0);
      const chunk = Buffer.alloc(PUSH_AT);
      for (let at = offset; ; ) {
        const length = readSync(fd, chunk, 0, chunk.length, at);
        if (length === 0) break;
        at += length;
        const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
        let start = 0;
        for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
          const line = bytes.toString('utf8', start, end);
          yield { line, place: { file, offset, length: end + 1 - start } };
          offset += end + 1 - start;
          start = end + 1;
        }
        rest = bytes.subarray(start);
      }
    } finally {
      closeSync(fd);
    }
  }
}

/** The line at a place, without its line end; null where the journal is shorter. */
export function lineAt(dir: string, place: Place): string | null {
  const lines = lineReader(dir, 0);
  try {
    return lines.at(place);
  } finally {
    lines.close();
  }
}

/** Reads lines at places that go forward, `ahead` bytes at a time. */
export function lineReader(dir: string, ahead = PUSH_AT): { at(place: Place): string | null; close(): void } {
  let file = 0;
  let fd: number | null = null;
  let window = Buffer.alloc(0);
  let start = 0;

  function close(): void {
    if (fd !== null) closeSync(fd);
    fd = null;
  }

  return {
    at(place) {
      if (place.file !== file || fd === null) {
        close();
        if (!existsSync(journalPath(dir, place.file))) return null;
        fd = openSync(journalPath(dir, place.file), 'r');
        file = place.file;
        window = Buffer.alloc(0);
      }
      if (place.offset < start || place.offset + place.length > start + window.length) {
        const bytes = Buffer.alloc(Math.max(place.length, ahead));
        window = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, place.offset));
        start = place.offset;
      }
      const line = window.subarray(place.offset - start, place.offset - start + place.length);
      return line.length === place.length && line.at(-1) === LF
        ? line.toString('utf8', 0, line.length - 1)
        : null;
    },
    close,
  };
}

const LF = 0x0a;
