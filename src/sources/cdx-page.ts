import { isUtf8 } from 'node:buffer';
import { tooMuch } from './cdx-bounds.ts';
import { readLines } from './cdx-lines.ts';
import { type NoPage, noPage, type Page } from './cdx-rows.ts';
import { readTable } from './cdx-table.ts';
import { readText } from './cdx-text.ts';
import { wordsOf } from './server-words.ts';

/**
 * Reads a page of an index in whatever form it comes: some servers answer text whatever is asked, and names of
 * media types lie, so the content decides. What does not end as its form must end is no page: the closing
 * bracket of a table, the last line's end of the two others. An empty body is an empty page of text alone,
 * and so only where `emptyText` says that text is what this server gives.
 */
export function readPage(received: Uint8Array, emptyText: boolean): Page | NoPage {
  const body = withoutMark(received);
  const much = tooMuch(body, firstByte(body) === OPENING_BRACKET);
  if (much !== null) return noPage(much);
  const text = decoded(body);
  const first = text.slice(0, 1000).trimStart();
  if (first === '') {
    if (emptyText) return { is: 'page', form: 'text', rows: [], damaged: [], key: null };
    return noPage('the answer is empty');
  }
  if (first.startsWith('[')) return readTable(text);
  if (first.startsWith('{')) return readLines(text);
  if (first.startsWith('<')) return noPage(`the answer is a page, not a list: ${wordsOf(text)}`);
  return readText(text);
}

/** Some servers begin UTF-8 with a byte order mark, which no JSON begins with (RFC 8259 section 8.1). */
function withoutMark(body: Uint8Array): Uint8Array {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
}

const OPENING_BRACKET = 0x5b;

function firstByte(body: Uint8Array): number | undefined {
  return body.subarray(0, 1000).find((byte) => byte > 0x20);
}

/**
 * UTF-8; in a line that is none, each byte beyond ASCII as its escape. An address of raw Big5 bytes stays the
 * same address so; decoded as if it were UTF-8 it would become `%EF%BF%BD` for ever.
 */
function decoded(body: Uint8Array): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(at, end);
    lines.push(isUtf8(line) ? line.toString('utf8') : escaped(line.toString('latin1')));
    at = end;
  }
  return lines.join('');
}

function escaped(line: string): string {
  return line.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}
