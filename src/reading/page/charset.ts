import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder as WhatwgDecoder } from '@exodus/bytes/encoding.js';
import { type Headers, header } from '../../base/capture.ts';
import { likelyCharset, plausibility } from './evidence.ts';
import { declaredInMeta, labelled } from './prescan.ts';
import { withoutPrivateUse } from './private-use.ts';
import { bomOf, utf16Of } from './utf16.ts';

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
 * `iso-8859-1` over Big5, and `big5` over UTF-8 after a move to a new server. What an archive guessed
 * (`X-Archive-Guessed-Charset`) is one more label, asked after the page's own and believed as little.
 * Source: WHATWG HTML 13.2.3.2, Encoding Standard.
 */
export function decodePage(body: Uint8Array, headers: Headers): Decoded {
  const bom = bomOf(body);
  if (bom) return { text: decodeAs(body, bom), charset: bom, from: 'bom' };
  const byBytes = utf16Of(body) ?? (isAscii(body) ? sevenBit(body) : null);
  if (byBytes) return { text: decodeAs(body, byBytes), charset: byBytes, from: 'bytes' };
  const sample = foreignPart(body);
  // UTF-8 cannot be met by chance: a few hundred bytes of Big5 or Latin-1 are never valid in it.
  if (isUtf8(body)) {
    const rather = isShort(sample)
      ? claims(body, headers).find(({ label }) => isRatherThanUtf8(sample, labelled(label)))
      : undefined;
    const charset = rather ? labelled(rather.label)! : 'utf-8';
    const text = decodeAs(body, charset);
    return {
      text: rather || holdsPrivateUse(body) ? withoutPrivateUse(text, decodeAs) : text,
      charset,
      from: rather?.from ?? 'bytes',
    };
  }
  const labels = claims(body, headers);
  for (const { label, from } of labels) {
    const charset = labelled(label);
    if (charset && isCredible(sample, charset)) return { text: decodeAs(body, charset), charset, from };
  }
  const charset = isMostlyUtf8(sample) ? 'utf-8' : likelyCharset(sample, decodeAs);
  return { text: decodeAs(body, charset), charset, from: 'bytes' };
}

/** What tells a charset, from the first byte beyond ASCII on: some pages begin with a megabyte of scripts. */
function foreignPart(body: Uint8Array): Uint8Array {
  let from = 0;
  while (from < body.length && body[from]! < 0x80) from++;
  return body.subarray(from, from + (256 << 10));
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
  if (charset === 'utf-8') return isMostlyUtf8(sample);
  const claimed = plausibility(decodeAs(sample, charset));
  // One bad byte in a thousand characters is a page with a blemish; more is another charset.
  if (claimed.errors > 1 + claimed.foreign * 0.02 || isMostlyUtf8(sample)) return false;
  // What servers said of every page by default, over `Ïðàâèòåëüñòâî`: no Latin script has words of accents alone.
  if (charset === 'windows-1252' && accentsInARow(sample) > 0.5) return false;
  const better = likelyCharset(sample, decodeAs);
  if (better === charset) return true;
  return plausibility(decodeAs(sample, better)).score < claimed.score + 0.12;
}

/**
 * Whether most of what is not ASCII is whole in UTF-8: broken bytes in a page (a text cut in its middle, an
 * advertisement in another charset) do not make it another's. Of Big5 or GBK less than a third is.
 */
function isMostlyUtf8(sample: Uint8Array): boolean {
  const { foreign, errors } = plausibility(decodeAs(sample, 'utf-8'));
  return foreign - errors > 2 * errors;
}

/** Whether UTF-8 holds any of U+E000–U+F87F: bytes from EE 80 80 to EF A1 BF. */
function holdsPrivateUse(body: Uint8Array): boolean {
  if (body.includes(0xee)) return true;
  for (let at = body.indexOf(0xef); at >= 0; at = body.indexOf(0xef, at + 1))
    if (body[at + 1]! <= 0xa1) return true;
  return false;
}

/** Fewer than twenty characters in any charset, none of them beyond U+07FF: so few bytes may be UTF-8 by chance. */
function isShort(sample: Uint8Array): boolean {
  let foreign = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i]!;
    if (byte >= 0xe0 || (byte >= 0x80 && ++foreign >= 80)) return false;
  }
  return true;
}

/** `һЩ` is 一些 in GBK: so short that it is valid UTF-8 by chance, in letters of two bytes. */
function isRatherThanUtf8(sample: Uint8Array, charset: string | null): boolean {
  if (charset === null || !/^(?:big5|gb|euc|shift_jis)/.test(charset)) return false;
  const utf8 = decodeAs(sample, 'utf-8');
  if (/[^\0-\u07ff]/.test(utf8)) return false;
  const { foreign, errors, score } = plausibility(decodeAs(sample, charset));
  return foreign < 20 && errors === 0 && score >= 0.5;
}

/** The share of bytes beyond ASCII that stand in a row of three or more. */
function accentsInARow(sample: Uint8Array): number {
  let all = 0;
  let rows = 0;
  let row = 0;
  for (const byte of sample) {
    if (byte >= 0xc0) row++;
    else {
      all += row;
      if (row >= 3) rows += row;
      row = 0;
    }
  }
  return all === 0 ? 0 : rows / all;
}

/** Seven bits a byte: Japanese between escapes (`ESC $ B`, RFC 1468), else plain ASCII. */
function sevenBit(body: Uint8Array): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return bytes.includes('\x1b$B') || bytes.includes('\x1b$@') ? 'iso-2022-jp' : 'utf-8';
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
