import type { Block } from '../../base/blocks.ts';
import type { Removal } from '../../base/reading.ts';
import { folded } from '../facts/title.ts';
import { ldStrings } from '../page/json-ld.ts';
import type { Page } from '../page/survey.ts';
import { blockText } from './block-text.ts';
import { weightOf } from './inlines.ts';

/**
 * JSON-LD's `articleBody` as the witness of where an article ends: what stands after its last words is another
 * story, a box, a list. Believed only where it is long and ends where a block ends; one that was cut short for
 * search engines ends in the middle of a sentence.
 */
export function withinDeclared(blocks: readonly Block[], page: Page, removed: Removal[]): readonly Block[] {
  const [body] = ldStrings(page.article?.articleBody ?? []);
  if (body === undefined || body.length > 1_000_000 || weightOf(body) < 1000) return blocks;
  const whole = folded(body.replace(/<[^<>]{0,500}>/g, ' '));
  const end = whole.slice(-40);
  const texts = blocks.map((block) => folded(blockText(block)));
  const last = texts.findLastIndex(
    (text) => text.length >= 20 && (text.endsWith(end) || (text.length < 40 && end.endsWith(text))),
  );
  if (last < 0 || last === blocks.length - 1) return blocks;
  const before = texts.slice(0, last + 1);
  const told = before.filter((text) => text.length >= 20 && whole.includes(text)).length;
  if (told < 4 || told < before.filter((text) => text.length >= 20).length * 0.5) return blocks;
  for (const block of blocks.slice(last + 1)) {
    const text = blockText(block) || (block.type === 'figure' ? (block.images[0]?.original ?? '') : '');
    if (text !== '') removed.push({ rule: 'after the end', text: text.slice(0, 200) });
  }
  return blocks.slice(0, last + 1);
}
