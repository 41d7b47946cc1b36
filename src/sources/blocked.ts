import { type Headers, header } from '../base/capture.ts';
import { decodeBody } from '../warc/index.ts';
import type { Answer } from './ask.ts';

/** How Wayback says that it will not show what it has: by the owner's wish, or by robots.txt. */
const EXCEPTION = /(?:AdministrativeAccessControl|RobotAccessControl)Exception[^\n]{0,100}/;

/** The page that Wayback shows in place of a capture, with status 200. */
const EXCLUDED = /This URL has been excluded from the Wayback Machine/;

/** Why an answer that is no capture says that the archive blocks the address; null where it does not say so. */
export function blockedBy(answer: Answer): string | null {
  const error = header(answer.headers, 'x-archive-wayback-runtime-error') ?? '';
  const words = wordsIn(answer);
  const said = EXCEPTION.exec(error)?.[0] ?? EXCEPTION.exec(words)?.[0] ?? EXCLUDED.exec(words)?.[0];
  return said?.replace(/[\s\0-\x1f\x7f-\x9f]+/g, ' ').trim() ?? null;
}

/** What stands on a page of the archive's own, without its transfer's encoding; the word stands deep in it. */
function wordsIn({ headers, body }: Answer): string {
  const encoding: Headers = headers.filter(([name]) => name.toLowerCase() === 'content-encoding');
  const page = decodeBody({ headers: encoding, body }, { maxBytes: 1 << 20 }).body;
  return Buffer.from(page.buffer, page.byteOffset, page.byteLength).toString('latin1');
}
