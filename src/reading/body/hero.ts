import type { AnyNode, Element } from 'domhandler';
import type { Block } from '../../base/blocks.ts';
import { folded } from '../facts/title.ts';
import { briefText, elementsIn, isElement, isInside } from '../page/dom.ts';
import type { Page } from '../page/survey.ts';
import { settled } from './boxed.ts';
import { withCaptions } from './captions.ts';
import { blocksIn, type Conversion } from './convert.ts';
import { declaredPictures } from './declared.ts';
import { captionName, picturesIn } from './figure.ts';
import { wordsOf } from './junk.ts';
import { isPicture, pictureOf, srcset } from './picture.ts';
import { pictureKey } from './picture-key.ts';
import type { Scales } from './weigh-near.ts';

const HERO =
  /(?:^|[\s-])(?:hero|lead|featured|main|top|opener|header|cover|article|story|post|entry|news|content|detail)-?(?:image|img|photo|picture|media|figure|visual|thumbnail|pic|art|asset|video)|(?:^|[\s-])(?:gallery|carousel|slideshow|slide|slider)(?=$|[\s-])|(?:image|photo|media|picture)-?(?:container|wrapper|holder|box|block|main|top|lead)|post-thumbnail|wp-caption/;

/**
 * The pictures that stand before the text but outside its element: between the headline and the first
 * paragraph, under the nearest element that holds both. Only figures, pictures in an element named as one,
 * and large ones: a logo or a teaser's thumbnail stands there too. The picture that the page names as its
 * own (`og:image`) may stand above the headline.
 */
export function heroBlocks(page: Page, body: Element, weights: Scales, conversion: Conversion): Block[] {
  const headline = nearestHeadline(page, body);
  const scope = headline ? commonAncestor(headline, body) : null;
  const lead = leadPictures(page);
  const around = new Set<AnyNode>([page.body]);
  for (let up: AnyNode | null = body; up; up = up.parent) around.add(up);
  for (let up: AnyNode | null = headline; up; up = up.parent) around.add(up);
  const blocks: Block[] = [];
  const end = page.elements.indexOf(body);
  const start = scope ? page.elements.indexOf(scope as Element) : end;
  const below = headline ? page.elements.indexOf(headline) : end;
  let last: Element | null = null;
  let tries = 0;
  for (let i = 0; i < end && blocks.length < MAX_BLOCKS && tries < MAX_TRIES; i++) {
    const element = page.elements[i]!;
    if (around.has(element) || (last && isInside(element, last))) continue;
    const found = isPicture(element)
      ? isLead(element, lead, conversion.base) || (i > start && i > below && isLarge(element))
      : i > start && isNamed(element);
    if (!found || isChrome(element, page.body, weights)) continue;
    tries++;
    const box = boxOf(element, around, weights);
    if ((weights.get(box)?.good ?? 0) > 400) continue;
    if (picturesIn(box, conversion.base).length === 0) continue;
    // `<picture>…</picture><figcaption>…`, without a figure around the two.
    const next = elementAfter(box);
    const own = next && captionName(next) && !around.has(next) ? [box, next] : [box];
    const inside = withCaptions(blocksIn(own, conversion, 0), conversion);
    blocks.push(...settled(inside, conversion.removed));
    last = box;
  }
  return blocks;
}

const MAX_BLOCKS = 60;
const MAX_TRIES = 300;

function isNamed(element: Element): boolean {
  if (element.name === 'figure') return true;
  return /^(?:div|section|p|td|a|span|li)$/.test(element.name) && HERO.test(wordsOf(element));
}

function elementAfter(element: Element): Element | null {
  let next = element.next;
  while (next && !isElement(next)) next = next.next;
  return next;
}

/** The box around a picture that holds it, the words under it and nothing else. */
function boxOf(element: Element, around: ReadonlySet<AnyNode>, weights: Scales): Element {
  const pictures = picturesAlone(element);
  let box = element;
  let up = element.parent as Element | null;
  for (let i = 0; up && i < 8 && !around.has(up); i++, up = up.parent as Element | null) {
    const weight = weights.get(up);
    if (weight && (weight.rule !== null || weight.chars > 700 || weight.linked > weight.chars * 0.4)) break;
    if (up.name === 'header' || picturesAlone(up) !== pictures) break;
    box = up;
  }
  return box;
}

/** How many pictures an element holds beside text that could be theirs; none where it holds a headline, a date or much else. */
function picturesAlone(element: Element): number {
  let pictures = isPicture(element) ? 1 : 0;
  let count = 0;
  for (const inner of elementsIn(element)) {
    if (/^(?:h[1-3]|time|form|ul|ol|nav)$/.test(inner.name) || ++count > 100) return -1;
    if (isPicture(inner) && (inner.parent as Element | null)?.name !== 'noscript') pictures++;
  }
  return pictures;
}

function isLarge({ attribs }: Element): boolean {
  if (Number.parseInt(attribs.width ?? '', 10) >= 400) return true;
  return srcset((attribs.srcset ?? attribs['data-srcset'] ?? '').slice(0, 5000)).some(
    ({ size }) => size >= 600 && size < 10_000 && size % 1000 !== 0,
  );
}

function isLead(element: Element, lead: ReadonlySet<string>, base: string): boolean {
  if (lead.size === 0) return false;
  const picture = pictureOf(element, base);
  return (
    picture !== null &&
    [picture.original, ...picture.variants].some((address) => lead.has(pictureKey(address)))
  );
}

/** The pictures that the page shows to others as its own. */
function leadPictures(page: Page): Set<string> {
  const addresses = [
    'og:image',
    'og:image:url',
    'og:image:secure_url',
    'twitter:image',
    'twitter:image:src',
  ].flatMap((name) => (page.metas.get(name) ?? []).slice(0, 3));
  for (const { address } of declaredPictures(page)) addresses.push(address);
  return new Set(addresses.map((address) => pictureKey(address)).filter((key) => key !== ''));
}

/** The last `<h1>` before the body. */
function nearestHeadline(page: Page, body: Element): Element | null {
  const at = page.elements.indexOf(body);
  let found: Element | null = null;
  for (const h1 of page.h1s.slice(0, 20)) {
    if (page.elements.indexOf(h1) < at) found = h1;
  }
  return page.h1s.length === 0 ? lowerHeadline(page, at) : found;
}

/** Where the page has no `<h1>`: the heading that its title says too. */
function lowerHeadline(page: Page, at: number): Element | null {
  const title = folded(page.titleText);
  return (
    page.elements.slice(0, at).find((element) => {
      const text = /^h[2-4]$/.test(element.name) ? folded(briefText(element, 300)) : '';
      return text.length >= 6 && title.includes(text);
    }) ?? null
  );
}

function commonAncestor(a: AnyNode, b: AnyNode): AnyNode | null {
  const above = new Set<AnyNode>();
  for (let up: AnyNode | null = a; up; up = up.parent) above.add(up);
  for (let up: AnyNode | null = b; up; up = up.parent) if (above.has(up)) return up;
  return null;
}

function isChrome(element: Element, scope: AnyNode, weights: Scales): boolean {
  for (let up: AnyNode | null = element; up && up !== scope; up = up.parent) {
    const weight = weights.get(up as Element);
    if (weight && weight.rule !== null) return true;
  }
  return false;
}
