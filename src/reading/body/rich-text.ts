import { escapeHtml } from '../../base/html.ts';
import { isObject } from '../page/json-ld.ts';

type Node = Readonly<Record<string, unknown>>;

const DEEPEST = 12;
const MOST_NODES = 5000;
const MOST_ITEMS = 500;

/**
 * A text that a system keeps as a list of typed nodes, as HTML: paragraphs, headers, lists, quotes, tables,
 * pictures with captions, galleries, players and posts. Arc Publishing's `content_elements` are such nodes, and
 * so are the documents of Draft.js, EditorJS, ProseMirror, Slate, Contentful and Sanity, which name the same
 * few things in their own ways. A node of no known type is what is in it.
 */
export function richHtml(nodes: readonly unknown[], depth = 0): string {
  if (depth > DEEPEST) return '';
  return nodes
    .slice(0, MOST_NODES)
    .map((node) => (isObject(node) ? nodeHtml(node, depth) : ''))
    .join('');
}

/** Whether a list is a text of typed nodes, rather than a list of stories or settings. */
export function isRichText(nodes: readonly unknown[]): boolean {
  const typed = nodes.slice(0, 200).filter((node) => isObject(node) && TEXTUAL.test(typeOf(node)));
  return typed.length >= 2 && typed.length * 3 >= Math.min(nodes.length, 200);
}

const TEXTUAL = /^(?:p|paragraph|text|block|unstyled|textblock|raw_?html|html)$/;

/** The type in lower case: `heading-2`, `headertwo`, `content_elements` name it in as many ways. */
function typeOf(node: Node): string {
  const { type, _type, nodeType, blockType, __typename, tag, style } = node;
  // Sanity: every block is a block, and its style says what it is.
  if (_type === 'block' && typeof style === 'string' && style !== 'normal') return style.toLowerCase();
  const name = [type, _type, nodeType, blockType, __typename, tag].find((each) => typeof each === 'string');
  return typeof name === 'string' ? name.toLowerCase() : '';
}

function nodeHtml(node: Node, depth: number): string {
  const type = typeOf(node);
  const inner = () => innerHtml(node, depth);
  if (/^(?:interstitial_link|link_list|story|related|reference|promo|advertisement|ad)/.test(type)) return '';
  if (/^(?:image|img|picture|photo|figure|media)$/.test(type)) return pictureHtml(node);
  if (type === 'gallery') return richHtml(listIn(node), depth + 1);
  if (/^(?:video|audio)/.test(type)) return playerHtml(node);
  if (/embed|^(?:iframe|youtube|tweet|instagram|facebook)/.test(type)) return embedHtml(node);
  if (type === 'table') return tableHtml(node);
  if (/^(?:raw_?html|html)$/.test(type)) return `<div>${inner()}</div>`;
  if (/^(?:header|heading|h[1-6]|heading-?\d|header-(?:one|two|three|four|five|six)|subtitle)$/.test(type))
    return `<h${levelOf(node, type)}>${inner()}</h${levelOf(node, type)}>`;
  if (/^(?:quote|blockquote|pullquote|pull_quote)$/.test(type)) return `<blockquote>${inner()}</blockquote>`;
  if (/list-?item$|^li$/.test(type)) return `<li>${inner()}</li>`;
  if (/list$|^[ou]l$|^(?:ordered|unordered|bullet)/.test(type)) return listHtml(node, type, depth);
  if (/^(?:divider|hr|horizontal_?rule|delimiter)$/.test(type)) return '<hr>';
  if (type === 'text' && depth > 0 && typeof node.content !== 'string') return marked(node);
  if (/^(?:p|paragraph|text|block|unstyled|textblock)$/.test(type)) return `<p>${inner()}</p>`;
  if (/^(?:hard_?break|br|linebreak)$/.test(type)) return '<br>';
  if (/^(?:link|hyperlink|a)$/.test(type)) return `<a href="${addressIn(node)}">${inner()}</a>`;
  return typeof node.text === 'string' && listIn(node).length === 0 ? marked(node) : inner();
}

/** A run of text with its marks: bold, emphasis, a link. */
function marked(node: Node): string {
  const text = textIn(node);
  const { bold, italic, marks } = node;
  const names = Array.isArray(marks)
    ? marks.slice(0, 10).map((mark) => (isObject(mark) ? typeOf(mark) : String(mark)))
    : [];
  const strong = bold === true || names.some((name) => /^(?:bold|strong)$/.test(name));
  const emphasis = italic === true || names.some((name) => /^(?:italic|em)$/.test(name));
  const link = Array.isArray(marks) ? marks.find((mark) => isObject(mark) && typeOf(mark) === 'link') : null;
  let html = strong ? `<strong>${text}</strong>` : text;
  if (emphasis) html = `<em>${html}</em>`;
  return isObject(link) ? `<a href="${addressIn(link)}">${html}</a>` : html;
}

function innerHtml(node: Node, depth: number): string {
  const list = listIn(node);
  return list.length > 0 ? richHtml(list, depth + 1) : textIn(node);
}

/** What a node holds, under one of the names that are used for it. */
function listIn(node: Node): unknown[] {
  for (const key of ['content_elements', 'children', 'content', 'nodes', 'items'])
    if (Array.isArray(node[key])) return (node[key] as unknown[]).slice(0, MOST_NODES);
  return isObject(node.data) && Array.isArray(node.data.items) ? node.data.items : [];
}

