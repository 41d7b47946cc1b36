import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes between two places where the search may begin to read; about 25 lines of an index. */
const BLOCK = 8 * 1024;

/** First lines of blocks kept in memory: the upper steps of every search. All there are in an index of 128 MB. */
const KEPT = 16 * 1024;

export interface SortedFile {
  /** The lines that begin with the prefix, in order, the first `most` of them where that is given. */
  linesWith(prefix: string, most?: number): string[];
  close(): void;
}

/** Whole lines of the file, and where the next one begins. */
interface Stretch {
  lines: Buffer;
  next: number;
}

/** Searches a file of sorted lines by halves, reading a few blocks of it a search. */
export function openSorted(path: string): SortedFile {
  const fd = openSync(path, 'r');
  const size = fstatSync(fd).size;
  const blocks = Math.ceil(size / BLOCK);
  const firsts = new Map<number, string>();
  let buffer = Buffer.allocUnsafe(2 * BLOCK);

  /** At least one whole line, from the first that starts at or after `from`; nothing at the end of the file. */
  function read(from: number): Stretch {
    // The byte before tells whether a line starts exactly here.
    const start = from === 0 ? 0 : from - 1;
    for (;;) {
      const length = readSync(fd, buffer, 0, buffer.length, start);
      const bytes = buffer.subarray(0, length);
      const newline = from === 0 ? -1 : bytes.indexOf(10);
      const begin = newline + 1;
      const end = bytes.lastIndexOf(10);
      if ((from === 0 || newline >= 0) && end >= begin) {
        return { lines: bytes.subarray(begin, end), next: start + end + 1 };
      }
      if (length < buffer.length) return { lines: bytes.subarray(0, 0), next: size };
      // One line is longer than the buffer.
      buffer = Buffer.allocUnsafe(buffer.length * 2);
    }
  }

  /** The first line that starts in the block or, where none does, after it; kept where it is `often` asked for. */
  function firstOf(block: number, often: boolean): string {
    const known = firsts.get(block);
    if (known !== undefined) return known;
    const { lines } = read(block * BLOCK);
    const end = lines.indexOf(10);
    const first = lines.toString('utf8', 0, end < 0 ? lines.length : end);
    if (often) firsts.set(block, first);
    return first;
  }

  /** The last block whose first line stands before the prefix: what is sought starts in it or right after it. */
  function blockBefore(prefix: string): number {
    let low = 0;
    let high = blocks;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const first = firstOf(middle, (high - low) * KEPT > blocks);
      if (first !== '' && first < prefix) low = middle;
      else high = middle;
    }
    return low;
  }

  return {
    linesWith(prefix, most = Number.POSITIVE_INFINITY) {
      const found: string[] = [];
      const needle = Buffer.from(prefix);
      for (let at = blockBefore(prefix) * BLOCK; at < size; ) {
        const { lines, next } = read(at);
        let line = found.length === 0 ? startOf(lines, needle) : 0;
        for (; line >= 0 && line < lines.length; ) {
          const newline = lines.indexOf(10, line);
          const end = newline < 0 ? lines.length : newline;
          if (found.length >= most || !startsWith(lines, line, needle)) return found;
          found.push(lines.toString('utf8', line, end));
          line = end + 1;
        }
        if (found.length === 0 && lines.toString('utf8', lines.lastIndexOf(10) + 1) > prefix) return found;
        at = next;
      }
      return found;
    },
    close() {
      closeSync(fd);
    },
  };
}

function startsWith(lines: Buffer, at: number, needle: Buffer): boolean {
  return lines.compare(needle, 0, needle.length, at, Math.min(lines.length, at + needle.length)) === 0;
}

/** Where the first line that begins with the needle starts; -1 where there is none. */
function startOf(lines: Buffer, needle: Buffer): number {
  if (startsWith(lines, 0, needle)) return 0;
  const before = lines.indexOf(Buffer.concat([NEWLINE, needle]));
  return before < 0 ? -1 : before + 1;
}

const NEWLINE = Buffer.from('\n');
