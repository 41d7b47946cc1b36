import { articlePath, revisionPath, wayUp } from '../archive/index.ts';
import { type ArticleFile, headingLine, toMarkdown } from '../article/index.ts';
import { captureName } from '../base/capture.ts';
import type { ArticleReading, Author, ReadCapture } from '../base/reading.ts';
import { FIRST_CAPTURE } from '../editing/index.ts';

/** What of an article file does not come from its reading. */
export interface Filing {
  id: string;
  aliases: string[];
  /** Other ids that the outlet saved the article under. */
  ids: string[];
  /** The first story of its thread, or null. */
  thread: string | null;
  revisions: string[];
  /** The name of this revision where it is not the current one. */
  revision: string | null;
  /** Published day of the current revision, whose folder all of them share. */
  day: string | null;
}

/** The article file of a reading whose pictures have met their fate. */
export function articleFile(reading: ArticleReading, filing: Filing): ArticleFile {
  const { capture } = reading;
  return {
    front: {
      title: reading.title,
      ...given('date', reading.published?.slice(0, 10)),
      ...given('last_updated', reading.modified === null ? undefined : localTime(reading.modified)),
      author: reading.authors.map(bylineOf).join(reading.authors.every(isHan) ? '、' : ', '),
      ...given('category', reading.section ?? undefined),
      ...(reading.tags.length === 0 ? {} : { tags: reading.tags }),
      ...given('url', capture.memento ?? undefined),
      ...(isAddress(capture.original) ? { original_url: capture.original } : {}),
      id: filing.id,
      ...given('lang', reading.lang ?? undefined),
      ...given('standfirst', reading.standfirst ?? undefined),
      ...given('published', reading.published ?? undefined),
      ...given('modified', reading.modified ?? undefined),
      ...given('modified_from', reading.from.modified?.startsWith(FIRST_CAPTURE) ? FIRST_CAPTURE : undefined),
      ...evidenceOf(capture),
      ...(filing.aliases.length === 0 ? {} : { aliases: filing.aliases }),
      ...(filing.ids.length === 0 ? {} : { ids: filing.ids }),
      ...(filing.revisions.length === 0 ? {} : { revisions: filing.revisions }),
      ...given('thread', filing.thread ?? undefined),
      reader: reading.reader,
      ...given('recipe', reading.recipe ?? undefined),
    },
    extra: reading.extra ?? {},
    body: `\n${headingLine(reading.title)}\n\n${toMarkdown(reading.body, rootFrom(filing))}\n`,
  };
}

/** The digest is of a capture's body; of what was imported there is none, and a capture only where the file names one. */
function evidenceOf(capture: ReadCapture): Pick<ArticleFile['front'], 'capture' | 'digest' | 'imported'> {
  const { imported, memento, digest } = capture;
  if (imported === undefined) return { capture: captureName(capture), digest };
  return { ...(memento === null ? {} : { capture: captureName(capture) }), imported };
}

function isAddress(original: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(original);
}

/** Pictures are linked from where the file will stand: `../../../media/…`. */
function rootFrom({ id, day, revision }: Filing): string {
  const path = articlePath(id, day);
  return wayUp(revision === null ? path : revisionPath(path, revision));
}

function given<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}

/** `2018-03-05T14:30:00+08:00` is `2018-03-05 14:30:00` on the outlet's clock. */
function localTime(time: string): string {
  return time.slice(0, 19).replace('T', ' ');
}

function isHan({ name }: Author): boolean {
  return /\p{Script=Han}/u.test(name);
}

/** 記者林勵、陳大文 as the seed has it; `Jane Doe (photographer)` where the name is not Chinese. */
function bylineOf(author: Author, i: number, all: readonly Author[]): string {
  if (!author.role || (isHan(author) && all[i - 1]?.role === author.role && isHan(all[i - 1]!)))
    return author.name;
  return isHan(author) ? `${author.role}${author.name}` : `${author.name} (${author.role})`;
}
