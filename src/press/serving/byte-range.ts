/** What is to be sent of a file: all of it, one piece (both ends included), or nothing, for the file ends before. */
export type ByteRange = 'all' | 'none' | { from: number; to: number };

/**
 * Reads a `Range` header. Of several ranges the whole file is sent, as of a header that is none: both are allowed, and
 * a search asks for one at a time.
 * @param header as received; undefined where there is none
 * @param ifRange as received: the piece is wanted only of the file with this entity tag. A date is taken for another
 * file, for two may be written within its second
 * Source: RFC 9110, sections 13.1.5 and 14.1.2
 */
export function byteRange(
  header: string | undefined,
  size: number,
  ifRange: string | undefined,
  tag: string,
): ByteRange {
  if (header === undefined || (ifRange !== undefined && ifRange.trim() !== tag)) return 'all';
  const [, first, last] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header.trim()) ?? [];
  if (first === undefined || last === undefined || first + last === '') return 'all';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'none' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'all';
  if (from >= size) return 'none';
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
