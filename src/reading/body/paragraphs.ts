import { inlineText } from '../../article/index.ts';
import type { Block, Inline } from '../../base/blocks.ts';
import { folded, hasBreak, splitAtBreaks, weightOf } from './inlines.ts';

/**
 * A run of text to paragraphs as the page showed them. Two line breaks end one; a single break does where
 * the next line is indented (`<br>　　`) or where every line is a long one that ends in a full stop: old
 * layouts have nothing but `<br>` between paragraphs.
 */
export function paragraphs(line: readonly Inline[]): Block[] {
  if (!hasBreak(line)) return made(line);
  const lines = splitAtBreaks(line);
  const groups: Inline[][][] = [];
  let group: Inline[][] = [];
  for (const one of lines) {
    const text = inlineText(one);
    if (text.trim() === '') {
      if (group.length > 0) groups.push(group);
      group = [];
    } else if (group.length > 0 && isIndented(text) && !isVerse(text, inlineText(group.at(-1)!))) {
      groups.push(group);
      group = [one];
    } else group.push(one);
  }
  if (group.length > 0) groups.push(group);
  return groups.flatMap((some) => (areParagraphs(some) ? some.flatMap(made) : made(joined(some))));
}

function isIndented(text: string): boolean {
  return /^[ \t\n\r]*(?:\u3000{2}|(?:\u00a0[ \n]?){4})/.test(text);
}

/** Two short lines without a full stop, the second further in: a poem's. */
function isVerse(line: string, before: string): boolean {
  return [line, before].every((text) => weightOf(text) < 35 && !/[。！？.!?：:]["”」』]?\s*$/u.test(text));
}

function areParagraphs(lines: readonly Inline[][]): boolean {
  if (lines.length < 2) return false;
  const ends = lines.filter((one) =>
    /[。！？」』”"'’.!?：:；）)…]\s*$/.test(inlineText(one).trimEnd()),
  ).length;
  const weight = lines.reduce((sum, one) => sum + weightOf(inlineText(one)), 0);
  return ends >= lines.length * 0.7 && weight / lines.length >= 60;
}

function joined(lines: readonly Inline[][]): Inline[] {
  return lines.flatMap((one, i): Inline[] => (i === 0 ? one : [{ type: 'break' }, ...one]));
}

function made(inlines: readonly Inline[]): Block[] {
  const tidy = joinAlike(folded(joinAlike(inlines)));
  return inlineText(tidy).trim() === '' ? [] : [{ type: 'paragraph', inlines: tidy }];
}

/** `<b>前</b><b>後</b>` is one emphasis, and pieces of one link are one link. */
function joinAlike(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    if (last && 'inlines' in last && 'inlines' in inline && last.type === inline.type) {
      if (last.type !== 'link' || (inline.type === 'link' && last.href === inline.href)) {
        out[out.length - 1] = { ...last, inlines: joinAlike([...last.inlines, ...inline.inlines]) };
        continue;
      }
    }
    if (last?.type === 'text' && inline.type === 'text')
      out[out.length - 1] = { type: 'text', text: last.text + inline.text };
    else out.push(inline);
  }
  return out;
}
