import { type ChildNode, Comment, Document, Element, Text } from 'domhandler';
import { CLOSED_BY_START, HEAD_ONLY, LEAVES_SVG, SCOPE_WALLS, SPECIAL, VOID } from './elements.ts';
import { scan, type Tags } from './scan.ts';

/**
 * Bounds on one page. Browsers stop nesting at 512; a page beyond any of these is flattened or cut, never
 * refused, and no walk over the tree can overflow the stack.
 */
export const MAX_DEPTH = 256;
export const MAX_NODES = 250_000;
const MAX_CHARACTERS = 64 << 20;

/**
 * HTML to a tree of domhandler nodes, in linear time, under the rules of the WHATWG tree construction that matter
 * to a newspaper page (implied end tags, scopes, `</form>` across `</div>`). The parsers that are known search their
 * open elements for every tag: `<div>` 100,000 times over, then `</span>` as often, takes htmlparser2 minutes.
 *
 * Left out on purpose: the text of styles, scripts that hold no data, drawings (`svg`, `math`), comments
 * other than an archive's own marks.
 */
export function parseHtml(html: string): Document {
  return parseWithin(html).document;
}

/** A page's tree, and what a walk over it would have to gather. */
export interface Parsed {
  document: Document;
  /** All elements, in document order. */
  elements: readonly Element[];
  /** Those that an archive left. */
  comments: readonly Comment[];
  /** Whether the page was cut at a bound: then what is read is not the whole. */
  cut: boolean;
}

export function parseWithin(html: string): Parsed {
  const text = html.length > MAX_CHARACTERS ? html.slice(0, MAX_CHARACTERS) : html;
  const { tags, parsed, isFull } = startTree();
  scan(text, tags);
  return { ...parsed, cut: text.length < html.length || isFull() };
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

function startTree(): { tags: Tags; parsed: Omit<Parsed, 'cut'>; isFull: () => boolean } {
  const document = new Document([]);
  const elements: Element[] = [];
  const comments: Comment[] = [];
  const open: Element[] = [];
  /** How many elements of a name are open, so that a stray end tag costs no search. */
  const openCount = new Map<string, number>();
  let nodes = 0;
  /** Start tags beyond MAX_DEPTH that wait for their end tags. */
  let overflow = 0;
  /** Depth inside svg or math, whose content is dropped. */
  let drawing = 0;

  function append(node: ChildNode): void {
    const parent = open.length > 0 ? open[open.length - 1]! : document;
    const { children } = parent;
    node.parent = parent;
    if (children.length > 0) {
      const last = children[children.length - 1]!;
      node.prev = last;
      last.next = node;
      children.push(node);
      // A list that is pushed to has room for sixteen more: most elements have one child.
    } else parent.children = [node];
    nodes++;
  }

  function addElement(name: string, attribs: Record<string, string>): Element {
    const element = new Element(name, attribs);
    append(element);
    elements.push(element);
    return element;
  }

  function addText(data: string): void {
    if (drawing > 0) return;
    const parent = open[open.length - 1];
    if (parent?.name === 'style') return;
    if (parent?.name === 'script' && !holdsData(parent, data)) return;
    const last = (parent ?? document).children.at(-1);
    // `a<!-- -->b` comes in two pieces: one node.
    if (last instanceof Text) last.data += data;
    else if (nodes < MAX_NODES) append(new Text(data));
  }

  function pop(): void {
    const { name } = open.pop()!;
    openCount.set(name, openCount.get(name)! - 1);
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

  function openTag(written: string, attribs: Record<string, string>, selfClosing: boolean): void {
    const name = written === 'image' ? 'img' : written;
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
    const element = addElement(name, attribs);
    if (VOID.has(name)) return;
    if (open.length >= MAX_DEPTH) overflow++;
    else {
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
    if (open[open.length - 1]?.name === name) {
      pop();
      return;
    }
    if (name === 'br' || (name === 'p' && !openCount.get('p'))) {
      if (nodes < MAX_NODES) addElement(name, {});
      return;
    }
    // `<form><div></form>…</div>`: the form ends, the div goes on.
    if (!openCount.get(name) || name === 'form') return;
    const at = inScope(new Set([name]), SCOPE_WALLS.get(name) ?? NO_WALLS);
    if (at < 0) return;
    // `</span>` does not reach across a block: `<span><div>…</span>…</div>` keeps its div open.
    if (name === 'span' && open.slice(at + 1).some((element) => SPECIAL.has(element.name))) return;
    popTo(at);
  }

  const tags: Tags = {
    open(name, attribs, selfClosing) {
      openTag(name, attribs, selfClosing);
      return drawing > 0;
    },
    close: closeTag,
    text: addText,
    comment(data) {
      if (nodes >= MAX_NODES || drawing > 0 || !ARCHIVE_MARK.test(data)) return;
      const comment = new Comment(data);
      comments.push(comment);
      append(comment);
    },
  };
  return { tags, parsed: { document, elements, comments }, isFull: () => nodes >= MAX_NODES };
}

const NO_WALLS: ReadonlySet<string> = new Set();
