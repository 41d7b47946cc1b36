import type { AnyNode, Element } from 'domhandler';
import type { Page } from '../page/survey.ts';
import { isNamedBody } from './junk.ts';
import { type Weight, type Weights, weigh } from './weigh.ts';

export interface Chosen {
  element: Element;
  weight: Weight;
  weights: Weights;
  /** How much of the page's prose it holds, 0–1. */
  share: number;
  from: string;
}

/**
 * The element that holds the article: the one whose prose less its chrome is greatest, the smallest such.
 * An ancestor is taken over its best child only if it adds a good deal, so that a sidebar's few teasers do
 * not drag the whole page in. Where all of the prose stands in what is named as chrome, the names are wrong.
 */
export function chooseBody(page: Page): Chosen | null {
  const weights = weigh(page.body);
  return chosenBy(weights) ?? chosenBy(weigh(page.body, 'doubted')) ?? shortLines(weights);
}

function chosenBy(weights: Weights): Chosen | null {
  let total = 0;
  const worth = (weight: Weight): number => weight.good - 0.35 * weight.bad;
  let top: { element: Element; worth: number } | null = null;
  // Children stand after their parents in the map, so backwards is bottom-up.
  const entries = [...weights.entries()];
  /** Best candidate below an element. */
  const ofParent = new Map<Element, { element: Element; worth: number }>();
  for (let i = entries.length - 1; i >= 0; i--) {
    const [element, weight] = entries[i]!;
    const own = weight.inChrome || weight.rule !== null ? 0 : worth(weight);
    const child = ofParent.get(element);
    const needed = child ? child.worth * 1.12 + 40 : 0;
    const found = child && own < needed ? child : { element, worth: own };
    const parent = blockParent(element, weights);
    if (parent) {
      const rival = ofParent.get(parent);
      if (!rival || rival.worth <= found.worth) ofParent.set(parent, found);
    } else {
      total += weight.good;
      if (!top || found.worth > top.worth) top = found;
    }
  }
  if (!top || top.worth <= 0) return null;
  let { element } = top;
  element = aroundParagraph(element, weights);
  let weight = weights.get(element)!;
  let from = 'density';
  const named = namedBodyNear(element, weight, entries);
  if (named) {
    element = named;
    weight = weights.get(named)!;
    from = 'named';
  }
  return { element, weight, weights, share: total === 0 ? 0 : weight.good / total, from };
}

/**
 * A paragraph is no article: what stands around the one long paragraph of a death notice or a poem is its text
 * too, unless that is full of other things.
 */
function aroundParagraph(chosen: Element, weights: Weights): Element {
  let element = chosen;
  while (/^(?:p|h[1-6]|blockquote|pre|li|ul|ol)$/.test(element.name)) {
    const parent = blockParent(element, weights);
    const around = parent && weights.get(parent);
    if (!parent || !around || around.inChrome || around.rule !== null || parent.name === 'html') break;
    const linked = parent.name === 'body' ? 0.15 : 0.3;
    if (around.linked > around.chars * linked || around.good < weights.get(chosen)!.good) break;
    element = parent;
  }
  return element;
}

/** Lines too short to be prose, in what is named as an article's text: a poem. */
function shortLines(weights: Weights): Chosen | null {
  let found: Chosen | null = null;
  for (const [element, weight] of weights) {
    if (!isNamedBody(element) || weight.inChrome || weight.rule !== null) continue;
    if (weight.chars < 60 || weight.linked > weight.chars * 0.2) continue;
    if (found === null || weight.chars > found.weight.chars)
      found = { element, weight, weights, share: 0.5, from: 'named' };
  }
  return found;
}

function blockParent(element: Element, weights: Weights): Element | null {
  for (let up = element.parent as Element | null; up; up = up.parent as Element | null)
    if (weights.has(up)) return up;
  return null;
}

/** An element inside the chosen one (or just around it) that is named as the body and holds nearly all its prose. */
function namedBodyNear(
  chosen: Element,
  weight: Weight,
  entries: readonly (readonly [Element, Weight])[],
): Element | null {
  let found: Element | null = null;
  for (const [element, inner] of entries) {
    if (inner.good < weight.good * 0.8 || inner.good > weight.good * 1.5) continue;
    if (!isNamedBody(element)) continue;
    const inside = isWithin(element, chosen);
    if (inside || (isWithin(chosen, element) && inner.bad <= weight.bad + inner.good * 0.1)) found = element;
  }
  return found;
}

function isWithin(node: AnyNode, ancestor: AnyNode): boolean {
  for (let up: AnyNode | null = node; up; up = up.parent) if (up === ancestor) return true;
  return false;
}
