import { fromMarkdown } from '../article/index.ts';
import type { Block, Picture } from '../base/blocks.ts';
import type { Removal } from '../base/reading.ts';
import { blocksOfHtml } from '../reading/index.ts';
import { isObject, itemsAt, type Json, textAt } from './json-values.ts';

interface Body {
  blocks: Block[];
  removed: Removal[];
}

/** Has a text tags of HTML, and not just a `<`? */
const TAGS = /<(?:p|div|br|figure|img|h[1-6]|ul|ol|blockquote|table|span|a|strong|em|b|i)\b[^<>]*>/i;

/**
 * The body of an article in JSON: HTML (`body_html`, `bodies` of that type), Markdown, or plain text with a
 * line a paragraph; where a key may hold either, its tags tell. Pictures that stand beside it come first.
 */
export function bodyIn(json: Json, base: string): Body {
  const { blocks, removed } = textIn(json, base);
  const shown = new Set(picturesIn(blocks));
  const beside = besideIn(json).filter(({ images }) => images.every(({ original }) => !shown.has(original)));
  return { blocks: [...beside, ...blocks], removed };
}

function textIn(json: Json, base: string): Body {
  const markdown = textAt(json, 'body_markdown', 'markdown', 'content_markdown');
  if (markdown !== undefined) return { blocks: fromMarkdown(markdown), removed: [] };
  const html = textAt(json, 'body_html', 'body_xhtml', 'content_html', 'html') ?? bodyOfType(json, 'html');
  if (html !== undefined) return ofHtml(html, base);
  const text =
    textAt(json, 'body_text', 'articleBody', 'text', 'fulltext', 'content', 'body') ??
    bodyOfType(json, 'plain');
  if (text === undefined) return { blocks: [], removed: [] };
  return TAGS.test(text.slice(0, 100_000)) ? ofHtml(text, base) : { blocks: paragraphs(text), removed: [] };
}

/** ninjs 2: `"bodies": [{"contenttype": "text/html", "value": "…"}]`. */
function bodyOfType(json: Json, type: 'html' | 'plain'): string | undefined {
  for (const body of [...itemsAt(json, 'bodies'), ...itemsAt(json, 'body')]) {
    if (!isObject(body)) continue;
    const kind = textAt(body, 'contenttype', 'mimetype', 'role') ?? '';
    const value = textAt(body, 'value');
    if (value !== undefined && kind.toLowerCase().includes('html') === (type === 'html')) return value;
  }
  return undefined;
}

function ofHtml(html: string, base: string): Body {
  const { blocks, removed, cut } = blocksOfHtml(html, base);
  return {
    blocks,
    removed: cut ? [...removed, { rule: 'bound', text: 'the body is larger than one may be' }] : removed,
  };
}

function paragraphs(text: string): Block[] {
  return text
    .split(/\r?\n\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', inlines: [{ type: 'text', text: line }] }));
}

function* picturesIn(blocks: readonly Block[]): Iterable<string> {
  for (const block of blocks)
    if (block.type === 'figure') for (const { original } of block.images) yield original;
}

/** ninjs keeps pictures as `associations` with `renditions`; others as `images`, or `image`. */
function besideIn(json: Json): Extract<Block, { type: 'figure' }>[] {
  const items = ['associations', 'images', 'image'].flatMap((key) => itemsAt(json, key));
  return items.flatMap((item): Extract<Block, { type: 'figure' }>[] => {
    const about = isObject(item) ? item : { url: item };
    if (!/^(?:picture|image|photo|graphic|)$/.test((textAt(about, 'type') ?? '').toLowerCase())) return [];
    const picture = pictureIn(about);
    if (!picture) return [];
    const caption = textAt(about, 'caption', 'description_text', 'description') ?? descriptionIn(about) ?? '';
    const credit = textAt(about, 'credit', 'by', 'byline', 'copyrightholder') ?? null;
    return [
      {
        type: 'figure',
        images: [picture],
        caption: caption === '' ? [] : [{ type: 'text', text: caption }],
        credit,
      },
    ];
  });
}

export function descriptionIn(json: Json): string | undefined {
  for (const item of itemsAt(json, 'descriptions')) {
    const value = isObject(item) ? textAt(item, 'value') : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The largest rendition is the picture, the others are its sizes. */
function pictureIn(json: Json): Picture | null {
  const renditions = itemsAt(json, 'renditions')
    .filter(isObject)
    .flatMap((each) => {
      const href = textAt(each, 'href', 'url');
      return href === undefined ? [] : [{ href, width: Number(textAt(each, 'width') ?? 0) }];
    })
    .sort((a, b) => b.width - a.width)
    .map(({ href }) => href);
  const lone = textAt(json, 'url', 'src', 'href');
  const [original, ...variants] = renditions.length > 0 ? renditions : lone === undefined ? [] : [lone];
  if (original === undefined || !/^(?:https?:)?\/\//i.test(original)) return null;
  return { original, variants, alt: textAt(json, 'alt', 'alttext') ?? '' };
}
