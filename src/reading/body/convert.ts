import { type AnyNode, Element, Text } from 'domhandler';
import { inlineText } from '../../article/index.ts';
import type { Block, Embed, Inline } from '../../base/blocks.ts';
import { hiddenMail } from '../../base/hidden-mail.ts';
import type { Removal } from '../../base/reading.ts';
import { resolve } from '../page/address.ts';
import { briefText, textOf } from '../page/dom.ts';
import { blockText } from './block-text.ts';
import { captioned } from './boxed.ts';
import { withCaptions } from './captions.ts';
import { embedOf } from './embed.ts';
import { creditName, figureOf, isCaption, isCaptioned, loneFigure, withCredit } from './figure.ts';
import { folded, linkShare, weightOf } from './inlines.ts';
import { isPictureButton } from './junk.ts';
import { paragraphs } from './paragraphs.ts';
import { isPicture } from './picture.ts';
import { blocksOfPre } from './pre.ts';
import { withSigned } from './signed.ts';
import { blocksOfTable } from './table.ts';

/** What conversion needs to know of the page, and where it writes what it left out. */
export interface Conversion {
  base: string;
  /** The rule by which an element is left out, or null. */
  rule(element: Element): string | null;
  removed: Removal[];
  /** Paragraphs that come from elements named as captions. */
  captions: Set<Block>;
  /** Elements whose words are of the article although they stand for a player or a post. */
  kept?: ReadonlySet<Element>;
  /** Elements that a recipe names as captions. */
  named?: ReadonlySet<Element>;
}

const INLINE_TYPES: Readonly<Record<string, 'strong' | 'emphasis' | 'superscript' | 'subscript' | 'strike'>> =
  {
    b: 'strong',
    strong: 'strong',
    i: 'emphasis',
    em: 'emphasis',
    sup: 'superscript',
    sub: 'subscript',
    s: 'strike',
    strike: 'strike',
    del: 'strike',
  };

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul amp-img amp-iframe'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'script style template head title meta link select option textarea button input label datalist map area canvas param source track svg math progress meter rp'.split(
    ' ',
  ),
);
const MAX_QUOTES = 8;

/** A subtree of a page to the blocks of an article. */
export function convert(root: Element, conversion: Conversion): Block[] {
  return withSigned(withCaptions(blocksIn(root.children, conversion, 0), conversion));
}

/** One by one: a spread of a hundred thousand blocks overflows the stack. */
function append(blocks: Block[], more: readonly Block[]): void {
  for (const block of more) blocks.push(block);
}

