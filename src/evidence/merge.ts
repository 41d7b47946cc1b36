import { rmSync } from 'node:fs';
import { linesOf, writeLines } from './lines.ts';

/** Files merged at once; more are merged in groups first, so that no limit on open files is met. */
const FAN_IN = 128;

interface Head {
  line: string;
  rest: Iterator<string, void, undefined>;
}

/** The lines of sorted files in order, one line a file in memory (and one chunk that it was read with). */
export function* mergeLines(sorted: readonly Iterable<string>[]): Generator<string, void, undefined> {
  const heap: Head[] = [];
  try {
    for (const lines of sorted) {
      const rest = lines[Symbol.iterator]() as Iterator<string, void, undefined>;
      const first = rest.next();
      if (!first.done) heap.push({ line: first.value, rest });
    }
    for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(heap, i);
    while (heap.length > 0) {
      const top = heap[0]!;
      yield top.line;
      const next = top.rest.next();
      if (next.done) {
        const last = heap.pop()!;
        if (heap.length > 0) heap[0] = last;
      } else {
        top.line = next.value;
      }
      sink(heap, 0);
    }
  } finally {
    for (const { rest } of heap) rest.return?.();
  }
}

function sink(heap: Head[], from: number): void {
  const head = heap[from];
  if (!head) return;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.line < heap[child]!.line) child++;
    if (heap[child]!.line >= head.line) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = head;
}

/** Merges any number of sorted files into one; `distinct` sees the lines in order and may leave some out. */
export function mergeFiles(
  paths: readonly string[],
  out: string,
  distinct: (lines: Iterable<string>) => Iterable<string> = (lines) => lines,
): number {
  const groups: string[] = [];
  try {
    let level = [...paths];
    while (level.length > FAN_IN) {
      const merged: string[] = [];
      for (let i = 0; i < level.length; i += FAN_IN) {
        const group = `${out}.group-${groups.length}.tmp`;
        groups.push(group);
        writeLines(group, mergeLines(level.slice(i, i + FAN_IN).map(linesOf)));
        merged.push(group);
      }
      level = merged;
    }
    return writeLines(out, distinct(mergeLines(level.map(linesOf))));
  } finally {
    for (const group of groups) rmSync(group, { force: true });
  }
}
