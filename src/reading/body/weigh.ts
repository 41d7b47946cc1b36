import { type AnyNode, Element, Text } from 'domhandler';
import { junkRule } from './junk.ts';

/** What the text below an element weighs. */
export interface Weight {
  /** Prose: text in sentences, few of its characters links. */
  good: number;
  /** Lists of links, menus, and prose in places that are no article. */
  bad: number;
  /** All characters, and those inside links. */
  chars: number;
  linked: number;
}

export type Weights = Map<Element, Weight>;

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'textarea',
  'select',
  'option',
  'button',
  'object',
  'head',
  'audio',
  'video',
  'canvas',
  'map',
  'datalist',
]);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/**
 * Weighs every element of a page by characters, in one walk. A unit is a run of text between two block
 * boundaries (or line breaks: old layouts have nothing else); a Han character, kana or syllable weighs as
 * much as two and a half letters, so that a sentence of Chinese counts as much as its English translation.
 */
export function weigh(root: Element | (AnyNode & { children: AnyNode[] })): Weights {
  const weights: Weights = new Map();
  const sizes = sizesOf(root);
  const whole = sizes.get(root)!;
  const path: Weight[] = [];
  const unit = { chars: 0, linked: 0, stops: 0 };
  let linkDepth = 0;
  let junkDepth = 0;
  let factor = 1;

  function endUnit(): void {
    const { chars, linked, stops } = unit;
    if (chars === 0) return;
    const linkShare = linked / chars;
    let good = 0;
    let bad = 0;
    if (linkShare > 0.6) bad = Math.min(chars, 80) + 15;
    else if (chars >= 25)
      good = chars * (1 - linkShare) * (stops === 0 ? 0.3 : stops === 1 && chars < 60 ? 0.7 : 1) * factor;
    if (junkDepth > 0) {
      bad += good;
      good = 0;
    }
    for (const weight of path) {
      weight.good += good;
      weight.bad += bad;
      weight.chars += chars;
      weight.linked += linked;
    }
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
    const inline = INLINE.has(node.name);
    if (!inline) endUnit();
    const rule = junkRule(node) ?? (node.name === 'footer' || node.name === 'aside' ? node.name : null);
    // What holds most of the page is the page, whatever it is called: `<div class="widget main">`.
    const junk = rule !== null && (sizes.get(node) ?? 0) < whole * (rule === 'comments' ? 0.9 : 0.5);
    const isLink = node.name === 'a' && node.attribs.href !== undefined;
    const outer = factor;
    factor *= FACTORS[node.name] ?? 1;
    if (junk) junkDepth++;
    if (isLink) linkDepth++;
    const weight = { good: 0, bad: 0, chars: 0, linked: 0 };
    if (!inline) {
      weights.set(node, weight);
      path.push(weight);
    }
    for (const child of node.children) visit(child);
    if (!inline) {
      endUnit();
      path.pop();
    }
    if (isLink) linkDepth--;
    if (junk) junkDepth--;
    factor = outer;
  }

  for (const child of root.children) visit(child);
  endUnit();
  return weights;
}

/** Characters of text below each element, silent ones left out. */
function sizesOf(root: AnyNode): Map<AnyNode, number> {
  const sizes = new Map<AnyNode, number>();
  const visit = (node: AnyNode): number => {
    if (node instanceof Text) return node.data.trim().length;
    if (!('children' in node) || (node instanceof Element && SILENT.has(node.name))) return 0;
    let size = 0;
    for (const child of node.children) size += visit(child);
    sizes.set(node, size);
    return size;
  };
  visit(root);
  if (!sizes.has(root)) sizes.set(root, 0);
  return sizes;
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
