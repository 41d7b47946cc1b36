import type { Block } from '../base/blocks.ts';
import { type Capture, header } from '../base/capture.ts';
import type { ArticleReading, Field, ReadCapture, Reading, Removal } from '../base/reading.ts';
import { inTurn, type Outlet, type Recipe } from '../outlets/index.ts';
import { blockText } from './body/block-text.ts';
import { genericBody, type Instructions, namedBody } from './body/body.ts';
import type { Known } from './body/trim.ts';
import { judge, refreshTarget } from './classify.ts';
import type { Found } from './facts/found.ts';
import { langOf } from './facts/lang.ts';
import { pagingOf } from './facts/paging.ts';
import { canonicalOf, tellsOf } from './facts/placing.ts';
import { folded, titleOf } from './facts/title.ts';
import { factsOf } from './facts.ts';
import { resolve, unwrap } from './page/address.ts';
import { decodePage } from './page/charset.ts';
import { briefText } from './page/dom.ts';
import { foreignType } from './page/mime.ts';
import { repairTexts } from './page/mojibake.ts';
import { parseWithin } from './page/parse.ts';
import { type Page, survey } from './page/survey.ts';
import { unpacked } from './page/unpacked.ts';
import { withoutArchiveMarks } from './page/wayback.ts';
import { calledBy, doomedBy, fitting } from './recipe.ts';
import type { Facts } from './slots.ts';

/** The reader's version, kept in every article that it read. */
export const READER = 'generic/2';

/**
 * Reads one capture: what it is, and all that an article has, each value with its source and confidence.
 * Pure: the same capture, outlet and recipes give the same reading, anywhere, at any time.
 * Throws only for a recipe whose selector is none (`BAD_RECIPE`).
 */
export function read(packed: Capture, outlet: Outlet, recipes: readonly Recipe[]): Reading {
  const capture = unpacked(packed);
  const of = { capture: readCapture(capture) };
  const { status, headers, body } = capture;
  const notArticle = notArticleOf(of.capture);
  if (status >= 300 && status < 400) {
    const location = header(headers, 'location') ?? header(headers, 'x-archive-orig-location');
    return notArticle('redirect', resolve(location ?? undefined, unwrap(capture.original)));
  }
  if (status >= 400) return notArticle(`http-${status}`);
  if (body.length === 0) return notArticle('empty');
  const type = foreignType(body, headers);
  if (type) return notArticle(type);
  return ofItsOwn(readPage(pageOf(capture, outlet), capture, outlet, recipes));
}

/** A reading in strings of its own: a piece of the page's text, a headline even, would keep the whole page in memory. */
function ofItsOwn(reading: Reading): Reading {
  return JSON.parse(JSON.stringify(reading)) as Reading;
}

/** Reads a page that is parsed already, as `read` does. */
export function readPage(page: Page, capture: Capture, outlet: Outlet, recipes: readonly Recipe[]): Reading {
  const of = { capture: readCapture(capture) };
  const notArticle = notArticleOf(of.capture);
  // Cut at our own bound: as little whole as one that the crawler cut.
  if (page.cut) of.capture.truncated ??= 'bound';
  const to = refreshTarget(page);
  if (to) return notArticle('redirect', to, titleOf(page)?.value ?? null);

  const fields = readFields(page, capture, outlet, recipes);
  const { title, published, authors } = fields.facts;
  const signs = inTurn(outlet, recipes).flatMap((recipe) => recipe.tombstones);
  const verdict = judge(page, [...outlet.tombstones, ...signs], {
    title: title?.value ?? null,
    published,
    authors,
    blocks: fields.body,
    teasers: fields.removed.filter(({ rule }) => rule === 'related').map(({ text }) => text),
    truncated: capture.truncated !== null || page.cut,
  });
  if (verdict.kind === 'tombstone')
    return { kind: 'tombstone', ...of, reason: verdict.reason, title: title?.value ?? null };
  if (verdict.kind === 'notArticle') return notArticle(verdict.reason, null, title?.value ?? null);
  return article(of.capture, page, fields);
}

function notArticleOf(capture: ReadCapture) {
  return (reason: string, to: string | null = null, title: string | null = null): Reading => ({
    kind: 'notArticle',
    capture,
    reason,
    to,
    title,
  });
}

function readCapture({ original, timestamp, digest, truncated, memento }: Capture): ReadCapture {
  return { original, timestamp, digest, truncated, memento };
}

/** The page of a capture that `read` would look into; null where its status, its type or its emptiness says enough. */
export function openPage(packed: Capture, outlet: Outlet): Page | null {
  const capture = unpacked(packed);
  const { status, headers, body } = capture;
  if (status >= 300 || body.length === 0 || foreignType(body, headers)) return null;
  return pageOf(capture, outlet);
}

/** A capture's page, parsed, without the archive's own marks. */
function pageOf(capture: Capture, outlet: Outlet): Page {
  const { text } = decodePage(capture.body, capture.headers);
  const parsed = withoutArchiveMarks(parseWithin(text));
  repairTexts(parsed.elements);
  return { ...survey(parsed, capture.original, outlet), captured: capture.timestamp };
}

