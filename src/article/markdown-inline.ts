import type { Inline } from '../base/blocks.ts';
import { linkAddress } from './markdown-address.ts';
import {
  escaped,
  mayBeUnsafe,
  UNSAFE,
  UNSAFE_AT_START,
  UNSAFE_IN_HEADING,
  UNSAFE_IN_LINK,
  type Unsafe,
} from './markdown-unsafe.ts';
import { inlineText } from './text.ts';

/** Where inlines stand: it decides what must be escaped. */
export interface Place {
  /** First in their block. */
  start: boolean;
  heading?: boolean;
  cell?: boolean;
  link?: boolean;
  /** Inside emphasis already: any within is written as a tag, so that no two runs of `*` ever meet. */
  emphasised?: boolean;
}

/**
 * Inlines to Markdown on one line:
 *
 *     text, escaped by the rows of markdown-unsafe.ts
 *     **strong**  *emphasis*  ~~strike~~
 *     <strong>…</strong>  <em>…</em>  <del>…</del>   where CommonMark would not see the marks
 *     <sup>…</sup>  <sub>…</sub>  <br>
 *     `code`
 *     [text](address)   http, https and mailto alone
 */
export function inlinesToMarkdown(inlines: readonly Inline[], place: Place): string {
  return written(prepared(inlines), place);
}

function written(nodes: readonly Inline[], place: Place): string {
  const parts: string[] = [];
  // Asking the text so far for its end would copy it for each of a million breaks.
  let before = '';
  nodes.forEach((node, i) => {
    const part = inlineToMarkdown(node, before, nodes[i + 1], {
      ...place,
      start: place.start && before === '',
    });
    parts.push(part);
    before = part.at(-1) ?? before;
  });
  return parts.join('');
}

function inlineToMarkdown(node: Inline, before: string, next: Inline | undefined, place: Place): string {
  switch (node.type) {
    case 'text':
      return textToMarkdown(node.text, place);
    case 'break':
      return '<br>';
    case 'code':
      return codeToMarkdown(node.text, place);
    case 'link': {
      const inside = written(node.inlines, { ...place, start: false, link: true });
      return `[${inside}](${inCell(linkAddress(node.href) ?? '', place)})`;
    }
    case 'superscript':
    case 'subscript': {
      const tag = node.type === 'superscript' ? 'sup' : 'sub';
      return `<${tag}>${written(node.inlines, { ...place, start: false })}</${tag}>`;
    }
    default: {
      const [mark, tag] = MARKS[node.type];
      const inside = written(node.inlines, { ...place, start: false, emphasised: true });
      const marked = !place.emphasised && flanks(inside, before, firstCharacter(next));
      return marked ? `${mark}${inside}${mark}` : `<${tag}>${inside}</${tag}>`;
    }
  }
}

const MARKS = { strong: ['**', 'strong'], emphasis: ['*', 'em'], strike: ['~~', 'del'] } as const;

/**
 * Whether CommonMark sees `**inside**` as emphasis between these neighbours (6.2: left- and right-flanking
 * runs). `**重點：**下文` it does not: the closing run stands after punctuation and before a letter. Written
 * with marks only where every version of the rules agrees; with tags in all other cases.
 */
function flanks(inside: string, before: string, after: string | null): boolean {
  if (after === null) return false;
  const first = [...inside][0] ?? '';
  const last = inside.at(-1) ?? '';
  return (
    (isWord(first) || (isMark(first) && isGap(before))) && (isWord(last) || (isMark(last) && isGap(after)))
  );
}

/** A letter or digit of the basic plane: neither white space nor punctuation to anyone. */
function isWord(character: string): boolean {
  return character.length === 1 && /[\p{L}\p{N}]/u.test(character);
}

