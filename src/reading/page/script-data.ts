import { type Element, Text } from 'domhandler';
import { withReferences } from './references.ts';
import { literalAt } from './script-literal.ts';
import type { Page } from './survey.ts';

const MAX_SCRIPTS = 40;
const MAX_CHARACTERS = 8 << 20;
/** Shorter values are settings. */
const SHORTEST = 200;
const MAX_TRIES = 50;

/**
 * The data that a page's scripts would have drawn it from: scripts that are JSON, the objects that others
 * assign, push or hand over (`Fusion.globalContent={…}`, `window.__STATE__ = {…}`, `push({…})`,
 * `JSON.parse("…")`), and those in attributes (`data-page="{…}"`). Nothing runs: a script says no more than
 * its literals.
 */
export function scriptData(page: Page): unknown[] {
  const values: unknown[] = [];
  let room = MAX_CHARACTERS;
  let scripts = 0;
  for (const element of page.elements) {
    for (const text of textsOf(element)) {
      if (text.length < SHORTEST) continue;
      room -= text.length;
      if (room < 0 || ++scripts > MAX_SCRIPTS) return values;
      values.push(...jsonIn(text));
    }
  }
  return values;
}

/** Where an element could hold data. */
function textsOf({ name, attribs, children }: Element): readonly string[] {
  if (name === 'script') {
    const [child] = children;
    return child instanceof Text && !/ld\+json/i.test(attribs.type ?? '') ? [child.data] : NONE;
  }
  let texts = NONE;
  for (const key in attribs) {
    const value = attribs[key]!;
    if (value.length >= SHORTEST && key.startsWith('data-') && /^[{[]/.test(value)) texts = [...texts, value];
  }
  return texts;
}

const NONE: readonly string[] = [];

/** Where data begins: after `=` or `(`; `JSON.parse("` and `(function(a,b){return` hold it in their own way. */
const START =
  /JSON\.parse\(\s{0,20}(?:decodeURIComponent\(\s{0,20})?(?=["'])|\(\s{0,20}function\s{0,5}\(([\w$,\s]{0,20000})\)\s{0,5}\{\s{0,5}return\s(?=\s{0,20}[{[])|[=(]\s{0,20}(?=[{[])/g;

/** The values that stand in a script, whole and one after another. */
export function jsonIn(script: string): unknown[] {
  const whole = parsed(script.trim());
  if (whole !== undefined) return [withReferences(whole)];
  const values: unknown[] = [];
  START.lastIndex = 0;
  let tries = 0;
  for (let match = START.exec(script); match && tries < MAX_TRIES; match = START.exec(script)) {
    tries++;
    const start = match.index + match[0].length;
    const found = match[0].startsWith('JSON')
      ? packed(script, start)
      : match[1] === undefined
        ? plain(script, start)
        : returned(script, start, match[1]);
    if (found === null) continue;
    START.lastIndex = found.end;
    if (found.end - start > SHORTEST && found.value !== undefined) values.push(found.value);
  }
  return values;
}

interface Found {
  value: unknown;
  end: number;
}

/** JSON where it is, which the engine reads fastest; else an object as scripts write them. */
function plain(script: string, start: number): Found | null {
  const end = endOfJson(script, start);
  // Brackets that never close: what follows is inside them.
  if (end < 0) return { value: undefined, end: script.length };
  const value = parsed(script.slice(start, end));
  return value === undefined ? literalAt(script, start) : { value, end };
}

/** `JSON.parse("{\"a\":1}")` */
function packed(script: string, start: number): Found | null {
  const text = literalAt(script, start);
  if (typeof text?.value !== 'string') return null;
  const value = parsed(/^%[57]B/i.test(text.value) ? decoded(text.value) : text.value);
  return value === undefined ? null : { value, end: text.end };
}

/** `(function(a,b){return {title:a,live:b}}("…",!1))`: what Nuxt writes, its repeated values named once. */
function returned(script: string, start: number, names: string): Found | null {
  const first = literalAt(script, start);
  if (first === null) return null;
  const call = /^\s{0,20};?\s{0,20}\}\s{0,20}\)?\s{0,20}\(/.exec(script.slice(first.end, first.end + 100));
  if (!call) return first;
  const known = new Map<string, unknown>();
  let at = first.end + call[0].length;
  for (const name of names.split(',')) {
    const value = literalAt(script, at);
    if (value === null) break;
    known.set(name.trim(), value.value);
    at = value.end;
    if (script[at] !== ',') break;
    at++;
  }
  const whole = literalAt(script, start, known);
  return whole && { value: whole.value, end: at };
}

function parsed(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Code, or an object literal that is no JSON: no data.
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not what it looked like: it will be no JSON either.
    return text;
  }
}

/** The place after the bracket that closes the one at `start`, strings passed over; -1 where none does. */
function endOfJson(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) {
      for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
    } else if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return i + 1;
  }
  return -1;
}
