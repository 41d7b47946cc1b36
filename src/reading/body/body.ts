import { Element } from 'domhandler';
import type { Block } from '../../base/blocks.ts';
import type { Removal } from '../../base/reading.ts';
import { folded } from '../facts/title.ts';
import { briefText, elementsIn, textOf } from '../page/dom.ts';
import { ldStrings } from '../page/json-ld.ts';
import { parseHtml } from '../page/parse.ts';
import type { Page } from '../page/survey.ts';
import { blockText } from './block-text.ts';
import { chooseBody } from './choose.ts';
import { type Conversion, convert } from './convert.ts';
import { dataText } from './data-body.ts';
import { withDeclaredCaptions } from './declared.ts';
import { withinDeclared } from './declared-end.ts';
import { heroBlocks } from './hero.ts';
import { weightOf } from './inlines.ts';
import { junkRule } from './junk.ts';
import { paragraphs } from './paragraphs.ts';
import { isPicture } from './picture.ts';
import { type Known, trimBody } from './trim.ts';
import type { Weight } from './weigh.ts';
import { weigh } from './weigh.ts';
import { type Scales, weighNear } from './weigh-near.ts';

export interface Body {
  blocks: Block[];
  removed: Removal[];
  confidence: number;
  from: string;
}

/** The article's text where no recipe says where it stands. */
export function genericBody(page: Page, known: Known): Body | null {
  const shown = shownBody(page, known);
  const weight = shown ? lengthOf(shown) : 0;
  const declared = declaredBody(page, weight);
  const drawn = drawnBody(page, weight, known);
  // JSON-LD has the words alone, the scripts' data have pictures and paragraphs too.
  if (declared && drawn) return lengthOf(drawn) >= lengthOf(declared) * 0.8 ? drawn : declared;
  return declared ?? drawn ?? shown;
}

function lengthOf({ blocks }: Body): number {
  return weightOf(blocks.map(blockText).join(''));
}

/** The text that the page's scripts would have drawn, where the page shows none, or only how it begins. */
function drawnBody(page: Page, shown: number, known: Known): Body | null {
  if (shown >= 1000) return null;
  const text = dataText(page);
  if (text === null || (shown >= 200 && !(text.named && text.weight >= shown * 2.5))) return null;
  const removed: Removal[] = [];
  const root = rootOf(text.html);
  const rule = removalRule(root, weigh(root), new Map());
  const blocks = convert(root, { base: page.base, rule, removed, captions: new Set() });
  return { blocks: trimBody(blocks, known, removed), removed, confidence: 0.7, from: 'script-data' };
}

function shownBody(page: Page, known: Known): Body | null {
  const chosen = chooseBody(page);
  if (!chosen) return null;
  const removed: Removal[] = [];
  const rule = removalRule(chosen.element, chosen.weights, new Map());
  const conversion = { base: page.base, rule, removed, captions: new Set<Block>() };
  const blocks = convert(chosen.element, conversion);
  const hero = heroBlocks(page, chosen.element, chosen.weights, conversion);
  const told = withinDeclared(withDeclaredCaptions([...hero, ...blocks], page), page, removed);
  const clean = trimBody(told, known, removed);
  const density = chosen.weight.chars === 0 ? 0 : chosen.weight.good / chosen.weight.chars;
  return {
    blocks: clean,
    removed,
    confidence:
      Math.round(100 * Math.min(0.95, 0.3 + 0.35 * chosen.share + 0.3 * Math.min(1, density))) / 100,
    from: chosen.from,
  };
}

/**
 * The text that JSON-LD holds (`articleBody`), for pages that show none of their own: applications whose
 * scripts never ran. Without pictures, and in paragraphs only where it has line breaks.
 */
function declaredBody(page: Page, shown: number): Body | null {
  const [text] = ldStrings(page.article?.articleBody ?? []);
  if (text === undefined || text.length > 1_000_000) return null;
  const weight = weightOf(text);
  if (weight < 200 || weight * 0.4 < shown) return null;
  const plain = /<(?:p|br|div)\b/i.test(text) ? null : text;
  const blocks = plain
    ? plain.split(/\s*\n\s*/).flatMap((line) => paragraphs([{ type: 'text', text: line }]))
    : convert(rootOf(text), { base: page.base, rule: () => null, removed: [], captions: new Set() });
  return { blocks, removed: [], confidence: 0.7, from: 'json-ld' };
}

function rootOf(html: string): Element {
  return new Element('div', {}, parseHtml(html).children);
}

/** What a recipe says of the elements and lines inside the body. */
export interface Instructions {
  /** Elements to leave out, each with the rule that does. */
  doomed: ReadonlyMap<Element, string>;
  kept: ReadonlySet<Element>;
  /** The words under pictures. */
  captions: ReadonlySet<Element>;
  /** Lines to leave out, folded. */
  without: ReadonlySet<string>;
}

