import { inlineText } from '../article/index.ts';
import type { Block, Figure, Picture } from '../base/blocks.ts';

/** Every picture in a text, in its order, with its caption. */
export function* picturesIn(blocks: readonly Block[]): Iterable<{ picture: Picture; caption: string }> {
  for (const figure of figuresIn(blocks)) {
    const caption = inlineText(figure.caption).normalize('NFKC').replace(/\s+/g, '');
    for (const picture of figure.images) yield { picture, caption };
  }
}

function* figuresIn(blocks: readonly Block[]): Iterable<Figure> {
  for (const block of blocks) {
    if (block.type === 'figure') yield block;
    else if (block.type === 'quote') yield* figuresIn(block.blocks);
    else if (block.type === 'list') for (const item of block.items) yield* figuresIn(item);
  }
}

/**
 * A text whose pictures also have the addresses that another copy of it has for them (a later design, another host),
 * as variants after their own. A picture is the same one where both copies show as many, in one order and under the
 * same captions, and, where it has no caption, under the same file name but for its size: one design may show the
 * author's portrait where another shows the scene.
 */
export function withAddressesOf(other: readonly Block[], body: readonly Block[]): Block[] {
  const blocks = structuredClone(body) as Block[];
  const [own, given] = [[...picturesIn(blocks)], [...picturesIn(other)]];
  if (own.length !== given.length || own.some(({ caption }, at) => caption !== given[at]!.caption))
    return blocks;
  for (const [at, { picture, caption }] of own.entries()) {
    const { original, variants } = given[at]!.picture;
    if (caption === '' && stemOf(original) !== stemOf(picture.original)) continue;
    const known = new Set([picture.original, ...picture.variants]);
    picture.variants.push(...[original, ...variants].filter((address) => !known.has(address)));
  }
  return blocks;
}

/** `pier` of `https://img.a.example/2019/pier-800x600.jpg?v=2`. */
function stemOf(address: string): string {
  const name = /([^/?#]*)(?:[?#].*)?$/s.exec(address.slice(0, 2000))?.[1] ?? '';
  return name
    .toLowerCase()
    .replace(/\.[a-z]{3,4}$/, '')
    .replace(/[-_](?:\d{2,4}x\d{2,4}|\d{3,4}w?|large|medium|small|thumb)$/, '');
}
