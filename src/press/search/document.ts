import type { FrontMatter } from '../../article/index.ts';
import { isFileName } from '../../base/file-name.ts';
import type { Outlet } from '../../outlets/index.ts';
import { idKey, idsIn, listedKeys, type SearchDocument } from '../../search/index.ts';
import { isLanguage } from '../article/language.ts';
import type { ArticleJob } from '../jobs.ts';
import { namesOf, sectionOf, tagsOf } from '../labels.ts';
import type { SetBody } from '../markdown/body.ts';
import { articlePage } from '../names.ts';
import { idPatterns } from './id-patterns.ts';

/**
 * One story as the index takes it: what its page shows to a reader, names as a person put them right, those withheld
 * left out. Its earlier revisions are no stories of their own.
 */
export function searchDocument(
  job: ArticleJob,
  front: FrontMatter,
  { count, texts }: SetBody,
  outlet: Outlet,
): SearchDocument {
  const lang = front.lang ?? outlet.languages[0] ?? '';
  const addresses = [front.original_url, ...(front.aliases ?? []), front.url ?? ''].filter(
    (one) => one !== undefined,
  );
  const known = { hosts: outlet.hosts, ids: idPatterns(outlet) };
  const has: [string, boolean][] = [
    ['pictures', count.pictures > 0],
    ['lacunae', count.lost > 0],
    ['revisions', job.revisions.length > 0],
  ];
  return {
    id: job.id,
    page: articlePage(job.id),
    title: front.title.trim(),
    date: job.day === '' ? null : job.day,
    bylines: namesOf(front),
    section: sectionOf(front) || null,
    tags: tagsOf(front),
    lang: isLanguage(lang) ? lang : null,
    has: has.filter(([, is]) => is).map(([name]) => name),
    text: front.standfirst ? [front.standfirst, ...texts] : texts,
    keys: [
      ...[job.id, ...job.ids, ...job.revisions.map(({ name }) => name)].map(idKey),
      ...addresses.flatMap(listedKeys),
      // An id that can be no file's name is another one here; a browser finds it as the address has it.
      ...addresses.flatMap((address) =>
        idsIn(address, known)
          .filter((id) => !isFileName(id))
          .map(idKey),
      ),
    ],
  };
}
