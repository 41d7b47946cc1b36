import { type AnyNode, Element, Text } from 'domhandler';
import { inlineText } from '../../article/index.ts';
import type { Inline } from '../../base/blocks.ts';
import { plain } from '../page/dom.ts';

const WIDE = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]/;

/**
 * White space as a browser folds it, and without what a line of source left behind between two characters
 * of Chinese or Japanese; none at either end of the whole, none on either side of a line break.
 */
export function folded(inlines: readonly Inline[]): Inline[] {
  const merged = merge(inlines);
  const state = { last: '' };
  const kept = foldAll(merged, state);
  return trimmed(kept);
}

function foldAll(inlines: readonly Inline[], state: { last: string }): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    if (inline.type === 'break') {
      trimEnd(out);
      state.last = '\n';
      out.push(inline);
    } else if (inline.type === 'text') {
      const text = fold(inline.text, state);
      if (text !== '') out.push({ type: 'text', text });
    } else if (inline.type === 'code') {
      const text = plain(inline.text).replace(/\s+/g, ' ');
      if (text.trim() === '') continue;
      state.last = 'x';
      out.push({ type: 'code', text: text.trim() });
    } else {
      const inner = foldAll(inline.inlines, state);
      if (inlineText(inner).trim() === '') {
        // An empty `<b> </b>` still parts two words.
        if (inner.length > 0) out.push(...inner);
      } else out.push({ ...inline, inlines: inner });
    }
  }
  return out;
}

/** White space that may fold: not the single space between two words. */
const FOLDABLE = /^ |[\t\n\f\r \u2028\u2029\u0085]{2,}|[\t\n\f\r\u2028\u2029\u0085]/g;

function fold(raw: string, state: { last: string }): string {
  const text = plain(raw).replace(FOLDABLE, (space, at: number, whole: string) => {
    const before = at === 0 ? state.last : whole[at - 1]!;
    const after = whole[at + space.length] ?? '';
    if (/[\n\r]/.test(space) && WIDE.test(before) && WIDE.test(after)) return '';
    if (at === 0 && (state.last === '' || state.last === '\n' || state.last === ' ')) return '';
    return ' ';
  });
  if (text !== '') state.last = text.at(-1)!;
  return text;
}

function merge(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    if (inline.type === 'text' && last?.type === 'text')
      out[out.length - 1] = { type: 'text', text: last.text + inline.text };
    else out.push(inline);
  }
  return out;
}

/** Nothing but text at either end: no white space (U+3000 indents old paragraphs), no break. */
export function trimmed(inlines: readonly Inline[]): Inline[] {
  const out = [...inlines];
  trimEnd(out);
  while (out.length > 0) {
    const first = out[0]!;
    if (first.type === 'break') out.shift();
    else if (first.type === 'text') {
      const text = first.text.trimStart();
      if (text !== '') {
        out[0] = { type: 'text', text };
        break;
      }
      out.shift();
    } else if (first.type === 'code') break;
    else {
      const inner = trimmed(first.inlines);
      if (inner.length === 0) out.shift();
      else {
        // The end of the first may be white space that parts it from the second.
        out[0] = { ...first, inlines: inner };
        if (out.length > 1 && /\s$/.test(inlineText(first.inlines)))
          out.splice(1, 0, { type: 'text', text: ' ' });
        break;
      }
    }
  }
  return out;
}

function trimEnd(out: Inline[]): void {
  while (out.length > 0) {
    const last = out.at(-1)!;
    if (last.type === 'break') out.pop();
    else if (last.type === 'text') {
      const text = last.text.trimEnd();
      if (text !== '') {
        out[out.length - 1] = { type: 'text', text };
        return;
      }
      out.pop();
    } else return;
  }
}

/** Parts inlines at every break that `isEnd` marks, through whatever encloses it. */
export function splitAtBreaks(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.type === 'break') lines.push([]);
    else if ('inlines' in inline && hasBreak(inline.inlines)) {
      const inner = splitAtBreaks(inline.inlines);
      inner.forEach((part, i) => {
        if (i > 0) lines.push([]);
        if (part.length > 0) lines.at(-1)!.push({ ...inline, inlines: part });
      });
    } else lines.at(-1)!.push(inline);
  }
  return lines;
}

export function hasBreak(inlines: readonly Inline[]): boolean {
  return inlines.some(
    (inline) => inline.type === 'break' || ('inlines' in inline && hasBreak(inline.inlines)),
  );
}

/** How much a text weighs: a Han character, kana or syllable as two and a half letters; white space nothing. */
export function weightOf(text: string): number {
  let narrow = 0;
  let wide = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x2e80) {
      if (code !== 0x3000) wide++;
    } else if (code > 0x20 && code !== 0xa0) narrow++;
  }
  return narrow + 2.5 * wide;
}

/** How much of the text stands in links, 0–1. */
export function linkShare(inlines: readonly Inline[]): number {
  if (!inlines.some(hasLink)) return 0;
  let linked = 0;
  let all = 0;
  for (const inline of inlines) {
    const weight = weightOf(inlineText([inline]));
    all += weight;
    if (inline.type === 'link') linked += weight;
    else if ('inlines' in inline) linked += weight * linkShare(inline.inlines);
  }
  return all === 0 ? 0 : linked / all;
}

function hasLink(inline: Inline): boolean {
  return inline.type === 'link' || ('inlines' in inline && inline.inlines.some(hasLink));
}

/** Whether a node's own subtree shows any text. */
export function hasText(node: AnyNode): boolean {
  if (node instanceof Text) return node.data.trim() !== '';
  if (!(node instanceof Element) || node.name === 'script' || node.name === 'style') return false;
  return node.children.some(hasText);
}
