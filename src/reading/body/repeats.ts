import { inlineText } from '../../article/index.ts';
import type { Block } from '../../base/blocks.ts';
import { folded } from '../facts/title.ts';

/**
 * The same picture or player twice (a hero and its copy in the text, a lazy `<img>` and its twin) is shown
 * once, where it stands first, with the words that either has; with other words under it, it says something else.
 */
export function withoutRepeats(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  const seen = new Map<string, { at: number; words: Set<string> }>();
  for (const block of blocks) {
    if (block.type !== 'figure' && block.type !== 'embed') {
      out.push(block);
      continue;
    }
    const key = block.type === 'embed' ? block.src : block.images.map((image) => image.original).join(' ');
    const words = folded(inlineText(block.caption));
    const known = seen.get(key);
    const first = known && out[known.at];
    if (known?.words.has('') && words !== '' && first?.type === block.type) {
      out[known.at] = { ...first, caption: block.caption };
      known.words = new Set([words]);
    } else if (!known || (words !== '' && !known.words.has(words))) {
      if (known) known.words.add(words);
      else seen.set(key, { at: out.length, words: new Set([words]) });
      out.push(block);
    }
  }
  return out;
}
