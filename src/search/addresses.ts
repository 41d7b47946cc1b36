import type { IndexHead, ReadBytes } from './open-index.ts';

/**
 * Which story an address or an id leads to. Keys are hashed into buckets, one small file each (`a/7.bin`): pairs of
 * four bytes, little-endian, the rest of the hash and the number of the story, in their order.
 */
export const KEYS_A_BUCKET = 1000;

export function bucketFile(bucket: number): string {
  return `a/${bucket}.bin`;
}

/** How many buckets hold so many keys: a power of two. */
export function bucketsFor(keys: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(keys / KEYS_A_BUCKET)));
}

/** Two hashes of 32 bits: one chooses the bucket, the other is looked for in it. Not safe against people who try. */
export function hashKey(key: string): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}

/** The story that one of these keys leads to, the first that does; null where none does. */
export async function findKey(
  read: ReadBytes,
  head: IndexHead,
  keys: readonly string[],
): Promise<number | null> {
  for (const key of head.keys === 0 ? [] : keys) {
    const [place, rest] = hashKey(key);
    const bytes = await read(`${head.build}/${bucketFile(place % bucketsFor(head.keys))}`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 8 <= bytes.length; at += 8)
      if (view.getUint32(at, true) === rest) return view.getUint32(at + 4, true);
  }
  return null;
}

export function idKey(id: string): string {
  return `id:${id.toLowerCase()}`;
}

/**
 * The keys of an address, the most telling first: as it is, then without its query. Scheme, account, `www.`, default
 * port, fragment, case, escapes, doubled and trailing slashes, and what tells only where a reader came from, are no
 * matter; of a memento the original counts. Empty for a text that is no address with a host.
 */
export function addressKeys(address: string): string[] {
  const parts = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)([^?#]*)\??([^#]*)/i.exec(originalOf(address.trim()));
  if (!parts) return [];
  const host = parts[1]!
    .slice(parts[1]!.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/:(?:80|443)?$/, '')
    .replace(/^www\./, '');
  if (host === '') return [];
  const path = unescaped(parts[2]!)
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
  const pairs = unescaped(parts[3]!)
    .toLowerCase()
    .split('&')
    .filter((pair) => pair !== '' && !CAME_FROM.test(pair))
    .sort();
  const bare = `${host}/${path}`;
  return pairs.length === 0 ? [bare] : [`${bare}?${pairs.join('&')}`, bare];
}

const CAME_FROM = /^(?:utm_[a-z_]+|fbclid|gclid|igshid|spm|ref_src|ref_url)(?:=|$)/;

/** `https://web.archive.org/web/20190301000000id_/https://news.example/1`: the address that an archive's holds. */
export function originalOf(address: string): string {
  const inner = /^(?:https?:)?\/\/[^/]+\/(?:[^/]+\/)?\d{4,14}(?:[a-z]{2}_)?\/(https?:\/{1,2}[^/].*)$/is.exec(
    address,
  );
  return inner ? inner[1]!.replace(/^(https?):\/(?!\/)/i, '$1://') : address;
}

/** Escapes undone where they are UTF-8; else as they are. */
function unescaped(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
