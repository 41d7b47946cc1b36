import { selectAll } from 'css-select';
import type { AnyNode, Element } from 'domhandler';
import type { ArticleReading, Field } from '../../base/reading.ts';
import { folded, type Page, visibleDate } from '../../reading/index.ts';
import type { Piece } from '../pieces.ts';
import { freeLines, isWithin, type Marks, nearest } from './marks.ts';
import type { Part } from './review.ts';

const PARTS: readonly (readonly [Field, Part])[] = [
  ['title', 'headline'],
  ['standfirst', 'standfirst'],
  ['authors', 'byline'],
  ['published', 'date'],
  ['modified', 'date'],
  ['section', 'section'],
  ['tags', 'tags'],
];

/** Marks the lines that a recipe's selectors name: where these facts stand is known, not guessed. */
export function markNamedFacts(
  pieces: readonly Piece[],
  marks: Marks,
  page: Page,
  reading: ArticleReading,
): void {
  for (const [field, part] of PARTS) {
    const selector = /^css:(.+)$/s.exec(reading.from[field] ?? '')?.[1];
    if (selector === undefined) continue;
    const all = selectAll<AnyNode, Element>(selector, page.document);
    const elements = new Set(part === 'byline' || part === 'tags' ? all : all.slice(0, 1));
    for (const line of freeLines(pieces, marks, ({ element }) => isWithin(element, elements)))
      marks[line] = { as: part };
  }
}

/**
 * Marks the lines that say what an article's fields say, wherever these were read from: of several the one
 * nearest to the headline, since lists of other stories name the same section, day and people.
 */
export function markFacts(
  pieces: readonly Piece[],
  marks: Marks,
  { title, standfirst, authors, published, modified, section, tags }: ArticleReading,
): void {
  const mark = (line: number | null, as: Part): void => {
    if (line === null) return;
    const known = marks[line];
    if (!known) marks[line] = { as };
    else if (known.as !== as) known.also = [...new Set([...(known.also ?? []), as])];
  };
  const named = (part: Part) => marks.findIndex((each) => each?.as === part);
  const text = Math.max(0, named('body'));
  const head = named('headline');
  if (head < 0) mark(headlineIn(pieces, marks, folded(title), text), 'headline');
  const near = named('headline') < 0 ? text : named('headline');

  const lead = folded(standfirst ?? '');
  if (lead !== '' && named('standfirst') < 0) {
    const lines = freeLines(
      pieces,
      marks,
      (piece) => piece.folded === lead || (lead.length >= 20 && piece.folded.includes(lead)),
    );
    mark(nearest(lines, near), 'standfirst');
  }
  for (const line of freeLines(pieces, marks, (piece) => piece.folded === folded(title)))
    if (isHeading(pieces[line]!.element)) mark(line, 'headline');
  const signed = named('byline') >= 0;
  for (const { name } of authors) {
    const bare = folded(name);
    const lines = freeLines(
      pieces,
      marks,
      (piece) => bare !== '' && piece.folded.length <= bare.length + 40 && piece.folded.includes(bare),
    );
    const line = nearest(lines, near);
    // A recipe may have found them in a box at the end; the line below the headline says the same.
    if (!signed || (line !== null && Math.abs(line - near) <= BELOW)) mark(line, 'byline');
  }
  for (const date of named('date') < 0 ? [published, modified] : []) {
    if (date === null) continue;
    const lines = factLines(
      pieces,
      marks,
      (piece) => piece.text.length <= 80 && visibleDate(piece.text)?.day === date.slice(0, 10),
    );
    mark(nearest(lines, near), 'date');
  }
  const words: [Part, string[]][] = [
    ['section', section === null || named('section') >= 0 ? [] : [section]],
    ['tags', named('tags') >= 0 ? [] : tags],
  ];
  for (const [part, values] of words) {
    for (const value of values) {
      const bare = folded(value);
      const lines = freeLines(pieces, marks, (piece) => bare !== '' && piece.folded === bare);
      mark(nearest(lines, part === 'tags' ? text : near), part);
    }
  }
  if (section !== null && named('section') < 0) {
    const bare = folded(section);
    const lines = factLines(
      pieces,
      marks,
      (piece, line) =>
        bare !== '' && marks[line] !== null && piece.text.length <= 80 && piece.folded.includes(bare),
    );
    mark(
      nearest(
        lines.filter((line) => marks[line]?.as !== 'headline'),
        near,
      ),
      'section',
    );
  }
  if (tags.length > 0 && named('tags') < 0) {
    const lines = freeLines(pieces, marks, (piece) => isListOf(piece.folded, tags));
    mark(nearest(lines, text), 'tags');
  }
}

/** Lines nobody took, and those that say other facts: one line often says several. */
function factLines(
  pieces: readonly Piece[],
  marks: Marks,
  isIt: (piece: Piece, line: number) => boolean,
): number[] {
  return pieces.flatMap((piece, line) => {
    const as = marks[line]?.as;
    const open = as === undefined || /^(?:byline|date|section|tags)$/.test(as);
    return open && isIt(piece, line) ? [line] : [];
  });
}

/** `關鍵字：城市 社論`: nothing but tags, and a word or two for what they are. */
function isListOf(line: string, tags: readonly string[]): boolean {
  if (line.length > 1000) return false;
  const rest = tags.reduce((left, tag) => left.replace(folded(tag), ''), line);
  return rest.length <= 6 && rest.length < line.length / 2;
}

const BELOW = 8;

/** The line that is the headline: an `h1` before any other, a line with the site's name behind it too. */
function headlineIn(pieces: readonly Piece[], marks: Marks, title: string, text: number): number | null {
  if (title === '') return null;
  const lines = freeLines(
    pieces,
    marks,
    (piece) =>
      piece.folded === title ||
      (title.length >= 6 && piece.folded.length <= title.length + 30 && piece.folded.includes(title)),
  );
  const headings = lines.filter((line) => isHeading(pieces[line]!.element));
  return nearest(headings.length > 0 ? headings : lines, text);
}

function isHeading(element: Element): boolean {
  for (let up: Element['parent'] | Element = element, i = 0; up && i < 4; up = up.parent, i++)
    if ('name' in up && up.name === 'h1') return true;
  return false;
}
