import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder as WhatwgDecoder } from '@exodus/bytes/encoding.js';
import { type Headers, header } from '../../base/capture.ts';
import { likelyCharset, plausibility } from './evidence.ts';
import { declaredInMeta, labelled } from './prescan.ts';

export interface Decoded {
  text: string;
  /** WHATWG name, lower case: `utf-8`, `big5`, … */
  charset: string;
  /** What told it: `bom`, `http`, `meta`, `archive-guess`, `bytes`. */
  from: string;
}

/**
 * Bytes of a page to text, in the standard's order (byte order mark, HTTP header, `<meta>`, then the bytes
 * themselves), but a label that the bytes contradict is not believed: pages of the 1990s and 2000s say
 * `iso-8859-1` over Big5, and `big5` over UTF-8 after a move to a new server.
 * Source: WHATWG HTML 13.2.3.2, Encoding Standard.
 */
export function decodePage(body: Uint8Array, headers: Headers): Decoded {
  const bom = bomOf(body);
  if (bom) return { text: decodeAs(body, bom), charset: bom, from: 'bom' };
  if (isAscii(body)) return { text: decodeAs(body, 'utf-8'), charset: 'utf-8', from: 'bytes' };
  // UTF-8 cannot be met by chance: a few hundred bytes of Big5 or Latin-1 are never valid in it.
  if (isUtf8(body)) return { text: decodeAs(body, 'utf-8'), charset: 'utf-8', from: 'bytes' };
  const sample = body.subarray(0, 256 << 10);
  for (const { label, from } of claims(body, headers)) {
    const charset = labelled(label);
    if (charset && isCredible(sample, charset)) return { text: decodeAs(body, charset), charset, from };
  }
  const charset = likelyCharset(sample, decodeAs);
  return { text: decodeAs(body, charset), charset, from: 'bytes' };
}

function claims(body: Uint8Array, headers: Headers): { label: string; from: string }[] {
  const type = header(headers, 'content-type') ?? header(headers, 'x-archive-orig-content-type') ?? '';
  const http = /charset\s*=\s*["']?([^\s;"']+)/i.exec(type)?.[1];
  const meta = declaredInMeta(body);
  const guess = header(headers, 'x-archive-guessed-charset');
  const found: { label: string; from: string }[] = [];
  if (http) found.push({ label: http, from: 'http' });
  if (meta) found.push({ label: meta, from: 'meta' });
  if (guess) found.push({ label: guess, from: 'archive-guess' });
  return found;
}

/** Whether the bytes could have been written in what the label says. */
function isCredible(sample: Uint8Array, charset: string): boolean {
  const claimed = plausibility(decodeAs(sample, charset));
  // One bad byte in a thousand characters is a page with a blemish; more is another charset.
  if (claimed.errors > 1 + claimed.foreign * 0.02) return false;
  if (charset === 'utf-8') return true;
  const better = likelyCharset(sample, decodeAs);
  if (better === charset) return true;
  return plausibility(decodeAs(sample, better)).score < claimed.score + 0.12;
}

function bomOf(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}

const UTF8 = new TextDecoder('utf-8');

/**
 * Node's own tables differ from the standard: its `big5` has no HKSCS (`\x88\x62`, Ê̄, becomes U+F325), so
 * everything but UTF-8 is decoded by the standard's.
 */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return UTF8.decode(bytes);
  return new WhatwgDecoder(charset).decode(bytes);
}
