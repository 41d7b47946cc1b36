import type { Author } from '../../base/reading.ts';
import { textOf, tidy, visibleTextOf } from '../page/dom.ts';
import { isObject, ldStrings } from '../page/json-ld.ts';
import type { Page } from '../page/survey.ts';
import { namesIn } from './byline.ts';
import { dataFacts } from './data-facts.ts';
import type { Found } from './found.ts';
import { accept, HOST, NOBODY, POST } from './nobody.ts';
import { shownByline } from './shown-byline.ts';
import { folded, siteNames } from './title.ts';

const METAS = [
  'author',
  'article:author',
  'og:article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'article.author',
  'authors',
  'citation_author',
  'cxenseparse:author',
  'twitter:data1',
  'author_name',
  'rnews:author',
  'articleauthor',
];

/**
 * Who wrote it, as separate names; never invented: a page that names nobody, or only itself, gives none.
 * In order: JSON-LD, metas, `itemprop` and `rel=author`, elements named as bylines, lines that read as one.
 */
export function authorsOf(page: Page): Found<Author[]> | null {
  // janedoe.example is Jane Doe's own; a single word that is the host's name is an account.
  const declaredNames = siteNames({ ...page, address: '' });
  const site = [...declaredNames, ...siteNames(page).map((name) => `${HOST}${name}`)];
  const shown = shownByline(page, site);
  const declared = fromLd(page, site) ?? fromMetas(page, site);
  if (declared && shown) {
    // The page tells people more names than it tells machines, the declared ones among them.
    const known = new Set(shown.value.map((author) => folded(author.name)));
    const told = declared.value.map((author) => folded(author.name));
    if (
      shown.value.length > declared.value.length &&
      told.every((name) => known.has(name)) &&
      // `Jane DoeJane Doe`, written twice for a narrow screen.
      !shown.value.some(({ name }) => told.some((one) => one !== folded(name) && folded(name).includes(one)))
    ) {
      return { ...shown, confidence: 0.9 };
    }
  }
  if (declared && shown) {
    // `Linda` to machines, `Linda Wong` to people.
    const [only] = declared.value;
    const whole = shown.value.find(({ name }) => only && name.startsWith(`${only.name} `));
    if (whole && declared.value.length === 1 && !/\s/.test(only!.name))
      return { ...shown, value: [whole], confidence: 0.85 };
    const roles = new Map(shown.value.map((author) => [folded(author.name), author]));
    return {
      ...declared,
      value: declared.value.map((author) => ({ ...author, ...rolesOf(roles.get(folded(author.name))) })),
    };
  }
  return declared ?? shown ?? fromData(page, site) ?? itself(page);
}

/** Of a page that its scripts draw: who wrote the article in their data. */
function fromData(page: Page, site: readonly string[]): Found<Author[]> | null {
  const authors = accept(dataFacts(page).authors, site).filter(
    ({ name }) => !POST.test(name) && name.split(/\s+/).length <= 6,
  );
  return authors.length > 0 ? { value: authors, from: 'script-data', confidence: 0.7 } : null;
}

/**
 * The paper itself, where its page tells machines that it is the author and names no person: of a paper that
 * nobody described. A known outlet does not sign its own articles.
 */
function itself(page: Page): Found<Author[]> | null {
  const value = page.article?.author ?? page.article?.creator;
  if (page.outlet.name !== '' || value === undefined) return null;
  const [name, more] = ldStrings(value);
  if (!name || more || name.length > 60 || NOBODY.test(name.trim())) return null;
  return { value: [{ name: tidy(name) }], from: 'json-ld', confidence: 0.4 };
}

/** The role that the page shows people beside a name that it tells machines. */
function rolesOf(author: Author | undefined): { role?: string } {
  return author?.role === undefined ? {} : { role: author.role };
}

function fromLd(page: Page, site: readonly string[]): Found<Author[]> | null {
  const value = page.article?.author ?? page.article?.creator;
  if (value === undefined) return null;
  const people: string[] = [];
  for (const item of Array.isArray(value) ? value.slice(0, 50) : [value]) {
    let node: unknown = item;
    // `{"@id": "#/person/1"}` points at another object of the page.
    if (isObject(item) && item.name === undefined && typeof item['@id'] === 'string') {
      node = page.ld.find((other) => other['@id'] === item['@id'] && other.name !== undefined) ?? item;
    }
    if (isObject(node) && node.name === undefined && typeof node.familyName === 'string') {
      people.push(`${typeof node.givenName === 'string' ? node.givenName : ''} ${node.familyName}`.trim());
    } else people.push(...ldStrings(node));
  }
  const japanese = /^ja\b/i.test(page.html?.attribs.lang ?? '');
  const authors = accept(
    people.flatMap((text) =>
      // 大渡 美咲 is one person's name and given name; 陳大文 李小明 are two people.
      japanese && /^[\p{L}ー]{1,5}[ \u3000][\p{L}ー]{1,5}$/u.test(text)
        ? [{ name: text }]
        : namesIn(tidy(text)),
    ),
    site,
  ).filter(({ name }, i) => i === 0 || name.split(/\s+/).length <= 6);
  return authors.length > 0 ? { value: authors, from: 'json-ld', confidence: 0.95 } : null;
}

/**
 * Whether people are told a name too. What machines alone are told is the account that published it, not who wrote
 * it; but for a whole name that the page says it was written by (`twitter:label1`), and does not hide.
 */
function witness(page: Page): (name: string) => boolean {
  let seen: string | null = null;
  const label = page.metas.get('twitter:label1')?.[0] ?? '';
  const written = /written|verfasst|escrito|écrit|scritto|作者|撰文/i.test(label)
    ? folded(page.metas.get('twitter:data1')?.[0] ?? '')
    : '';
  return (name) => {
    seen ??= folded(visibleTextOf(page.body).slice(0, 200_000));
    if (seen.includes(folded(name))) return true;
    return (
      /\p{L}\s\p{L}/u.test(name) && folded(name) === written && !folded(textOf(page.body)).includes(written)
    );
  };
}

/** Dublin Core and Google Scholar are told `Doe, Jane`. */
function inOrder(meta: string, text: string): string {
  const parts = /^(?:dc|dcterms|citation)/.test(meta)
    ? /^([^,]{1,40}), ?([^,]{1,40})$/.exec(text.trim())
    : null;
  return parts ? `${parts[2]} ${parts[1]}` : text;
}

function fromMetas(page: Page, site: readonly string[]): Found<Author[]> | null {
  const isTold = witness(page);
  for (const name of METAS) {
    // twitter:data1 is an author only where twitter:label1 says so.
    if (
      name === 'twitter:data1' &&
      !/written|author|by|作者/i.test(page.metas.get('twitter:label1')?.[0] ?? '')
    )
      continue;
    const values = page.metas.get(name) ?? [];
    const authors = accept(
      values.filter((text) => text.length < 300).flatMap((text) => namesIn(tidy(inOrder(name, text)))),
      site,
    ).filter(({ name }) => !POST.test(name) && isTold(name));
    if (authors.length > 0) return { value: authors, from: `meta:${name}`, confidence: 0.85 };
  }
  return null;
}
