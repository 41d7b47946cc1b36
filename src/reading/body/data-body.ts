import { escapeHtml } from '../../base/html.ts';
import { folded } from '../facts/title.ts';
import { briefText } from '../page/dom.ts';
import { isObject } from '../page/json-ld.ts';
import { scriptData } from '../page/script-data.ts';
import type { Page } from '../page/survey.ts';
import { weightOf } from './inlines.ts';
import { isRichText, richHtml } from './rich-text.ts';

const MAX_VALUES = 50_000;
const LONGEST = 2_000_000;
/** Less is no article. */
const LEAST = 200;
/** What systems call the text of an article. */
const TEXT_KEY =
  /^(?:(?:article|story|post|news|main|full|page)[_-]?)?(?:body|contents?|text|html|copy|markup|rendered|paragraphs|blocks)(?:[_-]?(?:html|text|rendered|raw|elements|blocks))?$/i;

/** A text that a page's scripts hold. */
export interface DataText {
  html: string;
  /** Whether what it stands in bears the page's own title. */
  named: boolean;
  weight: number;
}

/**
 * The article's text out of the data that a page's scripts hold; null where none holds one. Where the data
 * hold several stories it is the one with the page's own title, else the longest text.
 */
export function dataText(page: Page): DataText | null {
  const titles = titlesOf(page);
  let best: DataText | null = null;
  const consider = (html: string, named: boolean): void => {
    const weight = weightOf(html.replace(/<[^<>]{0,2000}>/g, ''));
    if (weight <= LEAST) return;
    if (best && (best.named === named ? best.weight >= weight : best.named)) return;
    best = { html, named, weight };
  };
  const queue: { value: unknown; named: boolean }[] = [{ value: scriptData(page), named: false }];
  for (let i = 0; i < queue.length && queue.length < MAX_VALUES; i++) {
    const { value, named } = queue[i]!;
    if (Array.isArray(value)) {
      for (const inner of value.slice(0, 1000)) queue.push({ value: inner, named });
    } else if (isObject(value)) {
      const ofPage = named || hasTitle(value, titles);
      if (isObject(value.entityMap) && Array.isArray(value.blocks)) consider(richHtml(value.blocks), ofPage);
      for (const [key, inner] of Object.entries(value).slice(0, 1000)) {
        if (TEXT_KEY.test(key)) consider(textHtml(inner), ofPage);
        if (typeof inner === 'object') queue.push({ value: inner, named: ofPage });
      }
    }
  }
  return best;
}

/** A text in any of the forms that systems keep it in, as HTML; empty where it is none. */
function textHtml(value: unknown): string {
  if (typeof value === 'string') {
    if (value.length > LONGEST) return '';
    if (/<(?:p|br|div)\b/i.test(value.slice(0, 100_000))) return value;
    return isProse(value) ? linesHtml(value.split(/\s*\n\s*/)) : '';
  }
  if (isObject(value)) {
    // ProseMirror and Contentful: the document is a node itself.
    const inner = value.content ?? value.blocks ?? value.children;
    return Array.isArray(inner) && isRichText(inner) ? richHtml(inner) : '';
  }
  if (!Array.isArray(value)) return '';
  const lines = value.filter((line) => typeof line === 'string');
  if (lines.length * 2 > value.length) return isProse(lines.join('\n')) ? linesHtml(lines) : '';
  return isRichText(value) ? richHtml(value) : '';
}

function linesHtml(lines: readonly string[]): string {
  return lines
    .slice(0, 5000)
    .map((line) => (/<[a-z]/i.test(line) ? `<p>${line}</p>` : `<p>${escapeHtml(line)}</p>`))
    .join('');
}

/** Sentences, rather than code, keys or what a machine packed. */
function isProse(text: string): boolean {
  const head = text.slice(0, 5000);
  if (head.length < LEAST / 2 || /^[{[<]/.test(head.trim())) return false;
  const stops = head.match(/[。！？．]|[.!?](?=\s|$|["'”’])/g)?.length ?? 0;
  const letters = head.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return stops >= 2 && letters > head.length * 0.6 && !/[{};]\s*\n|\w{200}/.test(head);
}

/** What the page calls itself, folded: its own story bears one of these names. */
function titlesOf(page: Page): string[] {
  const told = [
    ...(page.metas.get('og:title') ?? []),
    ...(page.titleTag ? [briefText(page.titleTag, 500)] : []),
  ];
  return told.map(folded).filter((title) => title.length >= 4);
}

const TITLE_KEY = /^(?:title|headlines?|name|head|subject|basic|web|page_?title|article_?title)$/i;

function hasTitle(value: Readonly<Record<string, unknown>>, titles: readonly string[]): boolean {
  return Object.entries(value)
    .slice(0, 1000)
    .some(([key, inner]) => {
      if (!TITLE_KEY.test(key)) return false;
      const told = isObject(inner) ? (inner.basic ?? inner.rendered) : inner;
      if (typeof told !== 'string') return false;
      const bare = folded(told.slice(0, 1000));
      return bare.length >= 4 && titles.some((title) => title.includes(bare));
    });
}
