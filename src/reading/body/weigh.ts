import { type AnyNode, Element, type ParentNode, Text } from 'domhandler';
import { isNamedBody, junkRule } from './junk.ts';

/** What the text below an element weighs. */
export interface Weight {
  /** Prose: text in sentences, few of its characters links. */
  good: number;
  /** Lists of links, menus, and prose in places that are no article. */
  bad: number;
  /** All characters, and those inside links. */
  chars: number;
  linked: number;
  /** By which rule the element is no part of an article, or null. */
  rule: string | null;
  /** Whether it stands inside such an element. */
  inChrome: boolean;
}

export type Weights = Map<Element, Weight>;

const SILENT = new Set(
  'script style noscript template iframe textarea select option button object head audio video canvas map datalist'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

interface Node {
  element: Element;
  parent: Node | null;
  /** Its own units, and those below it. */
  raw: { good: number; bad: number; chars: number; linked: number; cards: number };
  children: Node[];
}

/**
 * Weighs every block of a page by characters, in one walk. A unit is a run of text between two block
 * boundaries (or line breaks: old layouts have nothing else); a Han character, kana or syllable weighs as
 * much as two and a half letters, so that a sentence of Chinese counts as much as its English translation.
 *
 * What is named as chrome (`<div class="related">`) weighs against what holds it, unless it holds most of
 * the page's prose itself: then the name is wrong (`<div class="widget main">`, `<div class="paywall">`).
 */
export function weigh(root: ParentNode): Weights {
  const nodes = blocksBelow(root);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const { raw, parent } = nodes[i]!;
    if (!parent) continue;
    add(parent.raw, raw.good, raw.bad, raw.chars, raw.linked);
    parent.raw.cards += raw.cards;
  }
  const prose = nodes.reduce((sum, node) => (node.parent ? sum : sum + node.raw.good), 0);
  const weights: Weights = new Map();
  for (const node of nodes) {
    const { element, raw, parent } = node;
    const above = parent === null ? undefined : weights.get(parent.element);
    weights.set(element, {
      good: 0,
      bad: 0,
      chars: raw.chars,
      linked: raw.linked,
      rule:
        ruleOf(element, raw.good, prose) ?? (isCardList(node) && raw.good < prose * 0.6 ? 'related' : null),
      inChrome: above !== undefined && (above.rule !== null || above.inChrome),
    });
  }
  // Bottom-up again, prose in chrome turned into weight against it.
  const below = new Map<Node, { good: number; bad: number; rawGood: number; rawBad: number }>();
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    const weight = weights.get(node.element)!;
    const sum = below.get(node) ?? { good: 0, bad: 0, rawGood: 0, rawBad: 0 };
    let good = sum.good + (node.raw.good - sum.rawGood);
    let bad = sum.bad + (node.raw.bad - sum.rawBad);
    if (weight.rule !== null) {
      // Chrome that is known will be taken out: it says little against what holds it.
      bad = (bad + good) * KNOWN;
      good = 0;
    }
    weight.good = good;
    weight.bad = bad;
    if (!node.parent) continue;
    const up = below.get(node.parent) ?? { good: 0, bad: 0, rawGood: 0, rawBad: 0 };
    up.good += good;
    up.bad += bad;
    up.rawGood += node.raw.good;
    up.rawBad += node.raw.bad;
    below.set(node.parent, up);
  }
  return weights;
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

function ruleOf(element: Element, good: number, prose: number): string | null {
  const { name } = element;
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return null;
  const rule = junkRule(element) ?? (name === 'footer' || name === 'aside' ? name : null);
  if (rule === null) return null;
  if (prose > 0 && good > prose * (BELIEVED[rule] ?? 0.3)) return null;
  return isNamedBody(element) && good > prose * 0.1 ? null : rule;
}

