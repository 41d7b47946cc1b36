import { toText } from '../article/index.ts';
import type { Capture } from '../base/capture.ts';
import type { Reading } from '../base/reading.ts';
import type { Outlet, Recipe } from '../outlets/index.ts';
import { folded, mediaOf, openPage, type Page, readPage } from '../reading/index.ts';
import { type Shingles, shinglesOf } from './likeness.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Label, Sample } from './sample.ts';

/** One page under study: parsed, read without a recipe, and what a recipe should make of it. */
export interface Sheet {
  capture: Capture;
  page: Page;
  label: Label | null;
  generic: Reading;
  /** What the generic reader took for the article's text. */
  text: string;
  pieces: Piece[];
  /** What a recipe should give; the label's text, else what readers of many pages agree on. */
  wanted: Wanted;
}

export interface Wanted {
  shingles: Shingles;
  folded: string;
  labelled: boolean;
}

/** A page opened for study; null where it is none, or shows no article. */
export function sheetOf({ capture, label }: Sample, outlet: Outlet): Sheet | null {
  const page = openPage(capture, outlet);
  if (!page) return null;
  const generic = readPage(page, capture, outlet, []);
  const text = generic.kind === 'article' ? toText(generic.body) : '';
  const wanted = wantedOf(label?.body ?? text, label?.body != null);
  return { capture, page, label, generic, text, pieces: piecesOf(page.document), wanted };
}

export function wantedOf(text: string, labelled: boolean): Wanted {
  return { shingles: shinglesOf(text), folded: folded(text), labelled };
}

/** What a page gives when it is read with one recipe alone; nothing where that does not fit. */
export function textWith({ page, capture }: Sheet, recipe: Recipe): string {
  const reading = readPage(page, capture, { ...page.outlet, recipes: [recipe] }, []);
  return reading.kind === 'article' && reading.recipe !== null ? toText(reading.body) : '';
}

/** The pictures and embeds that a page gives when it is read with one recipe alone, in a form to compare. */
export function mediaWith({ page, capture }: Sheet, recipe: Recipe): string {
  const reading = readPage(page, capture, { ...page.outlet, recipes: [recipe] }, []);
  return reading.kind === 'article' ? JSON.stringify(mediaOf(reading.body)) : '';
}
