import type { Author } from '../../base/reading.ts';
import { tidy } from '../page/dom.ts';
import { isObject } from '../page/json-ld.ts';
import { scriptData } from '../page/script-data.ts';
import type { Page } from '../page/survey.ts';
import { namesIn } from './byline.ts';
import { machineDate, type PageDate } from './dates.ts';
import { folded } from './title.ts';

const MAX_VALUES = 50_000;
const TITLE_KEY = /^(?:article|page|post|news|seo)?_?(?:title|headlines?|subject)$/i;
/** What systems call the day of publishing; `deployDt` and `regDate` are Korean ones. */
const DATE_KEY =
  /^(?:(?:first_?)?publish(?:ed)?(?:_?(?:at|on|date|time|dt|datetime))?|date_?published|pub_?date|display_?date|release_?date|issue_?date|deploy_?(?:dt|date)|reg(?:ister)?_?(?:dt|date))$/i;
const AUTHOR_KEY =
  /^(?:article_?)?(?:authors?|by_?lines?|writers?|reporters?|journalists?)(?:_?(?:names?|display|list))?$/i;
const NAME_KEY = /^(?:(?:full|display|writer|author|reporter)_?)?name$/i;

const SECTION_KEY =
  /^(?:primary_?(?:section|category|site)|main_?(?:section|category)|section|category|channel)(?:_?name)?$/i;
const DECK_KEY = /^(?:sub_?headlines?|sub_?titles?|standfirst|deck|dek|lead|lede)$/i;

interface DataFacts {
  title: string | null;
  standfirst: string | null;
  section: string | null;
  published: PageDate | null;
  authors: Author[];
}

/** Asked for the day and for the names: the scripts of a page are walked once. */
const walked = new WeakMap<Page, DataFacts>();

/** What the data that a page is drawn from says of its article: of the object that has the page's own headline. */
export function dataFacts(page: Page): DataFacts {
  const known = walked.get(page);
  if (known) return known;
  const facts = walk(page);
  walked.set(page, facts);
  return facts;
}

function walk(page: Page): DataFacts {
  const facts: DataFacts = { title: null, standfirst: null, section: null, published: null, authors: [] };
  const title = folded(`${page.titleText} ${page.metas.get('og:title')?.[0] ?? ''}`);
  if (title === '') return facts;
  const queue: unknown[] = scriptData(page);
  for (let i = 0; i < queue.length && queue.length < MAX_VALUES; i++) {
    const value = queue[i];
    if (Array.isArray(value)) queue.push(...value.slice(0, 1000));
    if (!isObject(value)) continue;
    const entries = Object.entries(value).slice(0, 1000);
    const headline = entries.find(([key, inner]) => TITLE_KEY.test(key) && isHeadline(wordsIn(inner), title));
    if (headline) {
      facts.title ??= wordsIn(headline[1]);
      for (const [key, inner] of entries) {
        if (DATE_KEY.test(key)) facts.published ??= dateOf(inner);
        else if (AUTHOR_KEY.test(key) && facts.authors.length === 0) facts.authors = authorsIn(inner);
        // Arc Publishing: `credits: {by: […]}`, `taxonomy: {primary_section: {name}}`.
        else if (key === 'credits' && isObject(inner) && facts.authors.length === 0)
          facts.authors = authorsIn(inner.by);
        else if (key === 'taxonomy' && isObject(inner))
          facts.section ??= wordsIn(inner.primary_section ?? inner.primary_site);
        else if (SECTION_KEY.test(key)) facts.section ??= wordsIn(inner);
        else if (DECK_KEY.test(key)) facts.standfirst ??= wordsIn(inner);
      }
    }
    for (const [, inner] of entries) if (typeof inner === 'object' && inner !== null) queue.push(inner);
  }
  return facts;
}

/** A line of text, or what an object has for one: `{basic: …}`, `{rendered: …}`, `{name: …}`. */
function wordsIn(value: unknown): string | null {
  const told = isObject(value) ? (value.basic ?? value.rendered ?? value.name ?? value.title) : value;
  if (typeof told !== 'string' || told.length > 1000 || /[<>]/.test(told)) return null;
  const text = tidy(told);
  return text === '' ? null : text;
}

function isHeadline(value: unknown, title: string): boolean {
  if (typeof value !== 'string' || value.length > 500) return false;
  const bare = folded(value);
  return bare.length >= (/[\u3040-\u9fff\uac00-\ud7a3]/.test(bare) ? 6 : 16) && title.includes(bare);
}

function dateOf(value: unknown): PageDate | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return machineDate(String(value));
  return typeof value === 'string' ? machineDate(value) : null;
}

function authorsIn(value: unknown): Author[] {
  const texts = (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap((item): unknown[] =>
    isObject(item)
      ? Object.entries(item)
          .filter(([key, inner]) => NAME_KEY.test(key) && typeof inner === 'string')
          .slice(0, 1)
          .map(([, inner]) => inner)
      : [item],
  );
  return texts.flatMap((text) =>
    typeof text === 'string' && text.length <= 100 && !/[<>@\d]/.test(text) ? namesIn(tidy(text)) : [],
  );
}
