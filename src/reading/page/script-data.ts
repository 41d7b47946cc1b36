import { Text } from 'domhandler';
import type { Page } from './survey.ts';

const MAX_SCRIPTS = 40;
const MAX_CHARACTERS = 8 << 20;

/**
 * The data that a page's scripts would have drawn it from: scripts that are JSON, and the objects that others
 * assign or push (`Fusion.globalContent={…}`, `window.__STATE__ = {…}`, `push({…})`). Nothing runs: an object
 * literal is data only as far as it is JSON.
 */
export function scriptData(page: Page): unknown[] {
  const values: unknown[] = [];
  let room = MAX_CHARACTERS;
  for (const element of page.elements) {
    if (element.name !== 'script' || /ld\+json/i.test(element.attribs.type ?? '')) continue;
    const [child] = element.children;
    if (!(child instanceof Text) || child.data.length < 200) continue;
    room -= child.data.length;
    if (room < 0 || values.length >= MAX_SCRIPTS) break;
    values.push(...jsonIn(child.data));
  }
  return values;
}

/** Where data begins: after `=` or `(`. */
const START = /[=(]\s{0,20}(?=[{[])/g;

/** The JSON values that stand in a script, whole and one after another. */
export function jsonIn(script: string): unknown[] {
  const whole = parsed(script.trim());
  if (whole !== undefined) return [whole];
  const values: unknown[] = [];
  START.lastIndex = 0;
  let tries = 0;
  for (let match = START.exec(script); match && tries < 50; match = START.exec(script)) {
    tries++;
    const start = match.index + match[0].length;
    const end = endOfJson(script, start);
    if (end < 0) break;
    if (end - start > 200) {
      const value = parsed(script.slice(start, end));
      if (value !== undefined) {
        values.push(value);
        START.lastIndex = end;
      }
    }
  }
  return values;
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