/** The article's text where a recipe names its elements, and how much of the prose around it and the headline it is, 0–1. */
export function namedBody(
  page: Page,
  elements: readonly Element[],
  told: Instructions,
  known: Known,
): { blocks: Block[]; removed: Removal[]; share: number } {
  const removed: Removal[] = [];
  const { around, weights } = weighNear(page, elements);
  const main = elements.reduce((a, b) => ((weights.get(b)?.good ?? 0) > (weights.get(a)?.good ?? 0) ? b : a));
  const ofMain = conversionOf(page, main, weights, told, removed);
  const blocks = heroBlocks(page, main, weights, ofMain);
  for (const element of elements) {
    const conversion = element === main ? ofMain : conversionOf(page, element, weights, told, removed);
    for (const block of convert(element, conversion)) blocks.push(block);
  }
  const own = withDeclaredCaptions(withoutLines(blocks, told.without, removed), page);
  const clean = trimBody(withinDeclared(own, page, removed), known, removed);
  const text = weightOf(clean.map(blockText).join(''));
  const prose = around instanceof Element ? (weights.get(around)?.good ?? 0) : 0;
  return { blocks: clean, removed, share: prose <= text ? 1 : text / prose };
}

function conversionOf(
  page: Page,
  root: Element,
  weights: Scales,
  { doomed, kept, captions }: Instructions,
  removed: Removal[],
): Conversion {
  const rule = removalRule(root, weights, doomed);
  return {
    base: page.base,
    rule: (element) => (kept.has(element) ? null : rule(element)),
    removed,
    captions: new Set(),
    kept,
    named: captions,
  };
}

/** Without the blocks that are one of these lines and nothing else. */
function withoutLines(
  blocks: readonly Block[],
  lines: ReadonlySet<string>,
  removed: Removal[],
): readonly Block[] {
  if (lines.size === 0) return blocks;
  return blocks.filter((block) => {
    const text = block.type === 'figure' || block.type === 'embed' ? '' : blockText(block);
    const goes = text.length < 5000 && lines.has(folded(text));
    if (goes) removed.push({ rule: 'recipe:without', text: text.slice(0, 200) });
    return !goes;
  });
}

/**
 * By which rule an element inside the article's goes. What holds a good part of the article's prose is the
 * article, whatever it is called.
 */
function removalRule(
  root: Element,
  weights: Scales,
  doomed: ReadonlyMap<Element, string>,
): (element: Element) => string | null {
  const whole = weights.get(root)?.chars ?? 0;
  return (element) => {
    const told = doomed.get(element);
    if (told) return told;
    const weight = weights.get(element);
    if (!weight) {
      // An inline element: a word or two of chrome inside a paragraph.
      const rule = junkRule(element);
      return rule !== null && (element.children.length === 0 || briefText(element, 200) !== '') ? rule : null;
    }
    const share = whole > 0 ? weight.chars / whole : 0;
    if (weight.rule !== null && share < (weight.rule === 'comments' ? 0.7 : 0.4))
      return isCaptionedPicture(element, weight) || isTextAfterAll(element, weight) ? null : weight.rule;
    return isLinkCluster(element, weight.chars, weight.linked) && share < 0.3 ? 'related' : null;
  };
}

/** `<div class="widget"><figure>…<figcaption>`: a picture of the article, whatever holds it. */
function isCaptionedPicture(element: Element, { rule, chars, linked }: Weight): boolean {
  if (
    !/^(?:navigation|consent|chrome|hidden|control|share|rating|aside)$/.test(rule ?? '') ||
    linked > chars * 0.3
  )
    return false;
  if (chars > 1500) return false;
  let pictured = false;
  let count = 0;
  // Its caption may stand beside it.
  if (element.name === 'figure' && linked === 0) return true;
  for (const inner of elementsIn(element)) {
    pictured ||= isPicture(inner);
    if (++count > 300) return false;
    if (inner.name === 'figcaption' && pictured) return true;
  }
  return false;
}

/**
 * What is called a menu or an advertisement and holds sentences, few of them links, holds the article's: an
 * advertisement's `<div>` that was never closed, `<div class="jump-link-content">`. What is called a plea must
 * ask for something (`<div class="piano-inline-content">` only waits until the reader has paid).
 */
function isTextAfterAll(element: Element, { rule, prose, chars, linked }: Weight): boolean {
  if (rule === null || prose < 150 || linked > chars * 0.15 || prose < chars * 0.6) return false;
  if (rule === 'plea') return !ASKING.test(textOf(element));
  return /^(?:navigation|advertisement|chrome|share|tags)$/.test(rule);
}

const ASKING =
  /subscri|newsletter|e-?mail|sign.?up|log.?in|donat|support|member|regist|join|abonn|suscri|inscri|iscri|mitglied|anmeld|spende|訂閱|订阅|訂戶|會員|会员|捐|贊助|赞助|月費|登入|登录|支持|登録|ログイン|購読|구독|로그인|후원/i;

/** A block that is links and little else: three teasers side by side, a list of the latest headlines. */
function isLinkCluster(element: Element, chars: number, linked: number): boolean {
  if (!/^(?:div|section|ul|ol|table|dl|aside)$/.test(element.name) || chars < 30) return false;
  return linked / chars > 0.75 && element.children.length > 1;
}
