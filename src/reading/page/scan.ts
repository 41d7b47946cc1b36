import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { nameIn } from './tag-names.ts';

/** What a page says, piece by piece, in its order. */
export interface Tags {
  /** @returns whether it stands in a drawing, where no element is raw text: `<svg><title/>`, `<svg><style>…</svg>` (13.2.6.5) */
  open(name: string, attribs: Record<string, string>, selfClosing: boolean): boolean;
  close(name: string): void;
  /** Never empty; its entities are characters already. */
  text(data: string): void;
  /** How a comment begins. */
  comment(data: string): void;
}

const MAX_ATTRIBUTES = 100;
const MAX_ATTRIBUTE_LENGTH = 1 << 20;
const MAX_COMMENT = 400;

/** What stands in these is text up to their own end tag, whatever it looks like; `plaintext` has no end (13.2.5.2–5). */
const RAW = new Set('script style title textarea iframe noembed noframes xmp plaintext'.split(' '));
/** Of these the entities are characters all the same. */
const ESCAPABLE = new Set(['title', 'textarea']);

const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DASH = 0x2d;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE = 0x22;
const SINGLE = 0x27;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function endsName(code: number): boolean {
  return code === GT || code === SLASH || isSpace(code);
}

/**
 * Reads HTML from its first character to its last and tells its tags and texts (HTML Standard, section 13.2.5). It
 * looks for the one sign that ends what it is in rather than at every character, which makes it several times as
 * fast as a machine of states; a tag that the page's end cuts off is none.
 */
