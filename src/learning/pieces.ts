import { type AnyNode, Element, type ParentNode, Text } from 'domhandler';
import { folded, weightOf } from '../reading/index.ts';

/** A line that a page shows, and the innermost element that holds it whole. */
export interface Piece {
  element: Element;
  text: string;
  folded: string;
  weight: number;
}

const SILENT =
  /^(?:script|style|noscript|template|iframe|textarea|select|option|button|object|head|audio|video|canvas|map|datalist|svg|title)$/;
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|q|ruby|rt|s|small|span|strike|strong|sub|sup|tt|u|var|wbr)$/;
/** No page that people read shows more. */
const MAX_PIECES = 20_000;

/** What shows something that is no text. */
const SHOWN = /^(?:img|iframe|video|audio|object|embed)$/;

/**
 * The lines of a page, as block boundaries and `<br>` part them, in the order of the page. `meet` is told of
 * pictures and players on the way, and how many lines stand before them.
 */
export function piecesOf(
  root: ParentNode,
  meet: (element: Element, before: number) => void = () => {},
): Piece[] {
  const pieces: Piece[] = [];
  let texts: Text[] = [];

  function end(owner: Element): void {
    if (texts.length === 0) return;
    const text = texts
      .map((each) => each.data)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const bare = text === '' || pieces.length >= MAX_PIECES ? '' : folded(text);
    if (bare !== '')
      pieces.push({ element: holder(texts, owner), text, folded: bare, weight: weightOf(text) });
    texts = [];
  }

  function visit(node: AnyNode, owner: Element): void {
    if (node instanceof Text) {
      if (node.data.trim() !== '' || texts.length > 0) texts.push(node);
      return;
    }
    if (!(node instanceof Element)) return;
    if (SHOWN.test(node.name)) meet(node, pieces.length + (texts.length > 0 ? 1 : 0));
    if (SILENT.test(node.name)) return;
    if (node.name === 'br') {
      end(owner);
      return;
    }
    const inline = INLINE.test(node.name) && !node.children.some(breaks);
    if (!inline) end(owner);
    for (const child of node.children) visit(child, inline ? owner : node);
    if (!inline) end(node);
  }

  for (const child of root.children) if (child instanceof Element) visit(child, child);
  return pieces;
}

function breaks(node: AnyNode): boolean {
  return (
    node instanceof Element && (node.name === 'br' || !INLINE.test(node.name)) && !SILENT.test(node.name)
  );
}

/** The innermost element around all texts of a line: `<p><b>Advertisement</b></p>` is the b's, `<p>One <b>word</b></p>` the p's. */
function holder(texts: readonly Text[], owner: Element): Element {
  const said = texts.filter((each) => each.data.trim() !== '');
  let found = said[0]!.parent;
  while (found instanceof Element && found !== owner && !said.every((text) => isWithin(text, found!)))
    found = found.parent;
  return found instanceof Element ? found : owner;
}

function isWithin(node: AnyNode, ancestor: ParentNode): boolean {
  for (let up = node.parent; up; up = up.parent) if (up === ancestor) return true;
  return false;
}
