import { inlineText, toText } from '../article/index.ts';
import type { Block } from '../base/blocks.ts';
import type { ArticleReading } from '../base/reading.ts';

/**
 * Whether two texts of a story differ in nothing but what stands around an article: a whole line that was taken
 * out of the other page as no part of the text (a plea, a biography), or that is nothing but links (related
 * articles that change from day to day). What a page says in a line of its own words is never chrome.
 */
export function differsInChromeAlone(one: ArticleReading, other: ArticleReading): boolean {
  if (fold(one.title) !== fold(other.title)) return false;
  const [lines, others] = [linesOf(one), linesOf(other)];
  const kept = [...lines.keys()].filter((line) => others.has(line));
  // The same lines in another order are another text.
  if (kept.join('\n') !== [...others.keys()].filter((line) => lines.has(line)).join('\n')) return false;
  return isChrome(lines, others, other) && isChrome(others, lines, one);
}

/** Whether all lines that only one of them has are chrome by what the other one says. */
function isChrome(lines: Lines, others: Lines, other: ArticleReading): boolean {
  const removed = other.removed.map(({ text }) => fold(text));
  for (const [line, isLinks] of lines) {
    if (others.has(line) || isLinks) continue;
    // Of what was removed the first 200 characters are kept, and one removal may be of several lines.
    const start = line.slice(0, 150);
    if (!removed.some((text) => text.includes(start) || (text.length >= 20 && line.startsWith(text))))
      return false;
  }
  return true;
}

/** The lines of a text, folded; whether each is nothing but links. */
type Lines = Map<string, boolean>;

function linesOf({ body }: ArticleReading): Lines {
  const lines: Lines = new Map();
  for (const block of body) {
    const isLinks = areLinks(block);
    for (const line of toText([block]).split('\n')) {
      const folded = fold(line);
      if (folded !== '') lines.set(folded, isLinks);
    }
  }
  return lines;
}

function areLinks(block: Block): boolean {
  if (block.type === 'list') return block.items.every((item) => item.every(areLinks));
  if (block.type !== 'paragraph' && block.type !== 'heading') return false;
  const others = block.inlines.filter(({ type }) => type !== 'link' && type !== 'break');
  return block.inlines.length > others.length && inlineText(others).trim() === '';
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
