import type { FrontMatter } from '../article/index.ts';
import { isFileName } from '../base/file-name.ts';
import { identifier, type Outlet } from '../outlets/index.ts';
import { type AddressBook, findArticle, keyList, writeAddressBook } from './address-book.ts';
import { updatedOf } from './article/dates.ts';
import { isLanguage } from './article/language.ts';
import { authority } from './authority.ts';
import type { RecordPlace, Records } from './events.ts';
import { oldHosts } from './hosts/old-hosts.ts';
import { keysOf } from './keys.ts';
import { namesOf, sectionOf, tagsOf } from './labels.ts';
import { threadsOf } from './lists/threads.ts';
import { flat, interner } from './own-words.ts';
import { type Part, type PartOf, partOfDay, partsByPlace } from './parts/part.ts';
import { linkReader } from './related/links-in.ts';
import type { Listed } from './source.ts';
import { readTime } from './times.ts';

/** What is kept in memory of one article while the site is made: a few hundred bytes. */
export interface Entry {
  id: string;
  title: string;
  /** `YYYY-MM-DD` in the outlet's zone; empty where unknown. */
  day: string;
  /** The day of its last change, where one is known; else `day`. */
  changed: string;
  /** `hh:mm`; empty where unknown. */
  clock: string;
  section: string;
  /** BCP 47 where the article names a language that is not the site's own; empty otherwise. */
  lang: string;
  bylines: readonly string[];
  tags: readonly string[];
  path: string;
  /** Ids that it was saved under before, and that lead to it. */
  ids: readonly string[];
  revisions: readonly { name: string; path: string }[];
  /** The id that names its thread; empty where it is of none. */
  thread: string;
  /** Where the evidence keeps what it was read from; null where that is not known. */
  record: RecordPlace | null;
  /** Ids of the outlet's articles that its text links to, as their addresses have them. */
  links: readonly string[];
}

export interface Survey {
  /** Oldest first, the undated before all. */
  entries: Entry[];
  sections: Map<string, Entry[]>;
  bylines: Map<string, Entry[]>;
  tags: Map<string, Entry[]>;
  /** By day, in order; the undated under the empty string. */
  days: Map<string, Entry[]>;
  /** By the id of the first story; those with several stories that are shown. */
  threads: Map<string, Entry[]>;
  revisions: number;
  book: AddressBook;
  /** Of which part each article of the book is, where the site is one of several parts; `entries` are its own alone. */
  partOf: PartOf | null;
  /** Hosts that its articles had, those of most first. */
  hosts: string[];
  withheld: { id: string; reason: string }[];
}

/**
 * Goes through the archive once and keeps what lists, neighbours and links need. `refuse` hears of what cannot be pressed.
 * @param part of the site, whose articles alone are kept
 */
