import { type CaptureRef, header } from '../base/capture.ts';
import type { Answer } from './ask.ts';
import type { Archived } from './received.ts';

/** What the index says of a body. */
type Indexed = Pick<CaptureRef, 'digest' | 'length'>;

/** Digests of nothing. */
const OF_NOTHING = [
  'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ',
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
];

/** Why the body did not come whole although the archive has it whole, as far as it can be told; else null. */
export function lostOnTheWay(answer: Answer, archived: Archived, indexed: Indexed): string | null {
  // Too large for us: it would be the next time too.
  if (answer.truncated === 'length') return null;
  if (answer.truncated !== null) return answer.truncated;
  if (archived.truncated === 'encoding') return 'encoding';
  return archived.body.length === 0 && shouldHaveBody(answer, archived, indexed) ? 'length' : null;
}

/** An empty body with its headers takes less than this, compressed. */
const MOST_OF_NOTHING = 3000;

/** Whether the archived headers or the index speak of a body, for a response that may have one (RFC 9110 section 6.4.1). */
function shouldHaveBody({ status }: Answer, { headers, truncated }: Archived, indexed: Indexed): boolean {
  if (status === 204 || status === 304) return false;
  if (truncated === 'length') return true;
  if (status !== 200 || OF_NOTHING.includes(indexed.digest ?? '')) return false;
  // The digest of nothing in chunks is another.
  const encoded =
    header(headers, 'transfer-encoding') !== null || header(headers, 'content-encoding') !== null;
  return (indexed.digest !== null && !encoded) || (indexed.length ?? 0) > MOST_OF_NOTHING;
}
