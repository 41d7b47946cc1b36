import { header } from '../base/capture.ts';
import { sha256OfFile } from '../base/digest.ts';
import {
  checkBlock,
  checkDigest,
  isZip,
  type WaczProblem,
  type WarcRecord,
  waczProblems,
} from '../warc/index.ts';
import { clipped, type EvidenceDamage } from './index-file.ts';
import { evidencePath } from './layout.ts';
import { joined } from './revisit.ts';
import { warcsIn } from './warcs-in.ts';

/** A digest that the bytes do not have. */
export interface Mismatch {
  /** Below `captures/`, and the WARC inside a WACZ that the record is in. Of a whole file the offset is 0. */
  file: string;
  member: string | null;
  offset: number;
  target: string | null;
  /** `block`, `payload`: of a record; `file`: of all bytes, as the manifest has it. */
  what: 'block' | 'payload' | 'file';
  /** The digest as the record, or the manifest, gives it. */
  stated: string;
}

/** What came of re-hashing one file. */
export interface Verified {
  file: string;
  bytes: number;
  records: number;
  /** Records of which a digest was given and checked. */
  checked: number;
  /** Payload digests that hold for the body as stored, and those that hold only with its chunks joined (tools differ). */
  payloads: { stored: number; joined: number };
  /** Records that are known not to be whole. */
  truncated: number;
  /** The first of them; `mismatched` and `damaged` count all. */
  mismatches: Mismatch[];
  mismatched: number;
  damages: EvidenceDamage[];
  damaged: number;
  /** What about a WACZ is not as its own datapackage says. */
  problems: WaczProblem[];
  /** The whole file against the manifest. */
  manifest: 'match' | 'mismatch' | 'not listed';
}

/** Findings listed for one file: a file of a million damages says no more by listing them all. */
const MOST = 1000;
const STRIDE = 1024 * 1024;

/** Re-hashes one file: every record's own digests, the checksums of gzip, and the whole against the manifest's SHA-256. */
export async function verifyFile(
  dir: string,
  file: string,
  sha256: string | null,
  progress: (bytes: number) => void,
): Promise<Verified> {
  const path = evidencePath(dir, file);
  const found: Verified = {
    file,
    bytes: 0,
    records: 0,
    checked: 0,
    payloads: { stored: 0, joined: 0 },
    truncated: 0,
    mismatches: [],
    mismatched: 0,
    damages: [],
    damaged: 0,
    problems: [],
    manifest: 'not listed',
  };

  function mismatch(of: Mismatch): void {
    found.mismatched++;
    if (found.mismatches.length < MOST) found.mismatches.push(of);
  }

  function check(record: WarcRecord, member: string | null): void {
    found.records++;
    if (record.truncated !== null && record.type !== 'revisit') found.truncated++;
    // What is left of a cut or broken record cannot have the digest of the whole; its damage is reported.
    if (record.truncated === 'file-end' || record.truncated === 'damaged' || record.truncated === 'segmented')
      return;
    const at = { file, member, offset: record.offset, target: clipped(record.target) };
    const block = checkBlock(record.fields, record.block);
    if (block === 'mismatch')
      mismatch({ ...at, what: 'block', stated: header(record.fields, 'warc-block-digest')! });
    const stated = header(record.fields, 'warc-payload-digest');
    const payload = checkPayload(record, stated);
    if (payload === 'stored' || payload === 'joined') found.payloads[payload]++;
    else if (payload === 'mismatch') mismatch({ ...at, what: 'payload', stated: stated! });
    if (block !== 'absent' || payload !== 'absent') found.checked++;
  }

  let told = 0;
  for await (const warc of warcsIn(dir, file)) {
    for await (const part of warc.records) {
      if (part.kind === 'record') {
        check(part, warc.member);
      } else {
        const { kind: _, ...damage } = part;
        found.damaged++;
        if (found.damages.length < MOST)
          found.damages.push({ file, member: warc.member, ...damage, target: clipped(damage.target) });
      }
      const at = warc.before + part.offset;
      if (at - told <= STRIDE) continue;
      told = at;
      progress(at);
    }
  }
  if (await isZip(path)) found.problems = (await waczProblems(path)).slice(0, MOST);
  if (sha256 !== null) {
    found.manifest = (await sha256OfFile(path)) === sha256 ? 'match' : 'mismatch';
    if (found.manifest === 'mismatch')
      mismatch({ file, member: null, offset: 0, target: null, what: 'file', stated: `sha256:${sha256}` });
  }
  return found;
}

/** A revisit's payload lies elsewhere, and a body that its crawler cut has not the digest of the whole. */
function checkPayload(
  record: WarcRecord,
  stated: string | null,
): 'stored' | 'joined' | 'mismatch' | 'absent' {
  const { type, http, truncated } = record;
  if (stated === null || type === 'revisit') return 'absent';
  const body = type === 'request' ? requestBody(record.block) : record.body;
  const stored = checkDigest(stated, body);
  if (stored === 'absent') return 'absent';
  if (stored === 'match') return 'stored';
  if (checkDigest(stated, joined(http?.headers ?? [], body)) === 'match') return 'joined';
  return truncated === null ? 'mismatch' : 'absent';
}

/** What comes after the head of an HTTP request; mostly nothing. */
function requestBody(block: Uint8Array): Uint8Array {
  const end = Buffer.from(block.buffer, block.byteOffset, block.byteLength).indexOf('\r\n\r\n');
  return end < 0 ? new Uint8Array() : block.subarray(end + 4);
}
