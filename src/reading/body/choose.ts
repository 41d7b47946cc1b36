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
  let top: Candidate | null = null;
  const all = [...weights.values()];
  /** The best candidate below each block. */
  const below: Candidate[] = [];
  // Children stand after their parents, so backwards is bottom-up.
  for (let i = all.length - 1; i >= 0; i--) {
    const weight = all[i]!;
    const worth = weight.inChrome || weight.rule !== null ? 0 : weight.good - 0.35 * weight.bad;
    const child = below[i];
    const found = child && worth < child.worth * 1.12 + 40 ? child : { weight, worth };
    if (weight.parent) {
      const rival = below[weight.parent.at];
      if (!rival || rival.worth <= found.worth) below[weight.parent.at] = found;
    } else {
      total += weight.good;
      if (!top || found.worth > top.worth) top = found;
    }
  }
  if (!top || top.worth <= 0) return null;
  const around = aroundParagraph(top.weight);
  const named = namedBodyNear(around, all);
  const weight = named ?? around;
  return {
    element: weight.element,
    weight,
    weights,
    share: total === 0 ? 0 : weight.good / total,
    from: named ? 'named' : 'density',
  };
}

interface Candidate {
  weight: Weight;
  worth: number;
}

/**
 * A paragraph is no article: what stands around the one long paragraph of a death notice or a poem is its text
 * too, unless that is full of other things.
 */
function aroundParagraph(chosen: Weight): Weight {
  let weight = chosen;
  while (/^(?:p|h[1-6]|blockquote|pre|li|ul|ol)$/.test(weight.element.name)) {
    const around = weight.parent;
    if (!around || around.inChrome || around.rule !== null || around.element.name === 'html') break;
    const linked = around.element.name === 'body' ? 0.15 : 0.3;
    if (around.linked > around.chars * linked || around.good < chosen.good) break;
    weight = around;
  }
  return weight;
}

/** Lines too short to be prose, in what is named as an article's text: a poem. */
function shortLines(weights: Weights): Chosen | null {
  let found: Chosen | null = null;
  for (const weight of weights.values()) {
    const { element } = weight;
    if (!isNamedBody(element) || weight.inChrome || weight.rule !== null) continue;
    if (weight.chars < 60 || weight.linked > weight.chars * 0.2) continue;
    if (found === null || weight.chars > found.weight.chars)
      found = { element, weight, weights, share: 0.5, from: 'named' };
  }
  return found;
}

/** What is named as the body inside the chosen one (or just around it) and holds nearly all its prose. */
function namedBodyNear(chosen: Weight, all: readonly Weight[]): Weight | null {
  let found: Weight | null = null;
  for (const weight of all) {
    if (weight.good < chosen.good * 0.8 || weight.good > chosen.good * 1.5) continue;
    if (!isNamedBody(weight.element)) continue;
    const inside = isWithin(weight.element, chosen.element);
    const outside = isWithin(chosen.element, weight.element) && weight.bad <= chosen.bad + weight.good * 0.1;
    if (inside || outside) found = weight;
  }
  return found;
}

function isWithin(node: AnyNode, ancestor: AnyNode): boolean {
  for (let up: AnyNode | null = node; up; up = up.parent) if (up === ancestor) return true;
  return false;
}