interface Fields {
  facts: Facts;
  body: Block[];
  bodyFound: { from: string; confidence: number } | null;
  removed: Removal[];
  recipe: Recipe | null;
  misfit: string | null;
}

function readFields(page: Page, capture: Capture, outlet: Outlet, recipes: readonly Recipe[]): Fields {
  const day = capture.timestamp.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3');
  const { recipe, body: named, misfit } = fitting(page, day, outlet, recipes);
  if (!recipe || !named) return { ...genericFields(page, factsOf(page, recipe)), recipe, misfit };
  const facts = factsOf(page, recipe);
  const { blocks, removed, share } = namedBody(
    page,
    named.elements,
    instructions(page, recipe),
    known(page, facts),
  );
  const least = (recipe.share ?? 0) * SHRUNK;
  if (blocks.length === 0 || share < least) {
    const why = blocks.length === 0 ? 'its body is empty' : 'its body holds too little of the page';
    return { ...genericFields(page, factsOf(page, null)), recipe: null, misfit: `${recipe.layout}: ${why}` };
  }
  return {
    facts,
    body: blocks,
    bodyFound: { from: `css:${named.selector}`, confidence: 0.99 },
    removed,
    recipe,
    misfit,
  };
}

/** How much of a page's prose a recipe's body holds, 0–1; 0 where it is not there. */
export function bodyShare(page: Page, recipe: Recipe): number {
  const { body } = fitting(page, '', { ...page.outlet, recipes: [], learned: [] }, [
    { ...recipe, from: null, until: null },
  ]);
  const none = { title: null, authors: [], section: null };
  return body === null ? 0 : namedBody(page, body.elements, instructions(page, recipe), none).share;
}

/** So much less of a page than of those it was tried on may a recipe's body hold. */
const SHRUNK = 0.3;

function genericFields(page: Page, facts: Facts): Omit<Fields, 'recipe' | 'misfit'> {
  const body = genericBody(page, known(page, facts));
  return {
    facts,
    body: body?.blocks ?? [],
    bodyFound: body && { from: body.from, confidence: body.confidence },
    removed: body?.removed ?? [],
  };
}

function known(page: Page, { title, standfirst, authors, section }: Facts): Known {
  return {
    title: title?.value ?? null,
    authors: authors?.value ?? [],
    section: section?.value ?? null,
    // The second line of a headline; a standfirst of its own may be the text's first sentence too.
    standfirst: standfirst?.from === 'css:hgroup' ? standfirst.value : null,
    titles: [...page.h1s.slice(0, 3).map((h1) => briefText(h1, 300)), page.metas.get('og:title')?.[0] ?? ''],
  };
}

function instructions(page: Page, recipe: Recipe): Instructions {
  return {
    doomed: doomedBy(page, recipe),
    kept: calledBy(page, recipe, 'keep'),
    captions: calledBy(page, recipe, 'captions'),
    without: new Set(recipe.without.map(folded).filter((line) => line !== '')),
  };
}

/** A page beyond the parser's bounds is read as far as they go, and says so. */
const TOO_LARGE: Removal = {
  rule: 'bound',
  text: 'the page is larger than one page may be: its end was not read',
};

/** What a page tells machines as its description is a standfirst only where it tells of the article. */
function standfirstIn(found: Found<string> | null, text: string): Found<string> | null {
  return found === null || found.from.startsWith('css:') || tellsOf(found.value, text) ? found : null;
}

function article(capture: ReadCapture, page: Page, fields: Fields): ArticleReading {
  const { title, authors, published, modified, section, tags } = fields.facts;
  const text = `${title?.value ?? ''}\n${fields.body.map(blockText).join('\n')}`;
  const standfirst = standfirstIn(fields.facts.standfirst, text);
  const lang = langOf(page, text);
  const paging = pagingOf(page);
  const confidence: Partial<Record<Field, number>> = {};
  const from: Partial<Record<Field, string>> = {};
  const note = (field: Field, found: { from: string; confidence: number } | null): void => {
    if (!found) return;
    confidence[field] = Math.round(found.confidence * 100) / 100;
    from[field] = found.from;
  };
  note('title', title);
  note('standfirst', standfirst);
  note('authors', authors);
  note('published', published);
  note('modified', modified);
  note('section', section);
  note('tags', tags);
  note('lang', lang);
  note('page', paging.page);
  note('next', paging.next);
  note('body', fields.bodyFound);
  return {
    kind: 'article',
    capture,
    canonical: canonicalOf(page),
    title: title?.value ?? '',
    standfirst: standfirst?.value ?? null,
    authors: authors?.value ?? [],
    published: published?.value ?? null,
    modified: modified?.value ?? null,
    section: section?.value ?? null,
    tags: tags?.value ?? [],
    lang: lang?.value ?? null,
    ...(paging.page && { page: paging.page.value }),
    ...(paging.next && { next: paging.next.value }),
    body: fields.body,
    confidence,
    from,
    removed: page.cut ? [...fields.removed, TOO_LARGE] : fields.removed,
    reader: READER,
    recipe: fields.recipe?.layout ?? null,
    ...(fields.misfit === null ? {} : { misfit: fields.misfit }),
  };
}
