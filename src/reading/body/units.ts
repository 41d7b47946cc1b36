import { type AnyNode, Element, type ParentNode, Text } from 'domhandler';

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

const HEADING = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** One block of a page with the sums of its text: its own units alone, until weigh.ts adds those below. */
export interface Node {
  element: Element;
  parent: Node | null;
  /** Its place among all blocks, and that of the first that is not below it. */
  at: number;
  end: number;
  /** Its own units, and those below it. */
  good: number;
  bad: number;
  chars: number;
  linked: number;
  cards: number;
}

/** The blocks below `root`, parents before children, each with the text that stands in it and in no block of its own. */
export function blocksBelow(root: ParentNode): Node[] {
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
    if (current) add(current, good, bad, chars, linked);
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
    const outerFactor = factor;
    const outer = current;
    factor *= FACTORS.get(node.name) ?? 1;
    if (isLink) linkDepth++;
    const isHeading = HEADING.has(node.name);
    if (isHeading) headingDepth++;
    if (isLink && current && (headingDepth > 0 || node.children.some(isCardContent))) current.cards++;
    if (!inline) {
      current = {
        element: node,
        parent: outer,
        at: nodes.length,
        end: 0,
        good: 0,
        bad: 0,
        chars: 0,
        linked: 0,
        cards: 0,
      };
      nodes.push(current);
    }
    for (const child of node.children) visit(child);
    if (!inline) {
      endUnit();
      current!.end = nodes.length;
    }
    if (isLink) linkDepth--;
    if (isHeading) headingDepth--;
    factor = outerFactor;
    current = outer;
  }

  if (root instanceof Element) visit(root);
  else for (const child of root.children) visit(child);
  endUnit();
  return nodes;
}

const CARD_CONTENT = new Set([...HEADING, 'img', 'picture']);

/** A link that holds a heading or a picture is a teaser's. */
function isCardContent(node: AnyNode): boolean {
  return (
    node instanceof Element &&
    (CARD_CONTENT.has(node.name) ||
      node.name === 'figure' ||
      node.children.some((child) => child instanceof Element && CARD_CONTENT.has(child.name)))
  );
}

function isBlock(node: AnyNode): boolean {
  return node instanceof Element && !INLINE.has(node.name) && node.name !== 'br' && !SILENT.has(node.name);
}

const FACTORS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    li: 0.6,
    dd: 0.7,
    figcaption: 0.2,
    h1: 0.2,
    h2: 0.4,
    h3: 0.4,
    h4: 0.4,
    td: 0.9,
    address: 0.2,
  }),
);

/** Commas, full stops and the like, wide ones too. */
const STOPS = new Set([...'。，、！？；：,.!?;:．'].map((sign) => sign.charCodeAt(0)));

function count(text: string, unit: { chars: number; linked: number; stops: number }, linked: boolean): void {
  let chars = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0xa0 || code === 0x3000) continue;
    chars += code >= 0x2e80 ? 2.5 : 1;
    if ((code < 0x40 || code >= 0xff01 || (code > 0x3000 && code < 0x3003)) && STOPS.has(code)) unit.stops++;
  }
  unit.chars += chars;
  if (linked) unit.linked += chars;
}

export function add(
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