/** White space, punctuation, or the edge of the block. */
function isGap(character: string): boolean {
  return character === '' || /[\s\p{P}]/u.test(character) || /[$+<=>^`|~]/.test(character);
}

/** Punctuation that is no emphasis mark of ours. */
function isMark(character: string): boolean {
  return character !== '' && !/[\s*~_]/.test(character);
}

/** What the next inline will begin with: '' at the end, null where that might be a mark. */
function firstCharacter(next: Inline | undefined): string | null {
  if (next === undefined) return '';
  if (next.type === 'text') return /[*~_]/.test(next.text[0]!) ? null : next.text[0]!;
  if (next.type === 'code') return '`';
  if (next.type === 'break' || next.type === 'superscript' || next.type === 'subscript') return '<';
  if (next.type === 'link') return '[';
  return null;
}

function textToMarkdown(text: string, place: Place): string {
  if (!mayBeUnsafe(text)) return inCell(text, place);
  const rows: Unsafe[] = [...UNSAFE];
  if (place.start) rows.push(...UNSAFE_AT_START);
  if (place.link) rows.push(...UNSAFE_IN_LINK);
  if (place.heading) rows.push(...UNSAFE_IN_HEADING);
  return inCell(escaped(text, rows), place);
}

/** A fence longer than any run of backticks inside. */
function codeToMarkdown(text: string, place: Place): string {
  const longest = longestRun(text);
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return inCell(`${fence}${pad}${text}${pad}${fence}`, place);
}

/** The longest run of backticks in a text. */
export function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** In a table's cell every `|` is escaped, in code and addresses too (GFM 4.10). */
function inCell(markdown: string, place: Place): string {
  return place.cell ? markdown.replaceAll('|', '\\|') : markdown;
}

/**
 * Inlines ready to be written: white space folded, neighbouring texts (and codes: `` `a``b` `` is neither)
 * joined, empty ones gone, links that lead nowhere or stand in another link undone, and white space at the
 * edges of emphasis moved outside it, where CommonMark wants it.
 */
export function prepared(inlines: readonly Inline[], inLink = false): Inline[] {
  const out: Inline[] = [];
  for (const node of textsJoined(inlines)) {
    if (node.type === 'text') push(out, { type: 'text', text: foldSpace(node.text) });
    else if (node.type === 'break') push(out, node);
    else if (node.type === 'code') {
      const text = foldSpace(node.text);
      // A shortcode in code is one to Hugo all the same: such code is written as text.
      push(out, { type: text.trim() === '' || /\{\{[<%]/.test(text) ? 'text' : 'code', text });
    } else {
      const isLink = node.type === 'link';
      const inner = prepared(node.inlines, inLink || isLink);
      const isNothing = inlineText(inner).trim() === '';
      if (isNothing || (isLink && (inLink || linkAddress(node.href) === null))) {
        for (const one of inner) {
          if (isNothing && one.type !== 'break') push(out, { type: 'text', text: inlineText([one]) });
          else push(out, one);
        }
        continue;
      }
      const [lead, core, trail] = hoisted(inner);
      push(out, { type: 'text', text: lead });
      push(out, { ...node, inlines: core });
      push(out, { type: 'text', text: trail });
    }
  }
  return out;
}

/** Neighbouring texts as one, joined at once: one by one, a hundred thousand of them are folded as often. */
function textsJoined(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  let texts: string[] = [];
  const flush = () => {
    if (texts.length > 0) out.push({ type: 'text', text: texts.join('') });
    texts = [];
  };
  for (const node of inlines) {
    if (node.type === 'text') texts.push(node.text);
    else {
      flush();
      out.push(node);
    }
  }
  flush();
  return out;
}

function push(out: Inline[], node: Inline): void {
  const last = out.at(-1);
  if (node.type === 'text' && node.text === '') return;
  if ((node.type === 'text' || node.type === 'code') && last?.type === node.type) {
    out[out.length - 1] = { type: node.type, text: foldSpace(last.text + node.text) };
  } else out.push(node);
}

function hoisted(inlines: readonly Inline[]): [lead: string, core: Inline[], trail: string] {
  const core = [...inlines];
  let lead = '';
  let trail = '';
  const first = core[0];
  if (first?.type === 'text') {
    lead = /^\s*/.exec(first.text)![0];
    core[0] = { type: 'text', text: first.text.slice(lead.length) };
  }
  const last = core.at(-1);
  if (last?.type === 'text') {
    trail = /\s*$/.exec(last.text)![0];
    core[core.length - 1] = { type: 'text', text: last.text.slice(0, last.text.length - trail.length) };
  }
  return [lead, core.filter((node) => node.type !== 'text' || node.text !== ''), trail];
}

/** One line without control characters: what ends a line anywhere is a space here. */
export function foldSpace(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]{2,}|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(/[\0-\x1f\x7f-\x9f\ufeff\u200b]/g, '')
    .toWellFormed();
}
