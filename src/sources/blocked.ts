import { type Headers, header } from '../base/capture.ts';

/** How Wayback says that it will not show what it has: by the owner's wish, or by robots.txt. */
const EXCEPTION = /(?:AdministrativeAccessControl|RobotAccessControl)Exception[^\n]{0,100}/;

/** The page that Wayback shows in place of a capture, with status 200. */
const EXCLUDED = /This URL has been excluded from the Wayback Machine/;

/** Why an answer that is no capture says that the archive blocks the address; null where it does not say so. */
export function blockedBy(headers: Headers, words: string): string | null {
  const error = header(headers, 'x-archive-wayback-runtime-error') ?? '';
  const said = EXCEPTION.exec(error)?.[0] ?? EXCEPTION.exec(words)?.[0] ?? EXCLUDED.exec(words)?.[0];
  return said?.replace(/[\s\0-\x1f\x7f-\x9f]+/g, ' ').trim() ?? null;
}
