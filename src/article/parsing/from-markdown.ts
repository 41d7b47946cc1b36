import type { Token } from 'markdown-it';
import type { Block, Inline, Picture } from '../../base/blocks.ts';
import type { FigureSource } from './figure.ts';
import { inlinesOf, type Line } from './inlines.ts';
import { embedOf, figureOf } from './media.ts';
import { markdownParser } from './parser.ts';
import type { Shortcode } from './shortcode.ts';

/** Deeper than this nothing is parsed: such a text is taken line by line. */
const DEEPEST = 60;

const parser = markdownParser();
parser.set({ maxNesting: DEEPEST + 20 });
// A paragraph that begins with four spaces is no program, and `[注]: …` is text, which a definition would swallow.
parser.disable(['code', 'reference']);
// Where a link may lead is judged when it is written: `[here](javascript:…)` is a link that leads nowhere.
parser.validateLink = () => true;

/**
 * The blocks of a body in Markdown, without its headline: what `toMarkdown` wrote, or any other Markdown in the
 * seed's manner. No text is lost: what is no construct of the article file is text. A picture amid a
 * paragraph parts it; one in a heading or a table stands behind it.
 */
export function fromMarkdown(markdown: string): Block[] {
  const tokens = parser.parse(markdown, {});
  if (tokens.some(({ level }) => level > DEEPEST)) return lineByLine(markdown);
  const reader: Reader = { tokens, at: 0 };
  return blocksUntil(reader, null);
}

interface Reader {
  tokens: readonly Token[];
  at: number;
}

function blocksUntil(reader: Reader, end: string | null): Block[] {
  const blocks: Block[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]!;
    if (token.type === end) break;
    for (const block of blocksOf(token, reader)) blocks.push(block);
  }
  return blocks;
}

function blocksOf(token: Token, reader: Reader): Block[] {
  switch (token.type) {
    case 'paragraph_open':
      return paragraphs(lineUntil(reader, 'paragraph_close'));
    case 'heading_open': {
      const { inlines, pictures } = lineUntil(reader, 'heading_close');
      const depth = Math.max(2, Number(token.tag.slice(1))) as 2 | 3 | 4 | 5 | 6;
      return [
        ...(inlines.length === 0 ? [] : [{ type: 'heading' as const, depth, inlines }]),
        ...behind(pictures),
      ];
    }
    case 'bullet_list_open': {
      const items = itemsUntil(reader, 'bullet_list_close').map(({ blocks }) => blocks);
      return [{ type: 'list', ordered: false, start: 1, items }];
    }
    case 'ordered_list_open':
      return counted(reader);
    case 'blockquote_open':
      return [{ type: 'quote', blocks: blocksUntil(reader, 'blockquote_close') }];
    case 'fence':
    case 'code_block':
      return [{ type: 'code', text: token.content.replace(/\n$/, '') }];
    case 'hr':
      return [{ type: 'rule' }];
    case 'table_open':
      return table(reader);
    case 'figure':
      return [figureOf((token.meta as { figure: FigureSource }).figure)];
    case 'shortcode':
      return [embedOf((token.meta as { shortcode: Shortcode }).shortcode)];
    default:
      return token.content.trim() === ''
        ? []
        : [{ type: 'paragraph', inlines: [{ type: 'text', text: token.content }] }];
  }
}

function lineUntil(reader: Reader, end: string): Line {
  const line: Line = { inlines: [], pictures: [] };
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]!;
    if (token.type === end) break;
    if (!token.children) continue;
    const { inlines, pictures } = inlinesOf(token.children);
    for (const { at, picture } of pictures) line.pictures.push({ at: line.inlines.length + at, picture });
    for (const inline of inlines) line.inlines.push(inline);
  }
  return line;
}

/** The parts of a paragraph between its pictures, and these. */
function paragraphs({ inlines, pictures }: Line): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  const part = (to: number) => {
    const some = inlines.slice(from, to);
    from = to;
    if (some.some(isSomething)) blocks.push({ type: 'paragraph', inlines: some });
  };
  for (const { at, picture } of pictures) {
    part(at);
    blocks.push(lone(picture));
  }
  part(inlines.length);
  return blocks;
}

function isSomething(inline: Inline): boolean {
  return inline.type === 'text' ? inline.text.trim() !== '' : inline.type !== 'break';
}

function behind(pictures: Line['pictures']): Block[] {
  return pictures.map(({ picture }) => lone(picture));
}

function lone(picture: Picture): Block {
  return { type: 'figure', images: [picture], caption: [], credit: null };
}

interface Item {
  /** As written; NaN in a list without numbers. */
  number: number;
  blocks: Block[];
}

function itemsUntil(reader: Reader, end: string): Item[] {
  const found: Item[] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]!;
    if (token.type === end) break;
    if (token.type !== 'list_item_open') continue;
    found.push({ number: Number.parseInt(token.info, 10), blocks: blocksUntil(reader, 'list_item_close') });
  }
  return found;
}

/** A list that goes from 1 to 3 is two: whoever refers to note 3 must find it. One that says `1.` at each item counts. */
function counted(reader: Reader): Block[] {
  const lists: Extract<Block, { type: 'list' }>[] = [];
  for (const { number, blocks } of itemsUntil(reader, 'ordered_list_close')) {
    const last = lists.at(-1);
    if (last && !(number > last.start + last.items.length)) last.items.push(blocks);
    else
      lists.push({ type: 'list', ordered: true, start: Number.isNaN(number) ? 1 : number, items: [blocks] });
  }
  return lists;
}

function table(reader: Reader): Block[] {
  const rows: Inline[][][] = [];
  const pictures: Line['pictures'] = [];
  while (reader.at < reader.tokens.length) {
    const token = reader.tokens[reader.at++]!;
    if (token.type === 'table_close') break;
    if (token.type === 'tr_open') rows.push([]);
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const line = lineUntil(reader, token.type.replace('open', 'close'));
    rows.at(-1)!.push(line.inlines);
    for (const picture of line.pictures) pictures.push(picture);
  }
  // A first row of empty cells stands for none: the form knows no table without one.
  const header = rows[0]?.some((cell) => cell.length > 0) ?? false;
  return [{ type: 'table', header, rows: header ? rows : rows.slice(1) }, ...behind(pictures)];
}

function lineByLine(markdown: string): Block[] {
  return markdown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Block => ({ type: 'paragraph', inlines: [{ type: 'text', text: line }] }));
}
