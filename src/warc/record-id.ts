import { createHash } from 'node:crypto';
import type { NewRecord } from './record.ts';

/** The namespace of names that are addresses (RFC 9562 section 6.6). */
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * The id of a record that was given none: a UUIDv5 (RFC 9562 section 5.5) of the capture's name,
 * `YYYYMMDDhhmmss/ORIGINAL#sha256:…`, so that the same capture fetched twice has the same id. Records other
 * than responses are named with their type, since they may share all three with the response they stand beside.
 */
export function recordId(
  record: Pick<NewRecord, 'type' | 'target' | 'timestamp'>,
  payloadDigest: string,
): string {
  const capture = `${record.timestamp}/${record.target ?? ''}#${payloadDigest}`;
  const name = record.type === 'response' ? capture : `${record.type}:${capture}`;
  const bytes = createHash('sha1').update(URL_NAMESPACE).update(name).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
