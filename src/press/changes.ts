import {
  type ArticleFile,
  difference,
  fromMarkdown,
  type Hunk,
  inlineText,
  type Piece,
  toText,
} from '../article/index.ts';
import type { Block } from '../base/blocks.ts';
import { escapeHtml } from './html.ts';
import { withoutHeadline } from './markdown/body.ts';
import type { Words } from './words/words.ts';

/** A text of more characters is not held against another: its page says nothing of what was changed. */
const LONGEST = 400_000;

/** What was changed from one text of an article to the next: its headline, its standfirst, its paragraphs and captions. */
export function changesBetween(before: ArticleFile, after: ArticleFile): Hunk[] | null {
  if (before.body.length + after.body.length > LONGEST) return null;
  return difference(linesOf(before), linesOf(after));
}

function linesOf({ front, body }: ArticleFile): string[] {
  const blocks = fromMarkdown(withoutHeadline(body, front.title));
  const lines = [front.title, front.standfirst ?? '', ...blocks.flatMap(linesIn)];
  return lines.filter((line) => line.trim() !== '');
}

/** The lines of a block; of pictures and players what stands below them. */
function linesIn(block: Block): string[] {
  if (block.type !== 'figure' && block.type !== 'embed') return toText([block]).split('\n');
  const credit = block.type === 'figure' ? (block.credit ?? '') : '';
  return [`${inlineText(block.caption)} ${credit}`.trim()];
}

/** The changes for a reader: what stayed is left out but for the place where it stood. */
export function renderChanges(hunks: readonly Hunk[] | null, words: Words): string {
  if (!hunks?.some(({ is }) => is !== 'same')) return '';
  const lines: string[] = [];
  for (const [at, hunk] of hunks.entries()) {
    if (hunk.is === 'changed') lines.push(`<p>${hunk.pieces.map(pieceOf).join('')}</p>`);
    else if (hunk.is !== 'same') lines.push(`<p>${pieceOf(hunk)}</p>`);
    else if (hunks[at - 1]?.is !== 'same') lines.push('<p>…</p>');
  }
  return `<details class="changes"><summary>${words.changes}</summary>\n${lines.join('\n')}\n</details>\n`;
}

function pieceOf({ is, text }: Piece): string {
  const html = escapeHtml(text);
  return is === 'same' ? html : is === 'added' ? `<ins>${html}</ins>` : `<del>${html}</del>`;
}
