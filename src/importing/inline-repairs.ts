import type { Block, Inline } from '../base/blocks.ts';
import { repaired } from '../reading/index.ts';
import type { Mended } from './imported.ts';

/**
 * What went wrong inside lines, where it is certain: `**` that no Markdown reader takes for marks because they stand
 * between a Chinese mark and a Chinese letter (`**重點：**下文`), and characters that no text has. Changes the
 * blocks in place.
 */
export function mendInlines(blocks: Block[], mended: Mended): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        block.inlines = mendLine(block.inlines, mended);
        break;
      case 'quote':
        mendInlines(block.blocks, mended);
        break;
      case 'list':
        for (const item of block.items) mendInlines(item, mended);
        break;
      case 'table':
        block.rows = block.rows.map((row) => row.map((cell) => mendLine(cell, mended)));
        break;
      case 'figure':
        block.caption = mendLine(block.caption, mended);
    }
  }
}

function mendLine(inlines: readonly Inline[], mended: Mended): Inline[] {
  return withStrong(
    inlines.map((inline) => mendInline(inline, mended)),
    mended,
  );
}

function mendInline(inline: Inline, mended: Mended): Inline {
  if (inline.type === 'break') return inline;
  if (inline.type === 'text' || inline.type === 'code')
    return { ...inline, text: withoutControls(inline.text, mended) };
  return { ...inline, inlines: inline.inlines.map((inner) => mendInline(inner, mended)) };
}

/** The same of a headline, a byline, a tag. */
export function withoutControls(text: string, mended: Mended): string {
  const legible = withoutMojibake(text, mended);
  const lost = ILLEGIBLE.exec(legible);
  if (lost && !KANA.test(legible)) mended.note(ILLEGIBLE_LETTERS, around(legible, lost.index));
  const clean = legible.replace(CONTROLS, '').toWellFormed();
  if (clean !== legible) mended.note('control characters', JSON.stringify(text.slice(0, 80)));
  return clean;
}

/** Letters that went through a wrong charset, where what they were is certain. */
function withoutMojibake(text: string, mended: Mended): string {
  if (!FOREIGN.test(text)) return text;
  const legible = repaired(text);
  if (legible !== text) mended.note('mojibake', changeIn(text, legible));
  return legible;
}

/** What is noted of letters of which nobody knows what they were: they stay, and a capture may tell. */
export const ILLEGIBLE_LETTERS = 'illegible letters';

/** The sign for a lost letter, and what Big5 or Shift JIS make of others: `而內?￥ﾍﾻ是吶喊`. */
const ILLEGIBLE = /\ufffd|[\uff66-\uff9f]/;
/** A text of Japanese may have kana of half width. */
const KANA = /[\u3041-\u30fa]/;

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 10), at + 20).toWellFormed();
}

/** What no text of Chinese has without such letters: those of Latin-1 and its windows, and Cyrillic. */
const FOREIGN = /[\u0080-\u00ff\u0400-\u04ff]/;

/** `â€™ became ’`, without what is the same at either end. */
function changeIn(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const part = (text: string) => text.slice(start, text.length - end).slice(0, 100);
  return `${part(before)} became ${part(after)}`;
}

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\ufffe\uffff]/g;

/** Pairs of `**` left in the text of one line. An odd number of them says nothing certain. */
function withStrong(inlines: readonly Inline[], mended: Mended): Inline[] {
  const marks = inlines.reduce(
    (sum, one) => sum + (one.type === 'text' ? one.text.split('**').length - 1 : 0),
    0,
  );
  if (marks === 0 || marks % 2 === 1) return [...inlines];
  const out: Inline[] = [];
  let open: Inline[] | null = null;
  for (const inline of inlines) {
    if (inline.type !== 'text') {
      (open ?? out).push(inline);
      continue;
    }
    inline.text.split('**').forEach((part, i) => {
      if (i > 0) {
        if (open === null) open = [];
        else {
          out.push(...strong(open));
          open = null;
        }
      }
      if (part !== '') (open ?? out).push({ type: 'text', text: part });
    });
  }
  mended.note('marks of strong text', '** between a mark and a letter');
  return out;
}

/** `****` marks nothing. Text that is strong already stays as it is. */
function strong(inner: Inline[]): Inline[] {
  return inner.length === 0
    ? []
    : [{ type: 'strong', inlines: inner.flatMap((one) => (one.type === 'strong' ? one.inlines : [one])) }];
}
