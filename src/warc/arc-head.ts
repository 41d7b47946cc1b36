import { instantOf } from '../base/timestamp.ts';
import type { RecordHead } from './warc-head.ts';

/** No URL-record line is longer. */
export const ARC_LINE_BOUND = 1 << 16;

/**
 * Reads an ARC URL-record line; null where the line is none. Version 1 is `URL IP date mime length`, version 2
 * `URL IP date mime status checksum location offset filename length`. Both are told by an address followed by
 * a date of 12 to 18 digits, searched from the right because the address may hold spaces
 * (`http://a/?title=From The Web 93.184.216.119 20140216050221 text/html 1591`).
 * Source: https://archive.org/web/researcher/ArcFileFormat.php
 */
export function arcHead(line: string): RecordHead | null {
  if (line.length > ARC_LINE_BOUND || !/^[a-z][a-z0-9+.-]{0,30}:/i.test(line)) return null;
  const words = line.trimEnd().split(' ');
  let at = words.length - 1;
  while (at >= 2 && !(/^\d{12,18}$/.test(words[at]!) && /^[\da-f.:-]{1,45}$/i.test(words[at - 1]!))) at--;
  if (at < 2) return null;
  const target = words.slice(0, at - 1).join(' ');
  const rest = words.slice(at + 1);
  const length = rest.pop() ?? '';
  const date = words[at]!.slice(0, 14).padEnd(14, '0');
  const mime = rest.length === 6 ? rest[0]! : rest.join(' ');
  const version = target.toLowerCase().startsWith('filedesc:');
  return {
    type: version ? 'warcinfo' : 'response',
    fields: [
      ['WARC-Type', version ? 'warcinfo' : 'response'],
      ['WARC-Target-URI', target],
      ['WARC-Date', isoDate(date)],
      ['WARC-IP-Address', words[at - 1]!],
      ['Content-Type', mime],
      ['Content-Length', length],
    ],
    id: null,
    timestamp: instantOf(date) ? date : null,
    target,
    sizes: /^\d{1,15}$/.test(length) ? [Number(length)] : [],
    truncated: null,
  };
}

function isoDate(digits: string): string {
  return digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z');
}
