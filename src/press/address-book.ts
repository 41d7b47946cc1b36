import { hash } from 'node:crypto';

/**
 * Which article answers to which key (an id, the id of a revision, an identity made of an address), shared
 * by all workers: an open-addressing table over shared memory, 12 bytes a slot, whatever the keys' length.
 * Keys are told apart by 64 bits of their SHA-256.
 */
export interface AddressBook {
  slots: Int32Array<SharedArrayBuffer>;
  /** All ids, one after another, in ASCII. */
  ids: Uint8Array<SharedArrayBuffer>;
  /** Where the nth id starts; one more than there are ids. */
  starts: Int32Array<SharedArrayBuffer>;
}

/**
 * Writes the book. An article's own id always leads to it; a key that two articles claim stays with the first.
 * `claims` names articles by numbers of its own, which `place` turns into places in `ids`.
 */
export function writeAddressBook(
  ids: readonly string[],
  claims: KeyList,
  place: (article: number) => number,
): AddressBook {
  const size = 1 << Math.ceil(Math.log2(Math.max(16, (ids.length + claims.length) * 2)));
  const slots = new Int32Array(new SharedArrayBuffer(size * 12));
  const starts = new Int32Array(new SharedArrayBuffer((ids.length + 1) * 4));
  for (const [n, id] of ids.entries()) starts[n + 1] = starts[n]! + id.length;
  const text = new Uint8Array(new SharedArrayBuffer(starts[ids.length]!));
  const enter = (high: number, low: number, article: number) => {
    const slot = slotOf(slots, high, low);
    if (slots[slot + 2] === 0) slots.set([high, low, article + 1], slot);
  };
  for (const [n, id] of ids.entries()) {
    for (let i = 0; i < id.length; i++) text[starts[n]! + i] = id.charCodeAt(i);
    enter(...halves(id), n);
  }
  for (let k = 0; k < claims.length; k++) {
    const { high, low, article } = claims.at(k);
    enter(high, low, place(article));
  }
  return { slots, ids: text, starts };
}

/** The id of the article that answers to a key, or null. */
export function findArticle(book: AddressBook, key: string): string | null {
  const article = findPlace(book, key);
  if (article < 0) return null;
  let id = '';
  for (let at = book.starts[article]!; at < book.starts[article + 1]!; at++)
    id += String.fromCharCode(book.ids[at]!);
  return id;
}

/** The place of the article that answers to a key, in the order of the book's ids; -1 where none does. */
export function findPlace(book: AddressBook, key: string): number {
  const [high, low] = halves(key);
  return book.slots[slotOf(book.slots, high, low) + 2]! - 1;
}

/** Keys gathered before their number is known; 12 bytes each. */
export interface KeyList {
  readonly length: number;
  add(key: string, article: number): void;
  at(index: number): { high: number; low: number; article: number };
}

export function keyList(): KeyList {
  let data = new Int32Array(3 * 1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(key, article) {
      if (length * 3 === data.length) {
        const larger = new Int32Array(data.length * 2);
        larger.set(data);
        data = larger;
      }
      const [high, low] = halves(key);
      data.set([high, low, article], length * 3);
      length++;
    },
    at(index) {
      return { high: data[index * 3]!, low: data[index * 3 + 1]!, article: data[index * 3 + 2]! };
    },
  };
}

function halves(key: string): [number, number] {
  const bytes = hash('sha256', key, 'buffer');
  return [bytes.readInt32LE(0), bytes.readInt32LE(4)];
}

/** The slot that holds a key, or the free one where it belongs. The table is never more than half full. */
function slotOf(slots: Int32Array, high: number, low: number): number {
  const size = slots.length / 3;
  let slot = (high ^ low) & (size - 1);
  while (slots[slot * 3 + 2] !== 0 && (slots[slot * 3] !== high || slots[slot * 3 + 1] !== low)) {
    slot = (slot + 1) & (size - 1);
  }
  return slot * 3;
}
