import { Element } from 'domhandler';
import { isHashed, stablePart } from './hashed.ts';

/**
 * Selectors by which an element could be named, the plainest first: by its id, its classes, what it is marked
 * as; under its parent's name where it has none of its own.
 */
export function selectorsOf(element: Element): string[] {
  const own = ownNames(element);
  const selectors = [...own];
  const above = namedAbove(element);
  if (above) {
    for (const name of above.names.slice(0, 2)) {
      const link = above.element === element.parent ? ' > ' : ' ';
      for (const last of [...own.slice(0, 1), tagOf(element)]) selectors.push(`${name}${link}${last}`);
    }
  }
  return [...new Set(selectors)].slice(0, 10);
}

/** Selectors are for people to read: what no one would write by hand comes last. */
export function awkwardness(selector: string): number {
  return selector.length + strangeness(selector);
}

/** Names that a build made, digits, escapes, ways from one element to another. */
export function strangeness(selector: string): number {
  const strange = selector.match(/\d|\\/g)?.length ?? 0;
  const hashed = selector.match(NAMED)?.some(isHashed) ? HASHED : 0;
  return hashed + 20 * strange + 5 * (selector.match(/[ >[]/g)?.length ?? 0);
}

const NAMED = /[.#][\w-]+/g;
/** Any way through the page is better than a name that the next build does not know. */
const HASHED = 200;

function ownNames({ name, attribs }: Element): string[] {
  const names: string[] = [];
  const classes = (attribs.class ?? '').split(/\s+/).filter(isName).slice(0, 6);
  for (const each of classes) names.push(`.${escaped(each)}`);
  if (attribs.id && isName(attribs.id)) names.push(`#${escaped(attribs.id)}`);
  for (const [key, value] of Object.entries(attribs)) {
    if (MARKS.test(key) && /^[\w-]{2,40}$/.test(value) && !/\d{3}/.test(value))
      names.push(`[${key}="${value}"]`);
  }
  // <font size="3">, <td width="580">: all that old layouts have.
  if (PRESENTED.test(name)) {
    const looks = LOOKS.filter((key) => /^[\w#%-]{1,20}$/.test(attribs[key] ?? ''));
    if (looks.length > 0) names.push(name + looks.map((key) => `[${key}="${attribs[key]}"]`).join(''));
  }
  if (/^(?:article|main|time|h1)$/.test(name)) names.push(name);
  if (classes.length > 0 && !/^(?:div|section)$/.test(name)) names.push(`${name}.${escaped(classes[0]!)}`);
  for (const part of classes.filter(isHashed).slice(0, 2).map(stablePart)) {
    if (part !== null) names.push(`[class*="${part}"]`);
  }
  return names
    .map((each) => ({ each, last: strangeness(each) >= HASHED ? 1 : 0 }))
    .sort((a, b) => a.last - b.last)
    .map(({ each }) => each);
}

const MARKS = /^(?:itemprop|role|rel|data-(?!id$)[a-z-]{2,30})$/;
const PRESENTED = /^(?:font|td|table|div|p|span|center)$/;
const LOOKS = ['size', 'color', 'width', 'align', 'valign', 'bgcolor', 'face'];

/** Class `a` of any page; not `post-18752`, which names this one alone. */
function isName(name: string): boolean {
  return name.length >= 2 && name.length <= 60 && !/\d{4}/.test(name);
}

function tagOf({ name }: Element): string {
  return /^[a-z][a-z0-9-]*$/.test(name) ? name : '*';
}

function namedAbove(element: Element): { element: Element; names: string[] } | null {
  let up = element.parent;
  let hashed: ReturnType<typeof namedAbove> = null;
  for (let i = 0; up instanceof Element && i < 6; i++, up = up.parent) {
    const names = ownNames(up);
    if (names.length === 0) continue;
    if (strangeness(names[0]!) < HASHED) return { element: up, names };
    hashed ??= { element: up, names };
  }
  return hashed;
}

function escaped(name: string): string {
  return name.replace(/[^\w-]/g, (sign) => `\\${sign}`).replace(/^-?\d/, (start) => `\\3${start} `);
}
