import { plainAddress } from '../base/plain-address.ts';
import { localPart, undressed } from '../base/variant.ts';
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

/**
 * The story that one of these keys leads to, the first that does; null where none does. The first key is nearly always
 * the one: only where it is not are the others looked for, all at once.
 */
export async function findKey(
  read: ReadBytes,
  head: IndexHead,
  keys: readonly string[],
): Promise<number | null> {
  if (head.keys === 0) return null;
  const [first, ...others] = keys;
  if (first === undefined) return null;
  const found = await findOne(read, head, first);
  if (found !== null) return found;
  const rest = await Promise.all(others.map((key) => findOne(read, head, key)));
  return rest.find((story) => story !== null) ?? null;
}

async function findOne(read: ReadBytes, head: IndexHead, key: string): Promise<number | null> {
  const [place, rest] = hashKey(key);
  const bytes = await read(`${head.build}/${bucketFile(place % bucketsFor(head.keys))}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length; at += 8)
    if (view.getUint32(at, true) === rest) return view.getUint32(at + 4, true);
  return null;
}

export function idKey(id: string): string {
  return `id:${id.toLowerCase()}`;
}

/**
 * The keys that a listed address is found under: as it is, and, where it asks for AMP, a telephone's page or print, that
 * of the page itself. Empty for a text that is no address with a host.
 */
export function listedKeys(address: string): string[] {
  const plain = plainAddress(withScheme(originalOf(address.trim())));
  if (plain === null) return [];
  return [...new Set([plain, undressed(plain)].map(keyOf))];
}

/**
 * The keys of an address that somebody asks for, the most telling first: as it is listed, then without its query. What
 * `plainAddress` passes over is no matter, nor are case, escapes and a trailing slash; of a memento the original counts.
 */
export function addressKeys(address: string): string[] {
  const listed = listedKeys(address);
  return [...new Set([...listed, ...listed.map((key) => key.replace(/\?.*$/s, ''))])];
}

function keyOf(plain: { host: string; path: string; query: string }): string {
  const { host, path } = plain;
  const pairs = unescaped(plain.query).toLowerCase().split('&').sort().join('&');
  const local = unescaped(localPart({ host, path, query: '' }))
    .toLowerCase()
    .replace(/\/+$/, '');
  return `${host}${local === '' ? '/' : local}${pairs === '' ? '' : `?${pairs}`}`;
}

function withScheme(address: string): string {
  return address.startsWith('//') ? `http:${address}` : address;
}

/**
 * `https://web.archive.org/web/20190301000000id_/https://news.example/1`: the address that an archive's holds. Archives
 * write the time in their own ways (`2019`, `20190301*`, `2019.03.01-120000`), after the name of a collection or none.
 */
export function originalOf(address: string): string {
  const inner =
    /^(?:https?:)?\/\/[^/]+\/(?:[^/]+\/)?(?:\d{1,14}\*?|\*|[\d.-]{10,20})(?:[a-z]{2}_)?\/(https?:\/{1,2}[^/].*)$/is.exec(
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
