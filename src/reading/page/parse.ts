import { type ChildNode, Comment, Document, Element, type ParentNode, Text } from 'domhandler';
import { type QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { CLOSED_BY_START, HEAD_ONLY, LEAVES_SVG, SCOPE_WALLS, SPECIAL, VOID } from './elements.ts';

/**
 * Bounds on one page. Browsers stop nesting at 512; a page beyond any of these is flattened or cut, never
 * refused, and no walk over the tree can overflow the stack.
 */
export const MAX_DEPTH = 256;
export const MAX_NODES = 250_000;
const MAX_ATTRIBUTES = 100;
const MAX_ATTRIBUTE_LENGTH = 1 << 20;
const MAX_CHARACTERS = 64 << 20;

/**
 * HTML to a tree of domhandler nodes, in linear time: the tokenizer of htmlparser2 under the rules of the
 * WHATWG tree construction that matter to a newspaper page (implied end tags, scopes, `</form>` across
 * `</div>`). Its own Parser keeps open elements in an array that it shifts and searches for every tag:
 * `<div>` 100,000 times over, then `</span>` as often, takes it minutes.
 *
 * Left out on purpose: the text of styles, scripts that hold no data, drawings (`svg`, `math`), comments
 * other than an archive's own marks.
 */
export function parseHtml(html: string): Document {
  return parseWithin(html).document;
}

/** The same, and whether the page was cut at a bound: then what is read is not the whole. */
export function parseWithin(html: string): { document: Document; cut: boolean } {
  const text = html.length > MAX_CHARACTERS ? html.slice(0, MAX_CHARACTERS) : html;
  const builder = startTree(text);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, builder.callbacks);
  tokenizer.write(text);
  tokenizer.end();
  return { document: builder.document, cut: text.length < html.length || builder.isFull() };
}

