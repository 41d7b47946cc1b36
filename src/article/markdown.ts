import type { Block } from '../base/blocks.ts';
import { embedToMarkdown, figureToMarkdown } from './markdown-figure.ts';
import { foldSpace, inlinesToMarkdown, longestRun } from './markdown-inline.ts';
import { tableToMarkdown } from './markdown-table.ts';

/** From `articles/2019/02/ID.md` up to the archive's folder; a revision lies one folder deeper. */
export const MEDIA_PREFIX = '../../../';

/**
 * An article's blocks as Markdown, a blank line between them:
 *
 *     paragraph      one line (a break is `<br>`)
 *     ## heading     two to six `#`
 *     - item         or `1. item`; what belongs to an item is indented under it
 *     > quote
 *     ```            code, the fence longer than any in it
 *     | a | b |      table; a first row of empty cells where the page had no header
 *     ---            rule (`___` inside lists and quotes)
 *     <figure>…      see markdown-figure.ts
 *     {{< video src="…" >}}
 *
 * CommonMark with GFM tables and strikethrough; the only HTML is `<figure>` blocks and the inline tags
 * strong, em, sup, sub, del and br. No text can become markup (markdown-unsafe.ts).
 * `prefix` leads from the file to the archive's folder.
 */
export function toMarkdown(blocks: readonly Block[], prefix: string = MEDIA_PREFIX): string {
  return blocksToMarkdown(blocks, { prefix, nested: false });
}

/** The line with an article's headline that a file begins with: `# 標題`. */
export function headingLine(title: string): string {
  const text = foldSpace(title).trim();
  return `# ${inlinesToMarkdown([{ type: 'text', text }], { start: true, heading: true })}`.trimEnd();
}

interface Context {
  prefix: string;
  nested: boolean;
}

function blocksToMarkdown(blocks: readonly Block[], context: Context): string {
  const parts: string[] = [];
  let previous: Block | null = null;
  let other = false;
  for (const block of blocks) {
    // Two lists in a row would be one: the second takes the other mark.
    other =
      block.type === 'list' && previous?.type === 'list' && previous.ordered === block.ordered
        ? !other
        : false;
    const part = blockToMarkdown(block, context, other);
    if (part === '') continue;
    parts.push(part);
    previous = block;
  }
  return parts.join('\n\n');
}

function blockToMarkdown(block: Block, context: Context, other: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return inlinesToMarkdown(trimmedLine(block.inlines), { start: true }).trim();
    case 'heading': {
      const text = inlinesToMarkdown(trimmedLine(block.inlines), { start: true, heading: true }).trim();
      return text === '' ? '' : `${'#'.repeat(block.depth)} ${text}`;
    }
    case 'list':
      return listToMarkdown(block, context, other);
    case 'quote': {
      const inside = blocksToMarkdown(block.blocks, { ...context, nested: true });
      return inside === ''
        ? ''
        : inside
            .split('\n')
            .map((line) => (line === '' ? '>' : `> ${line}`))
            .join('\n');
    }
    case 'code':
      return codeBlock(block.text);
    case 'table':
      return tableToMarkdown(block);
    case 'rule':
      // `- ---` is a rule and no list; `- ___` is both.
      return context.nested ? '___' : '---';
    case 'figure':
      return block.images.length === 0 ? '' : figureToMarkdown(block, context.prefix);
    case 'embed':
      return embedToMarkdown(block, context.prefix);
  }
}

function listToMarkdown(list: Extract<Block, { type: 'list' }>, context: Context, other: boolean): string {
  const items: string[] = [];
  let number = Number.isInteger(list.start) && list.start >= 0 && list.start < 900_000_000 ? list.start : 1;
  for (const item of list.items) {
    const inside = blocksToMarkdown(item, { ...context, nested: true });
    if (inside === '') continue;
    const mark = list.ordered ? `${number}${other ? ')' : '.'}` : other ? '*' : '-';
    const indent = ' '.repeat(mark.length + 1);
    items.push(
      `${mark} ${inside
        .split('\n')
        .map((line, i) => (i === 0 || line === '' ? line : indent + line))
        .join('\n')}`,
    );
    number++;
  }
  const tight = list.items.every((item) => item.length <= 1);
  return items.join(tight ? '\n' : '\n\n');
}

function codeBlock(text: string): string {
  const lines = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .split('\n')
    .map(codeLine);
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  while (lines.length > 0 && lines[0]!.trim() === '') lines.shift();
  if (lines.length === 0) return '';
  // Hugo finds a shortcode in code as anywhere else: such code is written as text.
  if (/\{\{[<%]/.test(text)) {
    return lines
      .map((line) => inlinesToMarkdown([{ type: 'text', text: line.trim() }], { start: true }))
      .join('<br>');
  }
  const longest = Math.max(2, longestRun(text));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence].join('\n');
}

function codeLine(line: string): string {
  return line
    .replace(/[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufeff\u200b]/g, '')
    .toWellFormed()
    .trimEnd();
}

/** Without breaks at either end, and without the white space that Markdown would drop. */
function trimmedLine(inlines: Extract<Block, { type: 'paragraph' }>['inlines']): typeof inlines {
  let from = 0;
  let to = inlines.length;
  while (from < to && isBlank(inlines[from]!)) from++;
  while (to > from && isBlank(inlines[to - 1]!)) to--;
  const out = inlines.slice(from, to);
  const first = out[0];
  if (first?.type === 'text') out[0] = { type: 'text', text: first.text.trimStart() };
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { type: 'text', text: last.text.trimEnd() };
  return out;
}

function isBlank(inline: Extract<Block, { type: 'paragraph' }>['inlines'][number]): boolean {
  return inline.type === 'break' || (inline.type === 'text' && inline.text.trim() === '');
}
