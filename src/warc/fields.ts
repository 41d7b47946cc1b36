import { isUtf8 } from 'node:buffer';

/** A head longer than this is no head: bytes between the first line and the blank line. */
export const HEAD_BOUND = 1 << 20;

/**
 * Where the head that starts at `from` ends: the index after its blank line, CRLF or LF or a mixture
 * (`WARC/1.0\n…\n\n` is written by some), or -1 where no blank line comes before `to`.
 */
export function headEnd(bytes: Buffer, from: number, to: number): number {
  for (let line = from; ; ) {
    const newline = bytes.indexOf(10, line);
    if (newline < 0 || newline >= to) return -1;
    if (newline === line || (newline === line + 1 && bytes[line] === 13)) return newline + 1;
    line = newline + 1;
  }
}

/** Bytes of a head as text: UTF-8 as WARC 1.1 and most servers write it, else Latin-1 byte by byte. */
export function headText(bytes: Buffer, from: number, to: number): string {
  const latin1 = bytes.toString('latin1', from, to);
  if (/^[\x00-\x7f]*$/.test(latin1) || !isUtf8(bytes.subarray(from, to))) return latin1;
  return bytes.toString('utf8', from, to);
}

/** Lines of a head that are read: no server sends, and no crawler writes, a tenth as many. */
const MOST_LINES = 10_000;

/**
 * The named fields of a head (RFC 9112 section 5, WARC 1.1 section 4), the first line left out. A line that
 * begins with space or tab continues the one before (`warc-date:\n 2000-01-01…`); a line without a colon is
 * no field and is left out.
 */
export function namedFields(text: string): [name: string, value: string][] {
  const fields: [string, string][] = [];
  // Joined once: a value of a million lines grown line by line takes minutes.
  let folded: string[] = [];
  const unfold = () => {
    const last = fields.at(-1);
    if (last && folded.length > 0) last[1] = [last[1], ...folded].join(' ').trim();
    folded = [];
  };
  let at = text.indexOf('\n') + 1;
  for (let lines = 0; at > 0 && at < text.length && lines < MOST_LINES; lines++) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const first = text.charCodeAt(at);
    if (first === 32 || first === 9) {
      const more = text.slice(at, end).trim();
      if (more !== '') folded.push(more);
    } else {
      unfold();
      const colon = text.indexOf(':', at);
      if (colon > at && colon < end) {
        fields.push([text.slice(at, colon).trim(), text.slice(colon + 1, end).trim()]);
      }
    }
    at = end + 1;
  }
  unfold();
  return fields;
}

/** The first value of a field whose lower-case name is given. */
export function field(fields: readonly (readonly [string, string])[], name: string): string | null {
  for (const [key, value] of fields) {
    if (key.length === name.length && key.toLowerCase() === name) return value;
  }
  return null;
}
