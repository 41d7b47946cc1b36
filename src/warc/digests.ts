import { hash } from 'node:crypto';
import type { Headers } from '../base/capture.ts';
import { parseLabel } from './digest-label.ts';
import { field } from './fields.ts';
import type { WarcRecord } from './record.ts';
import { unchunk } from './unchunk.ts';

export type DigestCheck = 'match' | 'mismatch' | 'absent';

/** Whether WARC-Block-Digest is that of the block; `absent` also where its algorithm is none that we know. */
export function checkBlock(fields: Headers, block: Uint8Array): DigestCheck {
  return checkDigest(field(fields, 'warc-block-digest'), block);
}

/**
 * Whether WARC-Payload-Digest is that of the body: as it is stored, or else without its chunks, since some
 * crawlers count one and some the other. A revisit's is that of another record: `absent`.
 */
export function checkPayload(record: Pick<WarcRecord, 'type' | 'fields' | 'body'>): DigestCheck {
  if (record.type === 'revisit') return 'absent';
  const label = field(record.fields, 'warc-payload-digest');
  const stored = checkDigest(label, record.body);
  if (stored !== 'mismatch') return stored;
  return checkDigest(label, unchunk(record.body).body);
}

/** Whether a labelled digest (`sha1:BASE32`, `sha256:HEX`, `md5:…`) is that of the bytes. */
export function checkDigest(label: string | null, bytes: Uint8Array): DigestCheck {
  const parsed = label === null ? null : parseLabel(label);
  if (!parsed) return 'absent';
  return hash(parsed.algorithm, bytes, 'hex') === parsed.hex ? 'match' : 'mismatch';
}