export async function survey(
  articles: AsyncIterable<Listed>,
  outlet: Outlet,
  refuse: (path: string, reason: string) => void,
  records: Records | null = null,
  part: Part | null = null,
): Promise<Survey> {
  const reasons = new Map(outlet.withheld.map(({ id, reason }) => [id, reason]));
  const identify = identifier(outlet);
  const authorise = authority(outlet);
  const word = interner();
  const hosts = oldHosts(outlet);
  const linksIn = linkReader(outlet, identify);
  const recordOf = ({ capture, digest }: FrontMatter): RecordPlace | null => {
    const found = capture === undefined || digest === undefined ? null : records?.find(capture, digest);
    return found ? { ...found, file: word(found.file) } : null;
  };
  const found: Entry[] = [];
  const claims = keyList();
  const seen = new Set<string>();
  const withheld: Survey['withheld'] = [];
  for await (const listed of articles) {
    if ('error' in listed) {
      refuse(listed.path, listed.error.message);
      continue;
    }
    const { id, path, file, revisions } = listed;
    if (!isFileName(id))
      refuse(path, 'its id cannot be a file name: an id is 1–80 of a–z, 0–9 and -, and no device of Windows');
    else if (seen.has(id)) refuse(path, `another article has the id ${id}`);
    else {
      const { front } = authorise(file.front);
      const keys = keysOf(listed, outlet, identify);
      // A story that is withheld under an id that it had once is withheld under all of them.
      const named = [id, ...keys].find((key) => reasons.has(key));
      if (named !== undefined) {
        seen.add(id);
        withheld.push({ id, reason: reasons.get(named)! });
        continue;
      }
      const time =
        readTime(front.published, outlet.timezone) ?? readTime(front.last_updated, outlet.timezone);
      const day = readTime(front.date, outlet.timezone)?.day ?? time?.day ?? '';
      const entry: Entry = {
        id,
        path,
        title: flat(front.title).trim().slice(0, 500),
        day,
        changed: word(later(day, updatedOf(front, outlet.timezone)?.day)),
        clock: front.published !== undefined && time?.day === day ? (time.clock ?? '') : '',
        lang: word(foreign(front.lang, outlet.languages[0])),
        section: word(sectionOf(front)),
        bylines: namesOf(front).map(word),
        tags: tagsOf(front).map(word),
        ids: (front.ids ?? []).filter(isFileName).map(flat),
        revisions: revisions
          .filter(({ name }) => isFileName(name))
          .map(({ name, path }) => ({ name: flat(name), path: flat(path) })),
        thread: front.thread !== undefined && isFileName(front.thread) ? word(front.thread) : '',
        links: linksIn(file.body).map(word),
        record: recordOf(front),
      };
      for (const key of keys) claims.add(key, found.length);
      hosts.count(front);
      seen.add(id);
      found.push(entry);
    }
  }
  const numbers = new Map(found.map((entry, n) => [entry, n]));
  const sorted = found.toSorted(inTime);
  const places = new Int32Array(found.length);
  for (const [place, entry] of sorted.entries()) places[numbers.get(entry)!] = place;
  const book = writeAddressBook(
    sorted.map(({ id }) => id),
    claims,
    (n) => places[n]!,
  );
  const partOf = part && partsByPlace(sorted, part);
  const entries = part ? sorted.filter(({ day }) => partOfDay(day) === part.folder) : sorted;
  // An id that is an article of its own leads nowhere else.
  for (const entry of entries) entry.ids = entry.ids.filter((each) => findArticle(book, each) === entry.id);
  return {
    ...grouped(entries),
    threads: threadsOf(entries, book),
    entries,
    book,
    partOf,
    hosts: hosts.most(),
    withheld,
  };
}

/** `en` in a Chinese paper, whose lists must say that a headline is not in their language; empty for the paper's own. */
function foreign(lang: string | undefined, own: string | undefined): string {
  if (lang === undefined || !isLanguage(lang)) return '';
  const first = (tag: string) => tag.toLowerCase().split('-', 1)[0];
  return first(lang) === first(own ?? '') ? '' : lang;
}

/** Time, then ids in the order a person counts: 999 before 1000. */
export function inTime(a: Entry, b: Entry): number {
  return (
    compare(a.day, b.day) || compare(a.clock, b.clock) || a.id.length - b.id.length || compare(a.id, b.id)
  );
}

/** The later of two days. */
function later(day: string, other = ''): string {
  return other > day ? other : day;
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function grouped(entries: Entry[]): Pick<Survey, 'sections' | 'bylines' | 'tags' | 'days' | 'revisions'> {
  const sections = new Map<string, Entry[]>();
  const bylines = new Map<string, Entry[]>();
  const tags = new Map<string, Entry[]>();
  const days = new Map<string, Entry[]>();
  let revisions = 0;
  const put = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
    const list = map.get(key);
    if (list) list.push(entry);
    else map.set(key, [entry]);
  };
  for (const entry of entries) {
    put(days, entry.day, entry);
    if (entry.section !== '') put(sections, entry.section, entry);
    for (const name of entry.bylines) put(bylines, name, entry);
    for (const tag of entry.tags) put(tags, tag, entry);
    revisions += entry.revisions.length;
  }
  return { sections, bylines, tags, days, revisions };
}