function blocksBelow(root: ParentNode): Node[] {
  const nodes: Node[] = [];
  const unit = { chars: 0, linked: 0, stops: 0 };
  let current: Node | null = null;
  let linkDepth = 0;
  let headingDepth = 0;
  let factor = 1;

  function endUnit(): void {
    const { chars, linked, stops } = unit;
    if (chars === 0) return;
    const linkShare = linked / chars;
    let good = 0;
    let bad = 0;
    if (linkShare > 0.6) bad = Math.min(chars, 80) + 15;
    else if (chars >= 25) {
      good = chars * (1 - linkShare) * (stops === 0 ? 0.3 : stops === 1 && chars < 60 ? 0.7 : 1) * factor;
    }
    if (current) add(current.raw, good, bad, chars, linked);
    unit.chars = 0;
    unit.linked = 0;
    unit.stops = 0;
  }

  function visit(node: AnyNode): void {
    if (node instanceof Text) {
      count(node.data, unit, linkDepth > 0);
      return;
    }
    if (!(node instanceof Element) || SILENT.has(node.name)) return;
    const inline = INLINE.has(node.name) && !node.children.some(isBlock);
    if (!inline) endUnit();
    const isLink = node.name === 'a' && node.attribs.href !== undefined;
    const outer = { factor, current };
    factor *= FACTORS[node.name] ?? 1;
    if (isLink) linkDepth++;
    if (/^h[1-6]$/.test(node.name)) headingDepth++;
    if (isLink && current && (headingDepth > 0 || node.children.some(isCardContent))) current.raw.cards++;
    if (!inline) {
      current = {
        element: node,
        parent: current,
        raw: { good: 0, bad: 0, chars: 0, linked: 0, cards: 0 },
        children: [],
      };
      outer.current?.children.push(current);
      nodes.push(current);
    }
    for (const child of node.children) visit(child);
    if (!inline) endUnit();
    if (isLink) linkDepth--;
    if (/^h[1-6]$/.test(node.name)) headingDepth--;
    factor = outer.factor;
    current = outer.current;
  }

  if (root instanceof Element) visit(root);
  else for (const child of root.children) visit(child);
  endUnit();
  return nodes;
}

/** A link that holds a heading or a picture is a teaser's. */
function isCardContent(node: AnyNode): boolean {
  return (
    node instanceof Element &&
    (/^(?:h[1-6]|img|picture|figure)$/.test(node.name) ||
      node.children.some((child) => child instanceof Element && /^(?:h[1-6]|img|picture)$/.test(child.name)))
  );
}

/**
 * Three or more children of one kind, each short and with a headline or a picture that is a link: a list of
 * teasers, by whatever name.
 */
function isCardList({ children }: Node): boolean {
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

function isBlock(node: AnyNode): boolean {
  return node instanceof Element && !INLINE.has(node.name) && node.name !== 'br' && !SILENT.has(node.name);
}

function add(
  sum: { good: number; bad: number; chars: number; linked: number },
  good: number,
  bad: number,
  chars: number,
  linked: number,
): void {
  sum.good += good;
  sum.bad += bad;
  sum.chars += chars;
  sum.linked += linked;
}

const FACTORS: Readonly<Record<string, number>> = {
  li: 0.6,
  dd: 0.7,
  figcaption: 0.2,
  h1: 0.2,
  h2: 0.4,
  h3: 0.4,
  h4: 0.4,
  td: 0.9,
  address: 0.2,
};

const STOP = /[。，、！？；：,.!?;:]/;

function count(text: string, unit: { chars: number; linked: number; stops: number }, linked: boolean): void {
  let chars = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0xa0 || code === 0x3000) continue;
    chars += code >= 0x2e80 ? 2.5 : 1;
    if (code < 0x40 ? code < 0x30 || code > 0x39 : code > 0x3000 && code < 0x3003) {
      if (STOP.test(text[i]!)) unit.stops++;
    } else if (code >= 0xff01 && code <= 0xff1f && STOP.test(text[i]!.normalize('NFKC'))) unit.stops++;
  }
  unit.chars += chars;
  if (linked) unit.linked += chars;
}
