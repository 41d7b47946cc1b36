import { articlePage } from '../names.ts';
import { idPatterns } from '../search/id-patterns.ts';
import type { Setting } from '../setting.ts';
import type { Survey } from '../survey.ts';

/** What the front page of a library tells of one outlet. */
export interface Portrait {
  name: string;
  /** Its story; null where nobody told it. */
  about: string | null;
  /** BCP 47, of its name and story. */
  lang: string;
  articles: number;
  /** How many articles are known to have been; null where the account does not say. */
  known: number | null;
  revisions: number;
  pictures: number;
  /** Days of the first and the last article; null where none has a date. */
  first: string | null;
  last: string | null;
  /** Articles of each month that has any, in order. */
  months: [month: string, articles: number][];
  /** The last articles, newest first. */
  latest: { title: string; page: string; day: string; lang: string }[];
  /** How its addresses are known. */
  hosts: readonly string[];
  oldHosts: readonly string[];
  ids: readonly string[];
}

/** How much is there of one outlet, as its own front page tells it. */
export interface Figures {
  rescued: number;
  known: number | null;
  pictures: number;
}

const LATEST = 4;

export function portraitOf(
  all: Survey,
  { rescued, known, pictures }: Figures,
  { outlet }: Setting,
): Portrait {
  const dated = all.entries.filter(({ day }) => day !== '');
  const months = new Map<string, number>();
  for (const { day } of dated) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
  return {
    name: outlet.name,
    about: outlet.about,
    lang: outlet.languages[0] ?? 'und',
    articles: rescued,
    known,
    revisions: all.revisions,
    pictures,
    first: dated[0]?.day ?? null,
    last: dated.at(-1)?.day ?? null,
    months: [...months],
    latest: (dated.length > 0 ? dated : all.entries)
      .slice(-LATEST)
      .reverse()
      .map(({ id, title, day, lang }) => ({ title, page: articlePage(id), day, lang })),
    hosts: outlet.hosts,
    oldHosts: all.hosts,
    ids: idPatterns(outlet),
  };
}
