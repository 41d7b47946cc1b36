/** A chunk-size line: hexadecimal digits, extensions after a semicolon passed over. */
const SIZE_LINE_BOUND = 4096;

/**
 * Undoes the chunked transfer coding (RFC 9112 section 7.1). A body that does not begin with a chunk-size line
 * was stored decoded, and stays as it is. One that breaks off, or whose sizes are wrong (`3\r\naa\r\n0\r\n`),
 * keeps its good chunks, or all of it where not even the first is good, and is said to be cut (`encoding`).
 */
export function unchunk(body: Uint8Array): { body: Uint8Array; truncated: string | null } {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (chunkAt(bytes, 0) === null) return { body, truncated: null };
  const out = Buffer.allocUnsafe(bytes.length);
  let kept = 0;
  let at = 0;
  for (;;) {
    const chunk = chunkAt(bytes, at);
    if (chunk?.size === 0) return { body: out.subarray(0, kept), truncated: null };
    if (!chunk) return broken(body, out, kept);
    const end = Math.min(chunk.data + chunk.size, bytes.length);
    const after = lineEnd(bytes, end, chunk.bareLf);
    if (after === null && end < bytes.length) return broken(body, out, kept);
    bytes.copy(out, kept, chunk.data, end);
    kept += end - chunk.data;
    if (after === null) return broken(body, out, kept);
    at = after;
  }
}

function broken(body: Uint8Array, out: Buffer, kept: number): { body: Uint8Array; truncated: string } {
  return { body: kept > 0 ? out.subarray(0, kept) : body, truncated: 'encoding' };
}

/** The chunk whose size line begins at `at`; null where there is none. */
function chunkAt(bytes: Buffer, at: number): { size: number; data: number; bareLf: boolean } | null {
  let next = at;
  let size = 0;
  for (; next < bytes.length; next++) {
    const digit = hexDigit(bytes[next]!);
    if (digit < 0) break;
    size = size * 16 + digit;
  }
  if (next === at || next - at > 12) return null;
  if (bytes[next] === 13 && bytes[next + 1] === 10) return { size, data: next + 2, bareLf: false };
  const newline = bytes.subarray(next, next + SIZE_LINE_BOUND).indexOf(10);
  if (newline < 0) return null;
  const rest = bytes.toString('latin1', next, next + newline);
  return /^[ \t]*(?:;[^\n]*)?\r?$/.test(rest)
    ? { size, data: next + newline + 1, bareLf: !rest.endsWith('\r') }
    : null;
}

/** CRLF; LF alone only where the size line ended so too, or `3\r\naa\r\n` would pass for three bytes and a line end. */
function lineEnd(bytes: Buffer, at: number, bareLf: boolean): number | null {
  if (bytes[at] === 13 && bytes[at + 1] === 10) return at + 2;
  return bareLf && bytes[at] === 10 ? at + 1 : null;
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