/** Blocks of a run of nodes; text that stands bare between blocks makes paragraphs of its own. */
export function blocksIn(nodes: readonly AnyNode[], conversion: Conversion, depth: number): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];

  const flush = (): void => {
    if (line.length === 0) return;
    append(blocks, paragraphs(line));
    line = [];
  };

  /** `into` is where inlines go: the line itself, or an enclosing link or emphasis. */
  function visit(node: AnyNode, wrap: (inlines: Inline[]) => Inline[]): void {
    if (node instanceof Text) {
      if (node.data !== '') line.push(...wrap([{ type: 'text', text: node.data }]));
      return;
    }
    if (!(node instanceof Element) || (SILENT.has(node.name) && !isPictureButton(node) && !isWidget(node)))
      return;
    const { name } = node;
    const rule = conversion.rule(node);
    if (rule !== null) {
      const text = textOf(node);
      if (text !== '') conversion.removed.push({ rule, text: text.slice(0, 200) });
      if (BLOCKS.has(name)) flush();
      return;
    }
    if (name === 'br') {
      line.push({ type: 'break' });
      return;
    }
    if (name === 'noscript' && node.prev === null && node.next === null) {
      // Lazy loading hides the picture's true address here, for readers without scripts.
      for (const child of node.children) visit(child, wrap);
      return;
    }
    if (name === 'noscript') {
      if (!textOf({ ...node, name: 'div' } as Element)) for (const child of node.children) visit(child, wrap);
      return;
    }
    const embed = conversion.kept?.has(node) ? null : embedOf(node, conversion.base);
    if (embed) {
      flush();
      append(blocks, wordsOfPost(node, embed, conversion, depth));
      blocks.push(embed);
      return;
    }
    if (name === 'iframe' || name === 'object' || name === 'embed' || name === 'video' || name === 'audio')
      return;
    if (name === 'picture' || isPicture(node)) {
      const figure = loneFigure(node, conversion.base);
      if (figure) {
        flush();
        blocks.push(figure);
      }
      return;
    }
    if (BLOCKS.has(name)) {
      flush();
      append(blocks, blockOf(node, conversion, depth));
      return;
    }
    const type = INLINE_TYPES[name] ?? styled(node);
    if (type) {
      for (const child of node.children) visit(child, (inlines) => wrap([{ type, inlines }]));
      return;
    }
    if (name === 'code' || name === 'kbd' || name === 'samp' || name === 'tt') {
      const text = textOf(node);
      if (text !== '') line.push(...wrap([{ type: 'code', text }]));
      return;
    }
    const mail = hiddenMail(node.attribs['data-cfemail'] ?? '');
    if (mail !== null) {
      const text: Inline = { type: 'text', text: mail };
      line.push(...wrap([name === 'a' ? { type: 'link', href: `mailto:${mail}`, inlines: [text] } : text]));
      return;
    }
    if (name === 'a' && isWayBack(node)) return;
    if (name === 'a') {
      const href = leadsTo(node, conversion.base);
      if (href) {
        for (const child of node.children) visit(child, (inlines) => wrap([{ type: 'link', href, inlines }]));
        return;
      }
    }
    if (name === 'rt') {
      // 漢字(かんじ): a reading stands in brackets after its word.
      line.push(...wrap([{ type: 'text', text: `（${textOf(node)}）` }]));
      return;
    }
    if (isCaption(node, conversion) && isCaptioned(blocks.at(-1))) {
      flush();
      addCaption(node);
      return;
    }
    for (const child of node.children) visit(child, wrap);
  }

  function addCaption(node: Element): void {
    const figure = blocks.at(-1);
    if (figure?.type === 'figure')
      Object.assign(figure, withCredit({ ...figure, caption: inlinesOf(node, conversion) }));
  }

  /** Gives what is named as a credit to the picture before it. */
  function isCredited(node: Element): boolean {
    if (line.some((inline) => inlineText([inline]).trim() !== '')) return false;
    const figure = blocks.at(-1);
    if (figure?.type !== 'figure' || figure.credit !== null || !creditName(node)) return false;
    const credit = briefText(node, 150);
    if (credit === '') return false;
    Object.assign(figure, { credit });
    return true;
  }

  for (const node of nodes) {
    if (node instanceof Element && BLOCKS.has(node.name) && isCredited(node)) continue;
    if (node instanceof Element && BLOCKS.has(node.name) && isCaption(node, conversion)) {
      flush();
      if (isCaptioned(blocks.at(-1)) && textOf(node).length < 1000 && conversion.rule(node) === null) {
        addCaption(node);
        continue;
      }
      if (conversion.rule(node) === null && briefText(node, 600) !== '') {
        // Its picture stands in another branch of the tree: whose it is, is known once all blocks are.
        const own = blocksIn(node.children, conversion, depth);
        for (const block of own) if (block.type === 'paragraph') conversion.captions.add(block);
        append(blocks, own);
        continue;
      }
    }
    visit(node, (inlines) => inlines);
  }
  flush();
  return blocks.filter((block) => !isEmpty(block));
}

/** A script that draws a post in its own place: Telegram's. */
function isWidget({ name, attribs }: Element): boolean {
  return name === 'script' && attribs['data-telegram-post'] !== undefined;
}

function leadsTo({ attribs }: Element, base: string): string | null {
  const mail = /\/cdn-cgi\/l\/email-protection#([0-9a-f]{4,400})$/i.exec((attribs.href ?? '').slice(-500));
  const address = mail && hiddenMail(mail[1]!);
  return address ? `mailto:${address}` : withoutCounter(resolve(attribs.href, base));
}

/** `https://l.facebook.com/l.php?u=…`: where a link that is counted on its way leads to. */
function withoutCounter(href: string | null): string | null {
  const query =
    href &&
    /^https?:\/\/(?:lm?\.facebook\.com\/l\.php|(?:www\.)?google\.[a-z.]{2,6}\/url)\?(.*)$/i.exec(href)?.[1];
  if (!query) return href;
  const asked = new URLSearchParams(query.slice(0, 8000));
  const to = asked.get('u') ?? asked.get('q') ?? asked.get('url');
  return to && /^https?:\/\//i.test(to) ? to : href;
}

