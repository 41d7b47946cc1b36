import { inlineText } from '../../article/index.ts';
import type { Block } from '../../base/blocks.ts';
import type { Conversion } from './convert.ts';
import { isCaptioned, withCredit } from './figure.ts';

/** Gives each stray caption to the picture before or after it; one without a picture is no text of the article. */
export function withCaptions(blocks: readonly Block[], { captions, removed }: Conversion): Block[] {
  return blocks.filter((block, i) => {
    if (block.type !== 'paragraph' || !captions.has(block)) return true;
    const before = blocks[i - 1];
    const after = blocks[i + 1];
    const figure = isCaptioned(before) ? before : isCaptioned(after) ? after : null;
    if (figure) Object.assign(figure, withCredit({ ...figure, caption: block.inlines }));
    else removed.push({ rule: 'caption', text: inlineText(block.inlines).slice(0, 200) });
    return false;
  });
}
