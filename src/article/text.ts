import type { Block, Inline } from '../base/blocks.ts';

/**
 * The words of an article and nothing else: a blank line between blocks, a line for each list item, table
 * rows on lines with tabs between cells; no captions, no embeds.
 */
export function toText(blocks: readonly Block[]): string {
  return blocks
    .map(textOfBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.inlines).trim();
    case 'list':
      return block.items
        .map((item) =>
          item
            .map(textOfBlock)
            .filter((text) => text !== '')
            .join('\n'),
        )
        .filter((text) => text !== '')
        .join('\n');
    case 'quote':
      return toText(block.blocks);
    case 'code':
      return block.text;
    case 'table':
      return block.rows
        .map((row) => row.map((cell) => inlineText(cell).replace(/\s*\n\s*/g, ' ')).join('\t'))
        .join('\n');
    case 'rule':
    case 'figure':
    case 'embed':
      return '';
  }
}

/** The text of inlines; a line break is `\n`. */
export function inlineText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    if (inline.type === 'text' || inline.type === 'code') text += inline.text;
    else if (inline.type === 'break') text += '\n';
    else text += inlineText(inline.inlines);
  }
  return text;
}
