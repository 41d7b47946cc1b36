import { inlineText } from '../../article/index.ts';
import type { Block } from '../../base/blocks.ts';

/** The words of a block, captions too, without marks. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.inlines);
    case 'code':
      return block.text;
    case 'list':
      return block.items.map((item) => item.map(blockText).join('\n')).join('\n');
    case 'quote':
      return block.blocks.map(blockText).join('\n');
    case 'table':
      return block.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
    case 'figure':
    case 'embed':
      return inlineText(block.caption);
    case 'rule':
      return '';
  }
}
