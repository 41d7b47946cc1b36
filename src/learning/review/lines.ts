import type { Element } from 'domhandler';
import type { ArticleReading } from '../../base/reading.ts';
import type { Page } from '../../reading/index.ts';
import { type Piece, piecesOf } from '../pieces.ts';
import { markBody } from './mark-body.ts';
import { markFacts, markNamedFacts } from './mark-facts.ts';
import { markRemoved } from './mark-removed.ts';
import { freeLines, type Marks } from './marks.ts';
import type { Part, ReviewedLine } from './review.ts';
import { shownPicture, shownPlayer } from './shown.ts';
import { unitsOf } from './units.ts';

/** So many lines of one page are told, and so much of a line. */
const MOST_LINES = 1500;
const LONGEST = { taken: 2000, left: 400 };

/** The lines of a page in their order, each with what it was taken as. */
export interface PageLines {
  lines: ReviewedLine[];
  unshown: ReviewedLine[];
  more: number;
}

/**
 * What became of each line that a page shows. Nothing is asked of the reader but what it gave: its text is
 * found again in the page, line by line, and so are its facts and what it left out.
 */
export function linesOf(page: Page, reading: ArticleReading | null): PageLines {
  const shown: { element: Element; before: number }[] = [];
  const all = piecesOf(page.document, (element, before) => shown.push({ element, before }));
  const pieces = all.slice(0, MOST_LINES);
  const marks: Marks = pieces.map(() => null);
  const unshown: ReviewedLine[] = [];
  const media: { before: number; line: ReviewedLine }[] = [];
  if (reading !== null) {
    const units = unitsOf(reading.body);
    markNamedFacts(pieces, marks, page, reading);
    for (const { text } of markBody(pieces, units.text, marks)) unshown.push(line(text, 'body'));
    const captions = new Set(units.captions.map(({ folded }) => folded));
    for (const at of freeLines(pieces, marks, (piece) => isCaption(piece, captions)))
      marks[at] = { as: 'caption' };
    markFacts(pieces, marks, reading);
    markRemoved(pieces, marks, reading.removed);
    const waiting = new Set(units.embeds);
    for (const { element, before } of shown.slice(0, MOST_LINES)) {
      const player = shownPlayer(element, waiting);
      if (player?.embed) waiting.delete(player.embed);
      const found = player?.line ?? shownPicture(element, units.pictures);
      if (found) media.push({ before, line: found });
    }
    for (const { kind, src } of waiting) unshown.push(line(`${kind}: ${src}`, 'embed'));
  }
  const lines: ReviewedLine[] = [];
  let next = 0;
  for (const [at, piece] of pieces.entries()) {
    for (; next < media.length && media[next]!.before <= at; next++) lines.push(media[next]!.line);
    lines.push({ ...line(piece.text, marks[at]?.as ?? 'left'), ...marks[at] });
  }
  for (; next < media.length; next++) lines.push(media[next]!.line);
  return { lines, unshown: unshown.slice(0, MOST_LINES), more: all.length - pieces.length };
}

/** A caption, a part of one whose credit stands on a line of its own, or one with its credit behind it. */
function isCaption({ folded }: Piece, captions: ReadonlySet<string>): boolean {
  if (captions.has(folded)) return true;
  if (folded.length < 8) return false;
  for (const caption of captions) {
    if (caption.includes(folded)) return true;
    if (caption.length >= 8 && caption.length * 2 >= folded.length && folded.includes(caption)) return true;
  }
  return false;
}

function line(text: string, as: Part): ReviewedLine {
  const most = as === 'left' ? LONGEST.left : LONGEST.taken;
  return { text: text.length > most ? `${text.slice(0, most)}…` : text, as };
}
