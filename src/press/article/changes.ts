import {
  type ArticleFile,
  difference,
  fromMarkdown,
  type Hunk,
  inlineText,
  type Piece,
  toText,
} from '../../article/index.ts';
import type { Block } from '../../base/blocks.ts';
import { escapeHtml } from '../html.ts';
import { withoutHeadline } from '../markdown/body.ts';
import type { Words } from '../words/words.ts';

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

/** How many characters were added and removed, spaces not counted. */
export function sizeOf(hunks: readonly Hunk[]): { added: number; removed: number } {
  const size = { added: 0, removed: 0 };
  for (const hunk of hunks)
    for (const { is, text } of hunk.is === 'changed' ? hunk.pieces : [hunk])
      if (is !== 'same') size[is] += [...text.replace(/\s+/g, '')].length;
  return size;
}

/** How much was changed, in words; empty where nobody knows. */
export function saySize(hunks: readonly Hunk[] | null, { story, comma }: Words): string {
  if (hunks === null) return '';
  const { added, removed } = sizeOf(hunks);
  const said = [added > 0 ? story.added(added) : '', removed > 0 ? story.removed(removed) : ''];
  return said.filter((part) => part !== '').join(comma) || story.unchanged;
}

/** The changes for a reader: of what stayed, only how much of it stood there. */
export function renderChanges(hunks: readonly Hunk[] | null, lang: string, words: Words): string {
  if (!hunks?.some(({ is }) => is !== 'same')) return '';
  const lines: string[] = [];
  let stayed = 0;
  const flush = () => {
    if (stayed > 0) lines.push(`<p class="stayed" lang="${words.lang}">${words.story.stayed(stayed)}</p>`);
    stayed = 0;
  };
  for (const hunk of hunks) {
    if (hunk.is === 'same') {
      stayed++;
      continue;
    }
    flush();
    lines.push(`<p>${(hunk.is === 'changed' ? hunk.pieces : [hunk]).map(pieceOf).join('')}</p>`);
  }
  flush();
  return `<section class="changes" id="changes"><h2>${words.changes} <small>${saySize(hunks, words)}</small></h2>
<div lang="${lang}">
${lines.join('\n')}
</div></section>
`;
}

function pieceOf({ is, text }: Piece): string {
  const html = escapeHtml(text);
  return is === 'same' ? html : is === 'added' ? `<ins>${html}</ins>` : `<del>${html}</del>`;
}
