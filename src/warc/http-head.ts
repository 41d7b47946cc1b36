import { HEAD_BOUND, headEnd, headText, namedFields } from './fields.ts';
import type { HttpHead } from './record.ts';

/**
 * The HTTP head of a response's block, and where its body begins; null where the block does not start with
 * `HTTP`. Source: RFC 9112 section 4. A status line without a status (`HTTP/1.1 abc`) gives 0 rather than
 * nothing, so that its head is never taken for text of the page. A head without a blank line is all there is.
 */
export function httpHead(block: Buffer): { head: HttpHead; bodyAt: number } | null {
  if (block.length < 5 || block.toString('latin1', 0, 4).toUpperCase() !== 'HTTP') return null;
  const end = headEnd(block, 0, Math.min(block.length, HEAD_BOUND));
  const bodyAt = end < 0 ? block.length : end;
  const text = headText(block, 0, Math.min(bodyAt, HEAD_BOUND));
  const newline = text.indexOf('\n');
  const line = (newline < 0 ? text : text.slice(0, newline)).slice(0, 4096).trim();
  const match = /^HTTP[^ \t]*[ \t]+(\d{3})(?!\d)(.*)$/i.exec(line);
  return {
    head: {
      status: match ? Number(match[1]) : 0,
      reason: match?.[2]?.trim() ?? '',
      headers: namedFields(text),
    },
    bodyAt,
  };
}
