import { type Document, type Element, Text } from 'domhandler';
import type { Timestamp } from '../../base/timestamp.ts';
import type { Outlet } from '../../outlets/index.ts';
import { resolve, unwrap } from './address.ts';
import { opening } from './dom.ts';
import { articleIn, type LdNode, ldNodes } from './json-ld.ts';
import type { Parsed } from './parse.ts';

/** One page, parsed, with what a single walk over it found: what every later question is asked of. */
export interface Page {
  document: Document;
  body: Element | Document;
  html: Element | null;
  /** The capture's own address, unwrapped, and the one that relative addresses start from. */
  address: string;
  base: string;
  outlet: Outlet;
  /** When it was captured; absent for a piece of a page. */
  captured?: Timestamp;
  /** `<meta>` values by lower-case `property`, `name` or `itemprop`, in document order. */
  metas: ReadonlyMap<string, readonly string[]>;
  /** `<link>` elements by lower-case `rel`. */
  links: ReadonlyMap<string, readonly Element[]>;
  /** Every JSON-LD object of the page, and the one that describes the article. */
  ld: readonly LdNode[];
  article: LdNode | null;
  titleTag: Element | null;
  /** What it says, as far as a headline can reach. */
  titleText: string;
  h1s: readonly Element[];
  /** Whether the page was cut at one of the parser's bounds. */
  cut: boolean;
  /** All elements, in document order. */
  elements: readonly Element[];
}

/** A title of megabytes is asked of many times over. */
const LONGEST_TITLE = 2000;

export function survey({ document, elements, cut }: Parsed, original: string, outlet: Outlet): Page {
  const metas = new Map<string, string[]>();
  const links = new Map<string, Element[]>();
  const scripts: string[] = [];
  const h1s: Element[] = [];
  let html: Element | null = null;
  let body: Element | Document = document;
  let titleTag: Element | null = null;
  let baseTag: Element | null = null;
  for (const element of elements) {
    const { name, attribs } = element;
    if (name === 'meta') {
      const value = (attribs.content ?? '').trim();
      if (value === '') continue;
      for (const key of [attribs.property, attribs.name, attribs.itemprop]) {
        if (!key) continue;
        push(metas, key.trim().toLowerCase(), value.slice(0, 10_000));
      }
    } else if (name === 'link') {
      for (const rel of (attribs.rel ?? '').toLowerCase().split(/\s+/)) if (rel) push(links, rel, element);
    } else if (name === 'script') {
      if (/ld\+json/i.test(attribs.type ?? '')) {
        for (const child of element.children) if (child instanceof Text) scripts.push(child.data);
      }
    } else if (name === 'title') titleTag ??= element;
    else if (name === 'base') baseTag ??= element;
    else if (name === 'html') html ??= element;
    else if (name === 'body' && body === document) body = element;
    else if (name === 'h1') h1s.push(element);
  }
  const address = unwrap(original);
  const base = resolve(baseTag?.attribs.href, address) ?? address;
  const ld = scripts.flatMap((script) => ldNodes(script));
  return {
    document,
    body,
    html,
    address,
    base,
    outlet,
    metas,
    links,
    ld,
    article: articleIn(ld),
    titleTag,
    titleText: titleTag ? opening(titleTag, LONGEST_TITLE) : '',
    h1s,
    cut,
    elements,
  };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (values.length < 200) values.push(value);
}

/** The first non-empty value of these metas, with the name it was found under. */
export function firstMeta(page: Page, ...names: string[]): { value: string; from: string } | null {
  for (const name of names) {
    const value = page.metas.get(name)?.[0];
    if (value) return { value, from: `meta:${name}` };
  }
  return null;
}
