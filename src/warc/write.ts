import { hash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { ReprintError } from '../base/error.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { HttpHead, NewRecord } from './record.ts';
import { recordId } from './record-id.ts';

/**
 * One WARC 1.1 record as bytes, for `gzip` as one member. The same record gives the same bytes.
 * Digests are `sha256:` with lower-case hexadecimal: the standard asks for a label and leaves the rest open.
 * Most files carry `sha1:` in Base32, but SHA-1 can be forged, and the hexadecimal of SHA-256 is what
 * `sha256sum` prints and what the account calls a capture by. A line end in any name or value becomes a space,
 * so that no value adds a field. Throws BAD_INPUT for a timestamp that is not made of digits.
 */
export function encodeRecord(record: NewRecord, { gzip = true }: { gzip?: boolean } = {}): Uint8Array {
  const { body, target, type } = record;
  const payloadDigest = `sha256:${hash('sha256', body, 'hex')}`;
  const http = record.http ? encodeHttpHead(record.http, type === 'request') : null;
  const block = http ? Buffer.concat([http, body]) : body;
  const blockDigest = http ? `sha256:${hash('sha256', block, 'hex')}` : payloadDigest;

  const lines = ['WARC/1.1', `WARC-Type: ${type}`];
  lines.push(`WARC-Record-ID: <${clean(record.id ?? recordId(record, payloadDigest))}>`);
  lines.push(`WARC-Date: ${warcDate(record.timestamp)}`);
  if (target !== undefined) lines.push(`WARC-Target-URI: ${clean(target)}`);
  lines.push(`WARC-Block-Digest: ${blockDigest}`);
  if (HAS_PAYLOAD.has(type)) lines.push(`WARC-Payload-Digest: ${payloadDigest}`);
  lines.push(`Content-Type: ${clean(record.contentType ?? (http ? HTTP_RESPONSE : DEFAULT_TYPES[type]))}`);
  for (const [name, value] of record.fields ?? []) {
    if (!isOurs(name, type)) lines.push(`${cleanName(name)}: ${clean(value)}`);
  }
  lines.push(`Content-Length: ${block.length}`, '', '');
  const bytes = Buffer.concat([Buffer.from(lines.join('\r\n')), block, END]);
  return gzip ? member(bytes) : bytes;
}

const END = Buffer.from('\r\n\r\n');
const HTTP_RESPONSE = 'application/http; msgtype=response';
const DEFAULT_TYPES: Record<NewRecord['type'], string> = {
  response: HTTP_RESPONSE,
  revisit: HTTP_RESPONSE,
  request: 'application/http; msgtype=request',
  resource: 'application/octet-stream',
  metadata: 'application/warc-fields',
  warcinfo: 'application/warc-fields',
};

/** A revisit's payload is that of the record it refers to: its digest is among the fields given, never counted here. */
const HAS_PAYLOAD = new Set<NewRecord['type']>(['response', 'resource', 'request']);

/** Fields that say what the writer itself says; a second saying could only contradict it. */
function isOurs(name: string, type: NewRecord['type']): boolean {
  const lower = name.trim().toLowerCase();
  return OURS.has(lower) || (lower === 'warc-payload-digest' && HAS_PAYLOAD.has(type));
}

const OURS = new Set([
  'warc-type',
  'warc-record-id',
  'warc-date',
  'warc-target-uri',
  'warc-block-digest',
  'content-type',
  'content-length',
]);

function encodeHttpHead({ status, reason, headers }: HttpHead, isRequest: boolean): Buffer {
  // A request has no status line: its first line stands in `reason` (`GET / HTTP/1.1`).
  const first = isRequest ? clean(reason) : `HTTP/1.1 ${String(status).padStart(3, '0')} ${clean(reason)}`;
  const lines = headers.map(([name, value]) => `${cleanName(name)}: ${clean(value)}\r\n`);
  return Buffer.from(`${first}\r\n${lines.join('')}\r\n`);
}

function clean(value: string): string {
  return /[\r\n\0]/.test(value) ? value.replace(/[\r\n\0]+/g, ' ') : value;
}

/** A field name is a token: no blank, no colon, no control character. */
function cleanName(name: string): string {
  return name.replace(/[^!-9;-~]+/g, '') || 'X-Unnamed';
}

function warcDate(timestamp: Timestamp): string {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp);
  if (!match) {
    throw new ReprintError(
      'BAD_INPUT',
      `a record cannot be dated ${JSON.stringify(timestamp.slice(0, 40))}`,
      'a timestamp has 14 digits: YYYYMMDDhhmmss',
    );
  }
  const [, year, month, day, hour, minute, second] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** One gzip member whose header tells neither time nor machine, so that its bytes depend on the content alone. */
function member(content: Buffer): Buffer {
  const deflated = deflateRawSync(content, DEFLATE);
  const trailer = Buffer.allocUnsafe(8);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length % 2 ** 32, 4);
  return Buffer.concat([MEMBER_HEADER, deflated, trailer]);
}

/** Level 5 takes two thirds of the time of level 6, and one or two per cent more room, on newspapers' pages. */
const DEFLATE = { level: 5, memLevel: 9, chunkSize: 1 << 16 };

/** RFC 1952 section 2.3: no time, no flags, operating system unknown (255). */
const MEMBER_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
