import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bucketFile, bucketsFor, hashKey } from './addresses.ts';

/** Gathers what leads to stories: twelve bytes a key. `addresses.ts` reads what it writes. */
export interface AddressesWriter {
  add(keys: readonly string[], story: number): void;
  /** Writes all files into the folder `a` below this one. Returns how many keys there are, and how many files. */
  write(dir: string): { keys: number; files: number };
}

export function addressesWriter(): AddressesWriter {
  let data = new Uint32Array(3 * 1024);
  let length = 0;
  return {
    add(keys, story) {
      for (const key of new Set(keys)) {
        if (length + 3 > data.length) {
          const larger = new Uint32Array(2 * data.length);
          larger.set(data);
          data = larger;
        }
        data.set([...hashKey(key), story], length);
        length += 3;
      }
    },
    write(dir) {
      mkdirSync(join(dir, 'a'));
      const keys = length / 3;
      if (keys === 0) return { keys, files: 0 };
      const buckets: number[][] = Array.from({ length: bucketsFor(keys) }, () => []);
      for (let at = 0; at < length; at += 3) buckets[data[at]! % buckets.length]!.push(at);
      for (const [n, places] of buckets.entries()) {
        // Of two stories that have the same key, the newer comes first.
        places.sort((a, b) => data[a + 1]! - data[b + 1]! || data[a + 2]! - data[b + 2]!);
        const view = new DataView(new ArrayBuffer(8 * places.length));
        for (const [i, at] of places.entries()) {
          view.setUint32(8 * i, data[at + 1]!, true);
          view.setUint32(8 * i + 4, data[at + 2]!, true);
        }
        writeFileSync(join(dir, bucketFile(n)), new Uint8Array(view.buffer));
      }
      return { keys, files: buckets.length };
    },
  };
}
