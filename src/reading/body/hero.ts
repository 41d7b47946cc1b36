import type { AnyNode, Element } from 'domhandler';
import type { Block } from '../../base/blocks.ts';
import type { Page } from '../page/survey.ts';
import { blocksIn, type Conversion } from './convert.ts';
import { picturesIn } from './figure.ts';
import { wordsOf } from './junk.ts';
import type { Weights } from './weigh.ts';

const HERO =
  /(?:^|[\s-])(?:hero|lead|featured|main|top|opener|header|cover|article|story|post|entry|news|content|detail)-?(?:image|img|photo|picture|media|figure|visual|thumbnail|pic|art|asset|video)|(?:image|photo|media|picture)-?(?:container|wrapper|holder|box|block|main|top|lead)|post-thumbnail|wp-caption/;

/**
 * The pictures that stand before the text but outside its element: between the headline and the first
 * paragraph, under the nearest element that holds both. Only figures, and pictures in an element named as
 * one: a logo or a teaser's thumbnail stands there too.
 */
export function heroBlocks(page: Page, body: Element, weights: Weights, conversion: Conversion): Block[] {
  const headline = nearestHeadline(page, body);
  const scope = headline ? commonAncestor(headline, body) : null;
  if (!scope) return [];
  const blocks: Block[] = [];
  const end = page.elements.indexOf(body);
  const start = page.elements.indexOf(scope as Element);
  let last: Element | null = null;
  for (let i = start + 1; i < end && blocks.length < 6; i++) {
    const element = page.elements[i]!;
    if (last && isWithin(element, last)) continue;
    if (isWithin(body, element)) continue;
    const isFigure = element.name === 'figure';
    if (
      !isFigure &&
      !(/^(?:div|section|p|td|a|span|amp-img)$/.test(element.name) && HERO.test(wordsOf(element)))
    )
      continue;
    if (isChrome(element, scope, weights)) continue;
    if ((weights.get(element)?.good ?? 0) > 200) continue;
    if (picturesIn(element, conversion.base).length === 0) continue;
    const found = blocksIn([element], conversion, 0).filter(
      (block) => block.type === 'figure' || conversion.captions.has(block),
    );
    blocks.push(...found);
    last = element;
  }
  return blocks;
}

/** The last `<h1>` before the body, or the first in it. */
function nearestHeadline(page: Page, body: Element): Element | null {
  const at = page.elements.indexOf(body);
  let found: Element | null = null;
  for (const h1 of page.h1s.slice(0, 20)) {
    if (page.elements.indexOf(h1) < at) found = h1;
  }
  return found;
}

function commonAncestor(a: AnyNode, b: AnyNode): AnyNode | null {
  const above = new Set<AnyNode>();
  for (let up: AnyNode | null = a; up; up = up.parent) above.add(up);
  for (let up: AnyNode | null = b; up; up = up.parent) if (above.has(up)) return up;
  return null;
}

function isWithin(node: AnyNode, ancestor: AnyNode): boolean {
  for (let up: AnyNode | null = node; up; up = up.parent) if (up === ancestor) return true;
  return false;
}

function isChrome(element: Element, scope: AnyNode, weights: Weights): boolean {
  for (let up: AnyNode | null = element; up && up !== scope; up = up.parent) {
    const weight = weights.get(up as Element);
    if (weight && weight.rule !== null) return true;
  }
  return false;
}