/** Its own words: HTML where they have tags, else text, in which `<` is a sign like others. */
function textIn(node: Node): string {
  const data = isObject(node.data) ? node.data : {};
  const text = [node.content, node.html, node.text, node.value, data.text, data.html].find(
    (each) => typeof each === 'string',
  );
  if (typeof text !== 'string') return '';
  return /<\/?[a-z][^<>]{0,2000}>|&(?:#\d+|[a-z]+);/i.test(text)
    ? text
    : escapeHtml(text).replaceAll('\n', '<br>');
}

function levelOf({ level, depth, data, attrs }: Node, type: string): number {
  const told = [level, isObject(data) ? data.level : null, isObject(attrs) ? attrs.level : null, depth];
  const words = ['one', 'two', 'three', 'four', 'five', 'six'];
  const named = words.findIndex((word) => type.endsWith(word)) + 1 || Number(/\d$/.exec(type)?.[0] ?? 0);
  const number = Number(told.find((each) => typeof each === 'number') ?? named);
  return number >= 2 && number <= 6 ? Math.floor(number) : 2;
}

function listHtml(node: Node, type: string, depth: number): string {
  const data = isObject(node.data) ? node.data : {};
  const ordered = /^ol|^ordered/.test(type) || [node.list_type, data.style].includes('ordered');
  const items = listIn(node)
    .slice(0, MOST_ITEMS)
    .map((item) => {
      if (typeof item === 'string') return `<li>${textIn({ text: item })}</li>`;
      const html = richHtml([item], depth + 1);
      return html.startsWith('<li>') ? html : `<li>${html}</li>`;
    });
  const tag = ordered ? 'ol' : 'ul';
  return `<${tag}>${items.join('')}</${tag}>`;
}

function tableHtml({ header, rows }: Node): string {
  const lines = [header, ...(Array.isArray(rows) ? rows.slice(0, MOST_ITEMS) : [])].filter(Array.isArray);
  const row = (cells: readonly unknown[], tag: string) =>
    `<tr>${cells
      .slice(0, 100)
      .map((cell) => `<${tag}>${isObject(cell) ? textIn(cell) : escapeHtml(String(cell ?? ''))}</${tag}>`)
      .join('')}</tr>`;
  return `<table>${lines.map((cells, i) => row(cells, i === 0 && cells === header ? 'th' : 'td')).join('')}</table>`;
}

function pictureHtml(node: Node): string {
  const source = addressIn(node);
  if (source === '') return '';
  const data = isObject(node.data) ? node.data : {};
  const attrs = isObject(node.attrs) ? node.attrs : {};
  const text = [node.caption, node.subtitle, data.caption, attrs.caption].find(
    (each) => each && typeof each === 'string',
  );
  const alt = [node.alt_text, node.alt, attrs.alt].find((each) => each && typeof each === 'string');
  const credit = creditOf(node);
  const caption = `${typeof text === 'string' ? textIn({ text }) : ''}${credit ? ` <span class="credit">${escapeHtml(credit)}</span>` : ''}`;
  return `<figure><img src="${source}" alt="${escapeHtml(typeof alt === 'string' ? alt : '')}"><figcaption>${caption}</figcaption></figure>`;
}

/** Arc: `credits: {by: [{name}], affiliation: [{name}]}`. */
function creditOf({ credits, credit }: Node): string {
  if (typeof credit === 'string') return credit;
  if (!isObject(credits)) return '';
  return [credits.by, credits.affiliation]
    .flatMap((each) => (Array.isArray(each) ? each.slice(0, 5) : []))
    .flatMap((each) => (isObject(each) && typeof each.name === 'string' ? [each.name] : []))
    .join('／');
}

/** Arc keeps a film's own files in `streams`; the last is the largest. */
function playerHtml(node: Node): string {
  const stream = Array.isArray(node.streams) ? node.streams.filter(isObject).at(-1) : undefined;
  const source = addressIn(stream ?? {}) || addressIn(node);
  const poster = isObject(node.promo_image) ? addressIn(node.promo_image) : '';
  if (source !== '') {
    const caption = isObject(node.headlines) ? node.headlines.basic : node.caption;
    const told = typeof caption === 'string' ? `<figcaption>${textIn({ text: caption })}</figcaption>` : '';
    return `<figure><video src="${source}"${poster ? ` poster="${poster}"` : ''}></video>${told}</figure>`;
  }
  return embedHtml(node);
}

/** The HTML that another site gave for its player or post, else its address. */
function embedHtml(node: Node): string {
  const raw = isObject(node.raw_oembed) ? node.raw_oembed : {};
  const html = [raw.html, node.embed_html, node.html, node.content].find(
    (each) => typeof each === 'string' && each.includes('<'),
  );
  if (typeof html === 'string') return `<div>${html}</div>`;
  const source = addressIn(raw) || addressIn(node);
  return source === '' ? '' : `<iframe src="${source}"></iframe>`;
}

/** The first address that a node tells, made safe for an attribute. */
function addressIn(node: Node): string {
  const { data, attrs, file, asset, image, original } = node;
  for (const place of [node, data, attrs, file, asset, image, original]) {
    if (!isObject(place)) continue;
    for (const key of ['url', 'src', 'href', 'uri', 'cdnUrl', 'embed'])
      if (typeof place[key] === 'string' && /^(?:https?:)?\/|^[\w-]+[/.]/.test(place[key]))
        return escapeHtml(place[key]);
  }
  return '';
}
