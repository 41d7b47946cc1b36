import type { Node } from './units.ts';

/**
 * Three or more children of one kind, each short and with a headline or a picture that is a link: a list of
 * teasers, by whatever name.
 */
export function isCardList(node: Node, nodes: readonly Node[]): boolean {
  if (node.cards < 3) return false;
  const kinds = new Map<string, { all: number; cards: number; chars: number }>();
  let chars = 0;
  for (const child of childrenOf(node, nodes)) {
    const { name, attribs } = child.element;
    chars += child.chars;
    if (name === 'p' || name === 'figure' || /^h[1-6]$/.test(name)) continue;
    const key = `${name} ${/^\S*/.exec(attribs.class ?? '')![0]}`;
    const count = kinds.get(key) ?? { all: 0, cards: 0, chars: 0 };
    count.all++;
    count.chars += child.chars;
    if (child.cards > 0 && child.chars < 500 && child.linked > 0) count.cards++;
    kinds.set(key, count);
  }
  for (const count of kinds.values()) {
    if (count.all >= 3 && count.cards >= count.all * 0.8 && count.chars > chars * 0.7) return true;
  }
  return false;
}

function* childrenOf({ at, end }: Node, nodes: readonly Node[]): Generator<Node> {
  for (let i = at + 1; i < end; i = nodes[i]!.end) yield nodes[i]!;
}
