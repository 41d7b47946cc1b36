import { inlineText } from '../../article/index.ts';
import type { Block, Embed, Inline, Picture } from '../../base/blocks.ts';
import { folded } from '../../reading/index.ts';

/** A line of an article's text, and the same without all but letters and numbers. */
export interface Unit {
  text: string;
  folded: string;
}

/** What an article's blocks say, show and hold. */
export interface Units {
  /** Its lines, in their order. */
  text: Unit[];
  /** Captions and credits. */
  captions: Unit[];
  pictures: Picture[];
  embeds: Embed[];
}

export function unitsOf(blocks: readonly Block[]): Units {
  const units: Units = { text: [], captions: [], pictures: [], embeds: [] };
  gather(blocks, units);
  return units;
}

function gather(blocks: readonly Block[], units: Units): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        add(units.text, block.inlines);
        break;
      case 'list':
        for (const item of block.items) gather(item, units);
        break;
      case 'quote':
        gather(block.blocks, units);
        break;
      case 'code':
        addText(units.text, block.text);
        break;
      case 'table':
        for (const row of block.rows) for (const cell of row) add(units.text, cell);
        break;
      case 'figure':
        units.pictures.push(...block.images);
        add(units.captions, block.caption);
        addText(units.captions, block.credit ?? '');
        break;
      case 'embed':
        units.embeds.push(block);
        add(units.captions, block.caption);
        break;
      case 'rule':
        break;
    }
  }
}

function add(to: Unit[], inlines: readonly Inline[]): void {
  addText(to, inlineText(inlines));
}

function addText(to: Unit[], text: string): void {
  for (const line of text.split('\n')) {
    const bare = folded(line);
    if (bare !== '') to.push({ text: line.trim(), folded: bare });
  }
}