export function scan(html: string, tags: Tags): void {
  /** Where the next `&` stands; the end where none does. */
  let ampersand = -1;
  /** Where the text begins that is not told yet. */
  let start = 0;
  let at = html.indexOf('<');
  while (at >= 0) {
    const next = html.charCodeAt(at + 1);
    if (isLetter(next)) {
      tell(at, true);
      start = openTag(at + 1);
    } else if (next === SLASH && at + 2 < html.length) {
      tell(at, true);
      start = closeTag(at + 2);
    } else if (next === BANG) {
      tell(at, true);
      start = declaration(at + 2);
    } else if (next === QUESTION) {
      tell(at, true);
      start = comment(at + 1, html.indexOf('>', at + 1), 1);
    } else {
      // `a < b`
      at = html.indexOf('<', at + 1);
      continue;
    }
    at = html.indexOf('<', start);
  }
  tell(html.length, true);

  /** Tells the text from `start` on. */
  function tell(end: number, escaped: boolean): void {
    if (start >= end) return;
    const data = html.slice(start, end);
    tags.text(escaped && hasEntity(start, end) ? decodeHTML(data) : data);
  }

  function hasEntity(from: number, to: number): boolean {
    if (ampersand < from) ampersand = orEnd(html.indexOf('&', from));
    return ampersand < to;
  }

  function orEnd(found: number): number {
    return found < 0 ? html.length : found;
  }

  /** From the first letter of a name; the place after the tag, or after the text that only its own end tag ends. */
  function openTag(from: number): number {
    const nameEnd = endOfName(from);
    const name = nameIn(html, from, nameEnd);
    const attribs: Record<string, string> = {};
    let count = 0;
    let selfClosing = false;
    let at = nameEnd;
    for (;;) {
      const code = html.charCodeAt(at);
      if (at >= html.length) return at;
      if (code === GT) break;
      if (code === SLASH || isSpace(code)) {
        if (code === SLASH) selfClosing = true;
        at++;
        continue;
      }
      selfClosing = false;
      // `=` may begin a name, and ends one.
      const keyEnd = endOfKey(at + 1);
      const key = nameIn(html, at, keyEnd);
      at = afterSpace(keyEnd);
      let value = '';
      if (html.charCodeAt(at) === EQUALS) {
        at = afterSpace(at + 1);
        const quote = html.charCodeAt(at);
        const isQuoted = quote === DOUBLE || quote === SINGLE;
        const valueStart = isQuoted ? at + 1 : at;
        const valueEnd = isQuoted ? html.indexOf(quote === DOUBLE ? '"' : "'", valueStart) : endOfBare(at);
        if (valueEnd < 0) return html.length;
        value = attribute(valueStart, valueEnd);
        at = isQuoted ? valueEnd + 1 : valueEnd;
      }
      if (count >= MAX_ATTRIBUTES || key === '__proto__') continue;
      // The first of two stays.
      if (attribs[key] !== undefined && Object.hasOwn(attribs, key)) continue;
      attribs[key] = value;
      count++;
    }
    const isDrawn = tags.open(name, attribs, selfClosing);
    return RAW.has(name) && !isDrawn ? rawText(name, at + 1) : at + 1;
  }

  function endOfName(from: number): number {
    let at = from;
    while (at < html.length && !endsName(html.charCodeAt(at))) at++;
    return at;
  }

  function endOfKey(from: number): number {
    let at = from;
    while (at < html.length) {
      const code = html.charCodeAt(at);
      if (code === EQUALS || endsName(code)) break;
      at++;
    }
    return at;
  }

  function endOfBare(from: number): number {
    let at = from;
    while (at < html.length) {
      const code = html.charCodeAt(at);
      if (code === GT || isSpace(code)) break;
      at++;
    }
    return at;
  }

  function afterSpace(from: number): number {
    let at = from;
    while (isSpace(html.charCodeAt(at))) at++;
    return at;
  }

  function attribute(from: number, to: number): string {
    if (!hasEntity(from, to)) return html.slice(from, to);
    return decodeHTMLAttribute(html.slice(from, Math.min(to, from + MAX_ATTRIBUTE_LENGTH)));
  }

  function rawText(name: string, from: number): number {
    const end = name === 'plaintext' ? html.length : endOfRaw(name, from);
    start = from;
    tell(end, ESCAPABLE.has(name));
    return end < html.length ? closeTag(end + 2) : end;
  }

  /** Where `</name` stands that ends a text. */
  function endOfRaw(name: string, from: number): number {
    for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
      const after = at + 2 + name.length;
      if (after >= html.length) break;
      if (endsName(html.charCodeAt(after)) && html.slice(at + 2, after).toLowerCase() === name) return at;
    }
    return html.length;
  }

  /** From what follows `</`. */
  function closeTag(from: number): number {
    const code = html.charCodeAt(from);
    if (code === GT) return from + 1;
    if (!isLetter(code)) return comment(from, html.indexOf('>', from), 1);
    const end = endOfName(from);
    if (end >= html.length) return end;
    tags.close(nameIn(html, from, end));
    return orEnd(html.indexOf('>', end) + 1 || -1);
  }

  /** From what follows `<!`: a comment, a doctype, `[CDATA[`; anything else ends at the next `>`. */
  function declaration(from: number): number {
    if (html.charCodeAt(from) === DASH && html.charCodeAt(from + 1) === DASH) return longComment(from + 2);
    if (html.startsWith('[CDATA[', from)) {
      const end = html.indexOf(']]>', from + 7);
      if (end < 0) return comment(from, end, 3);
      start = from + 7;
      tell(end, false);
      return end + 3;
    }
    const end = html.indexOf('>', from);
    const isDoctype = html.slice(from, from + 7).toLowerCase() === 'doctype';
    return isDoctype ? orEnd(end + 1 || -1) : comment(from, end, 1);
  }

  /** `<!-->` and `<!--->` are whole; else it ends with `-->` or `--!>`. */
  function longComment(from: number): number {
    const code = html.charCodeAt(from);
    if (code === GT) return from + 1;
    if (code === DASH && html.charCodeAt(from + 1) === GT) return from + 2;
    for (let at = html.indexOf('--', from); at >= 0; at = html.indexOf('--', at + 1)) {
      const after = html.charCodeAt(at + 2);
      if (after === GT) return comment(from, at, 3);
      if (after === BANG && html.charCodeAt(at + 3) === GT) return comment(from, at, 4);
    }
    return comment(from, -1, 0);
  }

  /** Tells a comment that ends at `end` with a sign so long; without an end it is all that is left. */
  function comment(from: number, end: number, sign: number): number {
    tags.comment(html.slice(from, Math.min(orEnd(end), from + MAX_COMMENT)));
    return end < 0 ? html.length : end + sign;
  }
}
