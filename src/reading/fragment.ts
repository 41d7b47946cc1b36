import { Element } from 'domhandler';
import type { Block } from '../base/blocks.ts';
import type { Removal } from '../base/reading.ts';
import { convert } from './body/convert.ts';
import { parseWithin } from './page/parse.ts';
import { withoutArchiveMarks } from './page/wayback.ts';

/** The blocks of an article's body in HTML that came without its page; `base` is the page's address. */
export function blocksOfHtml(
  html: string,
  base: string,
): { blocks: Block[]; removed: Removal[]; cut: boolean } {
  const { document, cut } = withoutArchiveMarks(parseWithin(html));
  const root = new Element('div', {}, document.children);
  const removed: Removal[] = [];
  // Whoever kept the body alone chose what belongs to it: nothing goes by the names of its elements.
  const blocks = convert(root, { base, rule: () => null, removed, captions: new Set() });
  return { blocks, removed, cut };
}
