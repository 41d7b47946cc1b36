import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes between two places where the search may begin to read; about 25 lines of an index. */
const BLOCK = 8 * 1024;

/** First lines of blocks kept in memory: the upper steps of every search, and all of an index of 128 MB. */
const KEPT = 16 * 1024;

export interface SortedFile {
  /** All lines that begin with the prefix, in order. */
  linesWith(prefix: string): string[];
  close(): void;
}

/** Searches a file of sorted lines by halves, reading a few blocks of it a search. */
export function openSorted(path: string): SortedFile {
  const fd = openSync(path, 'r');
  const size = fstatSync(fd).size;
  const blocks = Math.ceil(size / BLOCK);
  const firsts = new Map<number, string>();
  let buffer = Buffer.allocUnsafe(2 * BLOCK);

  /** Text from a line's start at or after `from`, at least one whole line of it; '' at the end of the file. */
  function read(from: number): { text: string; next: number } {
    // The byte before tells whether a line starts exactly here.
    const start = from === 0 ? 0 : from - 1;
    for (;;) {
      const length = readSync(fd, buffer, 0, buffer.length, start);
      const bytes = buffer.subarray(0, length);
      const begin = from === 0 ? 0 : bytes.indexOf(10) + 1;
      const end = bytes.lastIndexOf(10);
      const found = from === 0 || begin > 0;
      if (found && end >= begin) return { text: bytes.toString('utf8', begin, end), next: start + end + 1 };
      if (length < buffer.length) return { text: '', next: size };
      // One line is longer than the buffer.
      buffer = Buffer.allocUnsafe(buffer.length * 2);
    }
  }

  /** The first line that starts in the block or, where none does, after it. */
  function firstOf(block: number): string {
    const known = firsts.get(block);
    if (known !== undefined) return known;
    const { text } = read(block * BLOCK);
    const end = text.indexOf('\n');
    const first = end === -1 ? text : text.slice(0, end);
    if (firsts.size >= KEPT) firsts.clear();
    firsts.set(block, first);
    return first;
  }

  return {
    linesWith(prefix) {
      let low = 0;
      let high = blocks;
      // The last block whose first line stands before the prefix: what is sought starts in it or right after it.
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        const first = firstOf(middle);
        if (first !== '' && first < prefix) low = middle;
        else high = middle;
      }
      const found: string[] = [];
      for (let at = low * BLOCK; at < size; ) {
        const { text, next } = read(at);
        for (const line of text.split('\n')) {
          if (line.startsWith(prefix)) found.push(line);
          else if (line > prefix) return found;
        }
        at = next;
      }
      return found;
    },
    close() {
      closeSync(fd);
    },
  };
}
