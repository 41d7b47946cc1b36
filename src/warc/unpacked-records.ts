import { pastBlank, startAt } from './boundary.ts';
import { HEAD_BOUND, headEnd } from './fields.ts';
import { makeRecord } from './read-record.ts';
import type { Damage, WarcRecord } from './record.ts';
import type { Reader } from './resync.ts';
import { warcHead } from './warc-head.ts';

/** The one record that a member's content is, block and end mark and nothing else; null where it is not so simple. */
export function onlyRecord(
  content: Buffer,
  offset: number,
  length: number,
  reader: Reader,
): [WarcRecord] | null {
  if (content[0] !== 0x57 || startAt(content, 0, content.length) !== 'warc') return null;
  const headLength = headEnd(content, 0, Math.min(content.length, HEAD_BOUND));
  if (headLength < 0) return null;
  const head = warcHead(content, 0, headLength);
  const size = head.sizes[0];
  if (head.sizes.length !== 1 || size === undefined || size > reader.maxBlock) return null;
  const end = headLength + size;
  if (end > content.length || pastBlank(content, end, content.length) < content.length) return null;
  reader.warc = true;
  return [makeRecord(head, content.subarray(headLength, end), offset, length)];
}

/** A reader of what a member or a frame holds. */
export function innerReader(reader: Reader): Reader {
  return { ...reader, outer: false, headless: 0 };
}

/** Remembers of a file what its members showed. */
export function learnt(reader: Reader, inner: Reader): void {
  reader.arc = inner.arc;
  reader.warc = inner.warc;
}

/** What was found in a member or frame, with the place of that in the file. */
export function placed<T extends WarcRecord | Damage>(found: T, offset: number, length: number): T {
  if (found.kind === 'record') found.within = found.offset;
  else found.reason += `, ${found.offset} bytes into what was compressed`;
  found.offset = offset;
  found.length = length;
  return found;
}
