import { sha256Hex } from '../base/digest.ts';
import { isFileName } from '../base/file-name.ts';
import type { ReadCapture } from '../base/reading.ts';

/** What an imported text says of the capture that it came from. */
export interface Claimed {
  /** Its memento, `https://web.archive.org/web/20210628172625/https://…`, or the dead address itself. */
  url: string | undefined;
  original: string | undefined;
  /** `YYYYMMDDhhmmss/ORIGINAL` */
  capture?: string | undefined;
  /** The id that the text gives itself. */
  named?: string | undefined;
  /** Some time that the article is known to have existed at, to put it in order by; any form of a date. */
  known: string | undefined;
}

/** `https://web.archive.org/web/20210628172625/https://…`; a time of fewer digits is a request, not a capture. */
const MEMENTO = /^https?:\/\/[^/]+\/(?:[^/]{1,40}\/)?(\d{14})(?:[a-z]{2}_)?\/([a-z][a-z0-9+.-]*:\/\/.+)$/is;

/**
 * The capture that an imported text names; where it names none, its own file with the time that it tells of itself.
 * `part` tells the articles of one file apart.
 */
export function captureOf(
  { url, original, capture, named, known }: Claimed,
  file: { path: string; bytes: Uint8Array },
  part: string,
): ReadCapture {
  const address = url?.trim() ?? '';
  const memento = MEMENTO.exec(address);
  const told = memento ?? /^(\d{14})\/(.+)$/s.exec(capture?.trim() ?? '');
  const own = original?.trim() || (told?.[2] ?? (/^https?:\/\//i.test(address) ? address : ''));
  return {
    original: own === '' ? `${file.path}${part}` : own,
    timestamp: told?.[1] ?? timestampOf(known),
    digest: `sha256:${sha256Hex(file.bytes)}`,
    truncated: null,
    memento: memento ? address : null,
    imported: `${file.path}${part}`,
    ...(named && isFileName(named) ? { named } : {}),
  };
}

/** `2018-03-05 14:30:00` as fourteen digits; zeros where it tells less. */
function timestampOf(known: string | undefined): string {
  const digits = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(known?.trim() ?? '');
  if (!digits || digits[1] === '0000') return '0'.repeat(14);
  return digits
    .slice(1)
    .map((part) => part ?? '00')
    .join('')
    .padEnd(14, '0');
}
