import { sha256Hex } from '../base/digest.ts';

/**
 * A file name for a section, byline or tag. Letters and digits of ASCII, Chinese characters and kana stand
 * for themselves; a name that is more than these (`A&B`, `AI`, `../x`, 300 characters) keeps what it can and
 * gets a piece of its hash, so that no two names meet, on file systems without case either.
 */
export function slugOf(name: string): string {
  const whole = name.normalize('NFC');
  const plain = [...whole.toLowerCase().replace(UNSAFE_RUN, '-').replace(/^-|-$/g, '')].slice(0, 40).join('');
  const slug = plain.replace(/-$/, '');
  if (slug === whole && !RESERVED.test(slug) && !HASHED.test(slug)) return slug;
  const hash = sha256Hex(whole).slice(0, 10);
  return slug === '' ? hash : `${slug}-${hash}`;
}

// Kana and Hangul come apart on file systems that decompose (が → か + ゛), unified Chinese characters never do.
const UNSAFE_RUN = /[^a-z0-9\u4e00-\u9fff\u3400-\u4dbf]+/g;

/** Names that Windows keeps for devices, and ours for the list of all. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)$/;

/** Looks like a name that already carries a hash: it must not be taken for one. */
const HASHED = /(?:^|-)[0-9a-f]{10}$/;

/** File name of an article's page without its folder: `18753`. */
export function pageName(id: string): string {
  // `articles/index.html` would answer for its folder. No id has an underscore: `index_` is nobody else's page.
  return id === 'index' ? 'index_' : id;
}

/** Page of an article, from the site's root. */
export function articlePage(id: string): string {
  return `articles/${pageName(id)}.html`;
}

/** A pattern for an article's page, with `/` for the site's root, whose group is its name. Some hosts take `.html` away. */
export const ARTICLE_PAGE = '^/articles/([a-z0-9-]+)(?:\\.html)?/?$';

/** The search page, from the site's root. */
export const SEARCH_PAGE = 'search.html';

/** The list of all threads, from the site's root. */
export const THREADS_PAGE = 'threads/index.html';

/** Page of one revision, from the site's root. */
export function revisionPage(id: string, name: string): string {
  return `revisions/${pageName(id)}/${pageName(name)}.html`;
}

/** The nth page of a list: `tags/x.html`, `tags/x/2.html`. */
export function listPage(stem: string, page: number): string {
  return page === 1 ? `${stem}.html` : `${stem}/${page}.html`;
}

/** The way from one page of the site to another, both from the root: (`days/2019.html`, `index.html`) → `../index.html`. */
export function relative(from: string, to: string): string {
  return rootFrom(from) + to;
}

/** The way from a page to the site's root: `../` for each folder. */
export function rootFrom(page: string): string {
  return '../'.repeat(page.split('/').length - 1);
}