/** `<a href="#ref1">↩</a>` at the end of a footnote. */
function isWayBack(link: Element): boolean {
  return (link.attribs.href ?? '').includes('#') && /^[↩↑⤴⏎^][\ufe0e\ufe0f]?$/u.test(briefText(link, 5));
}

/**
 * What a post said, where the page holds its words (`<blockquote class="twitter-tweet"><p>…`): a quotation
 * before the post, for the post itself may be gone. A line such as `View this post on Instagram` is none.
 */
function wordsOfPost(node: Element, embed: Embed, conversion: Conversion, depth: number): Block[] {
  if (embed.kind !== 'post' || node.name !== 'blockquote' || depth >= MAX_QUOTES) return [];
  const blocks = blocksIn(node.children, conversion, depth + 1).filter((block) => block.type !== 'figure');
  const weight = weightOf(blocks.map(blockText).join(''));
  return weight < MIN_POST || linksOnly(blocks) ? [] : [{ type: 'quote', blocks }];
}

const MIN_POST = 60;

function linksOnly(blocks: readonly Block[]): boolean {
  return blocks.every((block) => 'inlines' in block && linkShare(block.inlines) > 0.8);
}

function isEmpty(block: Block): boolean {
  return (block.type === 'paragraph' || block.type === 'heading') && inlineText(block.inlines).trim() === '';
}

function styled(element: Element): 'strong' | 'emphasis' | null {
  const style = element.attribs.style;
  if (!style || element.name !== 'span') return null;
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style.slice(0, 300))) return 'strong';
  return /font-style\s*:\s*italic/i.test(style.slice(0, 300)) ? 'emphasis' : null;
}

function blockOf(element: Element, conversion: Conversion, depth: number): Block[] {
  const { name } = element;
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const inner = blocksIn(element.children, conversion, depth);
      const level = Math.max(2, Number(name[1])) as 2 | 3 | 4 | 5 | 6;
      return inner.map((block) =>
        block.type === 'paragraph' ? { type: 'heading', depth: level, inlines: block.inlines } : block,
      );
    }
    case 'hr':
      return [{ type: 'rule' }];
    case 'pre':
      return blocksOfPre(element);
    case 'blockquote': {
      const blocks = blocksIn(element.children, conversion, depth + 1);
      return depth >= MAX_QUOTES || blocks.length === 0 ? blocks : [{ type: 'quote', blocks }];
    }
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return listOf(element, conversion, depth);
    case 'table':
      return blocksOfTable(element, conversion, depth);
    case 'figure': {
      const figure = figureOf(element, conversion);
      return figure ?? blocksIn(element.children, conversion, depth);
    }
    case 'p':
    case 'div':
    case 'center':
    case 'section':
    case 'aside':
      return captioned(blocksIn(element.children, conversion, depth));
    default:
      return blocksIn(element.children, conversion, depth);
  }
}

function listOf(element: Element, conversion: Conversion, depth: number): Block[] {
  const items: Block[][] = [];
  const after: Block[] = [];
  for (const child of element.children) {
    if (!(child instanceof Element)) continue;
    if (conversion.rule(child) !== null) continue;
    const blocks =
      child.name === 'li'
        ? captioned(blocksIn(child.children, conversion, depth + 1))
        : blocksIn([child], conversion, depth + 1);
    if (blocks.length > 0) items.push(blocks);
  }
  if (items.length === 0) return after;
  // A list of pictures is a gallery, not a list.
  if (
    depth >= MAX_QUOTES ||
    items.every((item) => item.every((block) => block.type === 'figure' || block.type === 'embed'))
  )
    return items.flat();
  const start = Number.parseInt(element.attribs.start ?? '1', 10);
  return [
    { type: 'list', ordered: element.name === 'ol', start: start >= 0 && start < 1e9 ? start : 1, items },
  ];
}

/** The inlines of an element, whatever blocks it holds joined by line breaks. */
export function inlinesOf(element: Element, conversion: Conversion): Inline[] {
  const inlines: Inline[] = [];
  for (const block of blocksIn(element.children, conversion, MAX_QUOTES)) {
    const own =
      'inlines' in block
        ? block.inlines
        : block.type === 'code'
          ? [{ type: 'text' as const, text: block.text }]
          : [];
    if (own.length === 0) continue;
    if (inlines.length > 0) inlines.push({ type: 'break' });
    inlines.push(...own);
  }
  return folded(inlines);
}