const DATA_SCRIPT = /json/i;
/** Scripts that hold what they draw the page from; the others are machinery. */
const DATA_START =
  /globalContent|__[A-Z_a-z0-9]{2,40}__?|_(?:STATE|DATA)|\.push\(|(?:[Ii]nitial|[Pp]reloaded|[Pp]age|[Aa]rticle|[Ss]tory)(?:State|Data|Props)\b/;

function holdsData(script: Element, data: string): boolean {
  if (DATA_SCRIPT.test(script.attribs.type ?? script.attribs.id ?? '') || script.children.length > 0)
    return true;
  return script.attribs.src === undefined && DATA_START.test(data.slice(0, 2000));
}
const ARCHIVE_MARK = /WAYBACK|FILE ARCHIVED ON|playback timings/;

function startTree(html: string): {
  document: Document;
  callbacks: TokenizerCallbacks;
  isFull: () => boolean;
} {
  const document = new Document([]);
  const open: Element[] = [];
  /** How many elements of a name are open, so that a stray end tag costs no search. */
  const openCount = new Map<string, number>();
  let nodes = 0;
  /** Start tags beyond MAX_DEPTH that wait for their end tags. */
  let overflow = 0;
  /** Depth inside svg or math, whose content is dropped. */
  let drawing = 0;
  let tag = '';
  let attribs: Record<string, string> = {};
  let attribCount = 0;
  let attribName = '';
  let attribValue = '';

  const current = (): ParentNode => open[open.length - 1] ?? document;

  function append(node: ChildNode): void {
    const parent = current();
    const last = parent.children[parent.children.length - 1] ?? null;
    node.parent = parent;
    node.prev = last;
    if (last) last.next = node;
    parent.children.push(node);
    nodes++;
  }

  function addText(data: string): void {
    if (drawing > 0 || data === '') return;
    const parent = open[open.length - 1];
    if (parent?.name === 'style') return;
    if (parent?.name === 'script' && !holdsData(parent, data)) return;
    const last = (parent ?? document).children.at(-1);
    // The tokenizer hands `a &amp; b` over in three pieces: one node.
    if (last instanceof Text) last.data += data;
    else if (nodes < MAX_NODES) append(new Text(data));
  }

  /** The piece of text that came last, so that one that follows on it in the source is joined by place. */
  let piece: { node: Text; start: number; end: number } | null = null;

  /** `<<<<…` comes as a piece for each: joined one by one, 50 MB of them would weigh 2 GB. */
  function addPiece(start: number, end: number): void {
    const node = (open[open.length - 1] ?? document).children.at(-1);
    if (piece && piece.node === node && piece.end === start) {
      piece.end = end;
      piece.node.data = html.slice(piece.start, end);
      return;
    }
    addText(html.slice(start, end));
    const made = (open[open.length - 1] ?? document).children.at(-1);
    piece = made instanceof Text && made !== node ? { node: made, start, end } : null;
  }

  function pop(): void {
    const element = open.pop()!;
    openCount.set(element.name, openCount.get(element.name)! - 1);
  }

  function popTo(index: number): void {
    while (open.length > index) pop();
  }

  /** Where the nearest open element of these names stands, if no wall stands before it; else -1. */
  function inScope(names: ReadonlySet<string>, walls: ReadonlySet<string>): number {
    for (let i = open.length - 1; i >= 0; i--) {
      const name = open[i]!.name;
      if (names.has(name)) return i;
      if (walls.has(name)) return -1;
    }
    return -1;
  }

  function closeImplied(name: string): void {
    if ((openCount.get('head') ?? 0) > 0 && !HEAD_ONLY.has(name)) {
      popTo(open.findIndex((element) => element.name === 'head'));
    }
    const rules = CLOSED_BY_START.get(name);
    if (!rules) return;
    for (const { closes, walls } of rules) {
      let any = false;
      for (const closed of closes) any ||= (openCount.get(closed) ?? 0) > 0;
      if (!any) continue;
      const at = inScope(closes, walls);
      if (at >= 0) popTo(at);
    }
  }

  function openTag(selfClosing: boolean): void {
    const name = tag;
    tag = '';
    if (name === '') return;
    if (drawing > 0) {
      if (name === 'svg' || name === 'math') drawing += selfClosing ? 0 : 1;
      if (!LEAVES_SVG.has(name)) return;
      // `<svg>` never closed: HTML that cannot stand in a drawing ends it, as in browsers.
      drawing = 0;
    } else if (name === 'svg' || name === 'math') {
      drawing = selfClosing ? 0 : 1;
      return;
    }
    if ((name === 'html' || name === 'body') && (openCount.get(name) ?? 0) > 0) return;
    if (nodes >= MAX_NODES) return;
    closeImplied(name);
    const element = new Element(name, attribs);
    if (VOID.has(name)) append(element);
    else if (open.length >= MAX_DEPTH) {
      append(element);
      overflow++;
    } else {
      append(element);
      open.push(element);
      openCount.set(name, (openCount.get(name) ?? 0) + 1);
    }
  }

  function closeTag(name: string): void {
    if (drawing > 0) {
      if (name === 'svg' || name === 'math') drawing--;
      return;
    }
    if (name === 'body' || name === 'html') return;
    if (overflow > 0 && !VOID.has(name)) {
      overflow--;
      return;
    }
    if (name === 'br' || (name === 'p' && !openCount.get('p'))) {
      if (nodes < MAX_NODES) append(new Element(name, {}));
      return;
    }
    if (!openCount.get(name)) return;
    if (name === 'form') {
      // `<form><div></form>…</div>`: the form ends, the div goes on.
      if (open.at(-1)!.name === 'form') pop();
      return;
    }
    const at = inScope(new Set([name]), SCOPE_WALLS.get(name) ?? NO_WALLS);
    if (at < 0) return;
    // `</span>` does not reach across a block: `<span><div>…</span>…</div>` keeps its div open.
    if (name === 'span' && open.slice(at + 1).some((element) => SPECIAL.has(element.name))) return;
    popTo(at);
  }

  const slice = (start: number, end: number): string => html.slice(start, end);
  const callbacks: TokenizerCallbacks = {
    ontext: addPiece,
    ontextentity: (codepoint) => addText(String.fromCodePoint(codepoint)),
    onopentagname(start, end) {
      const name = slice(start, end).toLowerCase();
      tag = name === 'image' ? 'img' : name;
      attribs = {};
      attribCount = 0;
    },
    onopentagend: () => openTag(false),
    onselfclosingtag: () => openTag(true),
    onclosetag: (start, end) => closeTag(slice(start, end).toLowerCase()),
    onattribname(start, end) {
      attribName = slice(start, end).toLowerCase();
      attribValue = '';
    },
    onattribdata(start, end) {
      if (attribValue.length < MAX_ATTRIBUTE_LENGTH) attribValue += slice(start, end);
    },
    onattribentity(codepoint) {
      attribValue += String.fromCodePoint(codepoint);
    },
    onattribend(_quote: QuoteType) {
      if (attribCount >= MAX_ATTRIBUTES || Object.hasOwn(attribs, attribName)) return;
      if (attribName === '__proto__') return;
      attribs[attribName] = attribValue;
      attribCount++;
    },
    oncomment(start, end, offset) {
      if (nodes >= MAX_NODES || drawing > 0) return;
      const data = slice(start, Math.min(end - offset, start + 400));
      if (ARCHIVE_MARK.test(data)) append(new Comment(data));
    },
    oncdata(start, end, offset) {
      addText(slice(start, end - offset));
    },
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {},
    isInForeignContext: () => false,
  };
  return { document, callbacks, isFull: () => nodes >= MAX_NODES };
}

const NO_WALLS: ReadonlySet<string> = new Set();
