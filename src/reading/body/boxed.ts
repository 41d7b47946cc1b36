import { inlineText } from '../../article/index.ts';
import type { Block, Figure } from '../../base/blocks.ts';
import type { Removal } from '../../base/reading.ts';
import { isCaptioned, SOURCE, withCredit } from './figure.ts';
import { weightOf } from './inlines.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** `1 of 12 |`, `3／8`: which of a gallery's pictures is shown. */
const COUNTER = /^\d{1,3}\s*(?:of|von|de|sur|di|out of|[/／])\s*\d{1,3}\s*[|｜]?$/iu;

/**
 * A small table or box of pictures and a few words under them, as pages had before `<figure>`: the words are
 * the caption, and who took it, where that stands in a line of its own. Longer text is left as it is.
 */
export function captioned(blocks: Block[]): Block[] {
  if (blocks.length < 2 || blocks.length > 12) return blocks;
  const figures: Figure[] = [];
  const words: Paragraph[] = [];
  for (const block of blocks) {
    if (isCaptioned(block)) {
      if (words.length > 0) return blocks;
      figures.push(block);
    } else if (block.type === 'paragraph') {
      if (!COUNTER.test(inlineText(block.inlines).trim())) words.push(block);
    } else return blocks;
  }
  const [caption, credit, more] = words;
  if (figures.length === 0 || !caption || more) return blocks;
  const weight = weightOf(inlineText(caption.inlines));
  if (weight > (credit ? 300 : 350)) return blocks;
  const images = figures.flatMap((figure) => figure.images);
  const known = figures.find((figure) => figure.credit !== null)?.credit ?? null;
  if (!credit) return [withCredit({ type: 'figure', images, caption: caption.inlines, credit: known })];
  const source = inlineText(credit.inlines).trim();
  if (!SOURCE.test(source) && (weightOf(source) > 60 || /[.!?。！？…]["”」]?$/u.test(source))) return blocks;
  return [{ type: 'figure', images, caption: caption.inlines, credit: known ?? source }];
}

/**
 * What a box around a lead picture holds, wherever its makers put the words: the first short line is the
 * caption, `Foto: …` the credit; a sentence that stands on its own is left as the standfirst it is.
 */
export function settled(blocks: readonly Block[], removed: Removal[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    if (block.type === 'figure') out.push(block);
    if (block.type !== 'paragraph') continue;
    const text = inlineText(block.inlines).trim();
    const figure = out.at(-1);
    const at = out.length - 1;
    if (figure?.type === 'figure' && figure.credit === null && SOURCE.test(text) && text.length < 150) {
      out[at] = { ...figure, credit: text };
    } else if (isCaptioned(figure) && weightOf(text) < 350)
      out[at] = withCredit({ ...figure, caption: block.inlines });
    else if (/[.!?。！？…]["”」»]?$/u.test(text) && weightOf(text) > 60) out.push(block);
    else removed.push({ rule: 'caption', text: text.slice(0, 200) });
  }
  return out;
}
