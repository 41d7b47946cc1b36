import { inlineText, toText } from '../article/index.ts';
import type { Block } from '../base/blocks.ts';
import type { ArticleReading, Field, ReadCapture, Reading, Removal } from '../base/reading.ts';
import { inTurn, type Outlet } from '../outlets/index.ts';
import { folded, langOfText } from '../reading/index.ts';
import { mendAddresses } from './addresses.ts';
import { authorsOf } from './byline.ts';
import { takeBiography, takePlea } from './closing.ts';
import { dateOf, dayInAddress } from './dates.ts';
import type { Habits } from './habits.ts';
import type { Mended } from './imported.ts';
import { mendInlines, withoutControls } from './inline-repairs.ts';
import { letters } from './letters.ts';
import { noArticle } from './tombstone.ts';

/** So many characters tell a language. */
const ENOUGH = 4000;

/** The importer's version, kept in every article that it took in. */
export const IMPORTER = 'import/1';

/** An article as its file tells it, whatever the file's form. */
export interface Draft {
  title: string;
  standfirst?: string | undefined;
  author: string;
  published?: string | undefined;
  modified?: string | undefined;
  section?: string | undefined;
  tags: string[];
  lang?: string | undefined;
  blocks: Block[];
  /** Taken out before, with the conversion of a body in HTML. */
  removed: Removal[];
  extra?: Record<string, unknown>;
}

/** Mends a draft and judges what it is. */
export function readingOf(
  draft: Draft,
  capture: ReadCapture,
  outlet: Outlet,
  habits: Habits,
  mended: Mended,
): Reading {
  const title = withoutControls(draft.title, mended);
  const original = capture.original;
  const told = {
    title,
    author: draft.author,
    dated: (draft.published ?? '').trim() !== '',
    original,
    text: toText(draft.blocks),
    hasMedia: draft.blocks.some(({ type }) => type === 'figure' || type === 'embed'),
  };
  const signs = [...outlet.tombstones, ...inTurn(outlet, []).flatMap(({ tombstones }) => tombstones)];
  const none = noArticle(told, habits, signs);
  if (none?.kind === 'tombstone') return { kind: 'tombstone', capture, reason: none.reason, title };
  if (none) return { kind: 'notArticle', capture, reason: none.reason, to: null, title };

  const { blocks, removed, biography } = withoutClosing(draft, title, outlet, habits);
  const timestamp = capture.memento === null ? null : capture.timestamp;
  mendAddresses(blocks, { original, timestamp }, mended);
  mendInlines(blocks, mended);

  const byline = withoutControls(draft.author, mended).trim();
  if (byline === '' && biography) mended.note('byline from the biography', biography.name);
  const authors = authorsOf(byline || (biography?.name ?? ''));
  const zone = outlet.timezone;
  let published = dateOf(draft.published, 'date', zone, mended);
  if (published === null) {
    published = dayInAddress(original);
    if (published !== null) mended.note('day from the address', published);
  }
  const reading: ArticleReading = {
    kind: 'article',
    capture,
    canonical: null,
    title: title.trim(),
    standfirst: draft.standfirst?.trim() || null,
    authors,
    published,
    modified: dateOf(draft.modified, 'last_updated', zone, mended),
    section: draft.section?.trim() || null,
    tags: draft.tags.map((tag) => withoutControls(tag, mended).trim()).filter((tag) => tag !== ''),
    lang: draft.lang?.trim() || langOfText(`${title}\n${toText(blocks)}`.slice(0, ENOUGH), outlet.languages),
    body: blocks,
    confidence: {},
    from: {},
    removed,
    reader: IMPORTER,
    recipe: null,
    repairs: mended.repairs(),
    ...(biography ? { biography } : {}),
    ...(draft.extra && Object.keys(draft.extra).length > 0 ? { extra: draft.extra } : {}),
  };
  return { ...reading, ...sources(reading) };
}

function withoutClosing({ blocks, removed, author }: Draft, title: string, outlet: Outlet, habits: Habits) {
  const parted = takeBiography(blocks, author);
  const without = inTurn(outlet, [])
    .flatMap((recipe) => recipe.without.map(folded))
    .filter((line) => line !== '');
  const { blocks: asked, removed: plea } = takePlea(
    parted.blocks,
    new Set([...habits.pleas, ...without.map(letters)]),
  );
  const { blocks: kept, removed: headline } = withoutHeadline(asked, title);
  return {
    blocks: kept,
    biography: parted.biography,
    removed: [...removed, ...headline, ...plea, ...parted.removed],
  };
}

/** The headline said again where the text begins; a text that says nothing else keeps it. */
function withoutHeadline(blocks: readonly Block[], title: string): { blocks: Block[]; removed: Removal[] } {
  const [first, ...rest] = blocks;
  const isSaid =
    (first?.type === 'heading' || first?.type === 'paragraph') &&
    letters(title) !== '' &&
    letters(inlineText(first.inlines)) === letters(title);
  if (!isSaid || letters(toText(rest)) === '') return { blocks: [...blocks], removed: [] };
  return { blocks: rest, removed: [{ rule: 'headline', text: inlineText(first.inlines).trim() }] };
}

/** All that a file tells rests on the word of whoever saved it. */
function sources(reading: ArticleReading): Pick<ArticleReading, 'confidence' | 'from'> {
  const confidence: Partial<Record<Field, number>> = {};
  const from: Partial<Record<Field, string>> = {};
  const fields: Exclude<Field, 'page' | 'next'>[] = [
    'title',
    'standfirst',
    'authors',
    'published',
    'modified',
    'section',
    'tags',
    'lang',
    'body',
  ];
  for (const field of fields) {
    const value = reading[field];
    if (value == null || (typeof value !== 'number' && value.length === 0)) continue;
    confidence[field] = field === 'lang' ? 0.8 : 0.9;
    from[field] = 'imported';
  }
  return { confidence, from };
}
