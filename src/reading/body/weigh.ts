import type { Element, ParentNode } from 'domhandler';
import { elementsIn } from '../page/dom.ts';
import { isCardList } from './cards.ts';
import { isNamedBody, junkRule } from './junk.ts';
import { add, blocksBelow, type Node } from './units.ts';

/** What the text below an element weighs. */
export interface Weight {
  element: Element;
  /** That of the block around it. */
  parent: Weight | null;
  /** Its place among all. */
  at: number;
  /** Prose: text in sentences, few of its characters links. */
  good: number;
  /** Lists of links, menus, and prose in places that are no article. */
  bad: number;
  /** The same prose, whatever its place is called. */
  prose: number;
  /** All characters, and those inside links. */
  chars: number;
  linked: number;
  /** By which rule the element is no part of an article, or null. */
  rule: string | null;
  /** Whether it stands inside such an element. */
  inChrome: boolean;
}

/** By their elements, parents before children. */
export type Weights = ReadonlyMap<Element, Weight>;

/**
 * Weighs every block of a page by characters, in one walk. A unit is a run of text between two block
 * boundaries (or line breaks: old layouts have nothing else); a Han character, kana or syllable weighs as
 * much as two and a half letters, so that a sentence of Chinese counts as much as its English translation.
 *
 * What is named as chrome (`<div class="related">`) weighs against what holds it, unless it holds most of
 * the page's prose itself: then the name is wrong (`<div class="widget main">`, `<div class="paywall">`).
 * With names doubted, only the text counts.
 */
export function weigh(root: ParentNode, names: 'believed' | 'doubted' = 'believed'): Weights {
  const nodes = blocksBelow(root);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const { good, bad, chars, linked, cards, parent } = nodes[i]!;
    if (!parent) continue;
    add(parent, good, bad, chars, linked);
    parent.cards += cards;
  }
  const prose = nodes.reduce((sum, node) => (node.parent ? sum : sum + node.good), 0);
  const all: Weight[] = [];
  for (const node of nodes) {
    const parent = node.parent && all[node.parent.at]!;
    all.push({
      element: node.element,
      parent,
      at: node.at,
      good: 0,
      bad: 0,
      prose: node.good,
      chars: node.chars,
      linked: node.linked,
      rule:
        (names === 'doubted' ? null : ruleOf(node, prose)) ??
        (isCardList(node, nodes) && node.good < prose * 0.6 ? 'related' : null),
      inChrome: parent !== null && (parent.rule !== null || parent.inChrome),
    });
  }
  weighDown(nodes, all);
  return new Map(all.map((weight) => [weight.element, weight]));
}

/** Bottom-up, prose in chrome turned into weight against what holds it. */
function weighDown(nodes: readonly Node[], all: readonly Weight[]): void {
  // What the blocks of each block weigh together, and what they would without chrome.
  const below = { good: sums(), bad: sums(), rawGood: sums(), rawBad: sums() };
  function sums() {
    return new Float64Array(nodes.length);
  }
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    const weight = all[i]!;
    let good = below.good[i]! + (node.good - below.rawGood[i]!);
    let bad = below.bad[i]! + (node.bad - below.rawBad[i]!);
    if (weight.rule !== null) {
      // Chrome that is known will be taken out: it says little against what holds it.
      bad = (bad + good) * KNOWN;
      good = 0;
    }
    weight.good = good;
    weight.bad = bad;
    if (!node.parent) continue;
    const { at } = node.parent;
    below.good[at]! += good;
    below.bad[at]! += bad;
    below.rawGood[at]! += node.good;
    below.rawBad[at]! += node.bad;
  }
}

const KNOWN = 0.15;

/** How much of the page's prose a piece of chrome may hold before its name is not believed. */
const BELIEVED: Readonly<Record<string, number>> = {
  comments: 0.85,
  consent: 0.85,
  footer: 0.8,
  hidden: 0.5,
  related: 0.45,
};

/** Text without headings, pictures, lists or links in it. */
function isBareProse(element: Element): boolean {
  let count = 0;
  for (const { name } of elementsIn(element)) {
    if (/^(?:h[1-6]|img|picture|figure|a|li)$/.test(name) || ++count > 50) return false;
  }
  return true;
}

function ruleOf({ element, good, linked }: Node, prose: number): string | null {
  const { name } = element;
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return null;
  const rule = junkRule(element) ?? (name === 'footer' || name === 'aside' ? name : null);
  if (rule === null) return null;
  // `<div class="read-more">` that unfolds a long caption: what points nowhere relates to nothing.
  if (rule === 'related' && linked === 0 && good > 30 && isBareProse(element)) return null;
  if (prose > 0 && good > prose * (BELIEVED[rule] ?? 0.3)) return null;
  return isNamedBody(element) && good > prose * 0.1 ? null : rule;
}
