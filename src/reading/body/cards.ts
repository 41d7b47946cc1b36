import type { Node } from './units.ts';

/**
 * Three or more children of one kind, each short and with a headline or a picture that is a link: a list of
 * teasers, by whatever name.
 */
export function isCardList({ children }: Node): boolean {
  if (children.length < 3) return false;
  const kind = (node: Node): string =>
    `${node.element.name} ${(node.element.attribs.class ?? '').split(/\s+/)[0]}`;
  const kinds = new Map<string, { all: number; cards: number; chars: number }>();
  let chars = 0;
  for (const child of children) {
    const { name } = child.element;
    chars += child.raw.chars;
    if (name === 'p' || name === 'figure' || /^h[1-6]$/.test(name)) continue;
    const key = kind(child);
    const count = kinds.get(key) ?? { all: 0, cards: 0, chars: 0 };
    count.all++;
    count.chars += child.raw.chars;
    if (child.raw.cards > 0 && child.raw.chars < 500 && child.raw.linked > 0) count.cards++;
    kinds.set(key, count);
  }
  for (const count of kinds.values()) {
    if (count.all >= 3 && count.cards >= count.all * 0.8 && count.chars > chars * 0.7) return true;
  }
  return false;
}
