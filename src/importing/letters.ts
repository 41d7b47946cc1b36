import { createHash } from 'node:crypto';

/** The letters and digits of a text alone: equal for two paragraphs that differ in marks, spaces or width. */
export function letters(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A short name for a text, for counting: 16 hex digits. */
export function keyOf(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 16);
}
