import { type AnyNode, Element, type ParentNode, Text } from 'domhandler';

/** Small words for walking a page's tree. The tree is no deeper than parse.ts allows, so recursion is safe. */

export function isElement(node: AnyNode | null | undefined): node is Element {
  return node instanceof Element;
}

/** Every element below `node`, in document order. */
export function* elementsIn(node: ParentNode): Generator<Element> {
  let current: AnyNode | null = node.children[0] ?? null;
  while (current) {
    if (current instanceof Element) {
      yield current;
      if (current.children.length > 0) {
        current = current.children[0]!;
        continue;
      }
    }
    let up: AnyNode = current;
    while (!up.next) {
      const parent: ParentNode | null = up.parent;
      if (!parent || parent === node) return;
      up = parent;
    }
    current = up.next;
  }
}

/** All of them at once, for who asks of the whole page: three times as fast as one by one. */
export function allElements(node: ParentNode): Element[] {
  const found: Element[] = [];
  const visit = ({ children }: ParentNode): void => {
    for (const child of children)
      if (child instanceof Element) {
        found.push(child);
        visit(child);
      }
  };
  visit(node);
  return found;
}

/** All elements of these names below `node`. */
export function findAll(node: ParentNode, ...names: string[]): Element[] {
  const wanted = new Set(names);
  const found: Element[] = [];
  for (const element of elementsIn(node)) if (wanted.has(element.name)) found.push(element);
  return found;
}

export function findFirst(node: ParentNode, name: string): Element | null {
  for (const element of elementsIn(node)) if (element.name === name) return element;
  return null;
}

const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'textarea',
  'select',
  'noembed',
  'noframes',
]);
const BREAKING = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** The text that a reader sees in `node`, white space folded to single spaces; blocks are set apart by one. */
export function textOf(node: AnyNode): string {
  const parts: string[] = [];
  gather(node, parts);
  return tidy(parts.join(''));
}

/** Whether `textOf` gives anything. */
export function saysAnything(node: AnyNode): boolean {
  if (node instanceof Text) return tidy(node.data) !== '';
  if (node instanceof Element && SILENT.has(node.name)) return false;
  return 'children' in node && node.children.some(saysAnything);
}

/** The same without what the page hides by itself: `<a style="display:none">By Jane Doe</a>`. */
export function visibleTextOf(node: AnyNode): string {
  const parts: string[] = [];
  gather(node, parts, isHidden);
  return tidy(parts.join(''));
}

/** Whether an element says of itself that it is not shown. */
export function isHidden({ attribs }: Element): boolean {
  return (
    attribs.hidden !== undefined ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs.style ?? '')
  );
}

function gather(node: AnyNode, parts: string[], without?: (element: Element) => boolean): void {
  if (node instanceof Text) parts.push(node.data);
  else if (node instanceof Element) {
    if (SILENT.has(node.name) || without?.(node)) return;
    const breaks = BREAKING.has(node.name);
    if (breaks) parts.push(' ');
    for (const child of node.children) gather(child, parts, without);
    if (breaks) parts.push(' ');
  } else if ('children' in node) {
    for (const child of node.children) gather(child, parts, without);
  }
}

/**
 * The text of a small element; the empty string where it holds more than `max` characters or a few hundred
 * nodes, so that asking every element of a page costs no more than one walk.
 */
export function briefText(element: Element, max: number): string {
  const parts: string[] = [];
  let budget = 300;
  let room = max * 2 + 200;
  const visit = (node: AnyNode): void => {
    if (--budget < 0 || room < 0) return;
    if (node instanceof Text) {
      parts.push(node.data);
      room -= node.data.trim().length;
    } else if (node instanceof Element && !SILENT.has(node.name)) {
      const breaks = BREAKING.has(node.name);
      if (breaks) parts.push(' ');
      for (const child of node.children) {
        if (budget < 0 || room < 0) return;
        visit(child);
      }
      if (breaks) parts.push(' ');
    }
  };
  visit(element);
  if (budget < 0 || room < 0) return '';
  const text = tidy(parts.join(''));
  return text.length > max ? '' : text;
}

/** How the text of an element begins: `max` characters of it at most. */
export function opening(element: Element, max: number): string {
  const text =
    element.children.length === 1 && element.children[0] instanceof Text ? element.children[0].data : null;
  return tidy((text ?? textOf(element)).slice(0, max));
}

/** Text with white space folded and what no text may hold taken out: control characters, lone surrogates. */
export function tidy(text: string): string {
  const whole = unturned(plain(text));
  // A function called for every space is slow, and U+3000 is rare.
  return whole.includes('\u3000')
    ? whole.replace(/[\s\u0085]+/g, (space) => (space.includes('\u3000') ? '\u3000' : ' ')).trim()
    : whole.replace(/[\s\u0085]{2,}|[^\S ]|\u0085/g, ' ').trim();
}

/** What turns the direction of a line, or marks it: U+202A–U+202E and U+2066–U+2069 reach beyond it where they are not closed. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/;

/** A line without the marks of direction that override it (`\u202E`), or that it opens and does not close. */
function unturned(text: string): string {
  if (!TURNS.test(text)) return text;
  const whole = text.replace(/[\u202d\u202e]/g, '');
  let embedded = 0;
  let isolated = 0;
  for (const character of whole) {
    if (/[\u202a\u202b]/.test(character)) embedded++;
    else if (character === '\u202c') embedded--;
    else if (/[\u2066-\u2068]/.test(character)) isolated++;
    else if (character === '\u2069') isolated--;
    if (embedded < 0 || isolated < 0) break;
  }
  return embedded === 0 && isolated === 0 ? whole : whole.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Without control characters, byte order marks and zero-width spaces; a lone surrogate is U+FFFD. */
export function plain(text: string): string {
  return text.replace(/[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u2060\u00ad]/g, '').toWellFormed();
}

/** `class` and `id` in lower case, for the words that layouts are named by. */
export function namesOf(element: Element): string {
  return `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`.toLowerCase();
}

export function isInside(node: AnyNode, ancestor: AnyNode): boolean {
  for (let up: AnyNode | null = node; up; up = up.parent) if (up === ancestor) return true;
  return false;
}

/** Takes nodes out of their tree; one pass over each parent's children, however many go. */
export function detachAll(nodes: ReadonlySet<AnyNode>): void {
  const parents = new Set<ParentNode>();
  for (const node of nodes) if (node.parent) parents.add(node.parent);
  for (const parent of parents) {
    const kept = parent.children.filter((child) => !nodes.has(child));
    for (const [i, child] of kept.entries()) {
      child.prev = kept[i - 1] ?? null;
      child.next = kept[i + 1] ?? null;
    }
    parent.children = kept;
  }
}
