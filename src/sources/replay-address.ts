import type { Timestamp } from '../base/timestamp.ts';

/**
 * Where an archive replays a capture byte for byte: `https://web.archive.org/web/20190228010203id_/ORIGINAL`.
 * `base` ends in `/`. What follows `id_/` is the original as it is, `?` and escapes and all: an archive takes
 * the rest of the request line for the address. Only what cannot stand in a request line is escaped.
 */
export function replayAddress(base: string, timestamp: Timestamp, original: string): string {
  return `${base}${timestamp}id_/${verbatim(original)}`;
}

/**
 * An archived address fit for a request line. `#` would end it, spaces, controls and other scripts are not
 * allowed in it, and a URL parser would turn `\` into `/`; a `%` stays as it is, be it an escape, a doubled one
 * (`%25E7`) or none at all. `http://a/../../../save/x` would climb out of the replay into the archive's other
 * rooms: the slash after a dot segment is escaped, which the archive's canonical form takes back.
 */
export function verbatim(original: string): string {
  const escaped = original
    .toWellFormed()
    .replace(/[^\x21\x24-\x3b=\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+/g, encodeURIComponent);
  const question = escaped.indexOf('?');
  const path = question < 0 ? escaped : escaped.slice(0, question);
  return path.replace(/(\/(?:\.|%2e){1,2})\//gi, '$1%2F') + escaped.slice(path.length);
}

/** A capture that an address of the same archive leads to. */
export interface Replayed {
  timestamp: Timestamp;
  /** As it stands in the address. */
  original: string;
}

/**
 * Which capture a `Location` of an archive leads to; null where it leads elsewhere. `/web/2019…id_/http…`,
 * `//web.archive.org/web/…` and the whole address are all met with; http for https is the same place.
 */
export function replayedAt(location: string, base: string): Replayed | null {
  const [, scheme, host, path] = /^(https?:)\/\/([^/]+)(\/.*)$/is.exec(base)!;
  const place = location.trim();
  const parts = /^(?:(?:https?:)?\/\/([^/]*))?(\/.*)$/is.exec(place);
  if (scheme === undefined || !parts) return null;
  const [, elsewhere, rest = ''] = parts;
  if (elsewhere !== undefined && elsewhere.toLowerCase() !== host!.toLowerCase()) return null;
  if (!rest.startsWith(path!)) return null;
  const capture = /^(\d{4,14})(?:[a-z]{2}_)?\/(.+)$/s.exec(rest.slice(path!.length));
  return capture && { timestamp: capture[1]!, original: inEscapes(capture[2]!) };
}

/** Header values come as Latin-1: a raw byte of an address in one stands for itself, not for a letter. */
function inEscapes(value: string): string {
  return value.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}
