import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ArticleFile } from '../../article/index.ts';
import { asReprintError } from '../../base/error.ts';
import { identifier } from '../../outlets/index.ts';
import { authority } from '../authority.ts';
import { keysOf } from '../keys.ts';
import { pageName } from '../names.ts';
import { earlierPress, keepList, removeStale } from '../pressed-list.ts';
import { openSource } from '../source.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { nothingWritten, placeMedia, type Written, writePage } from '../written.ts';
import { hugoPage } from './content.ts';
import { LAYOUTS } from './layouts.ts';
import { hugoConfig } from './site.ts';

export type HugoEvent =
  | { kind: 'refused'; path: string; reason: string }
  | { kind: 'progress'; exported: number }
  | {
      kind: 'done';
      summary: { articles: number; revisions: number; files: number; written: number; removed: number };
    };

/**
 * Writes an archive as a site for Hugo: content, shortcodes, plain layouts, configuration. Debian's `hugo`
 * (0.111) builds it as it is. What our form and Hugo's understand differently is renamed (`url` is where
 * Hugo would put the page: it becomes `memento`), control characters go, HTML that is not ours is shown as text.
 * Exporting again rewrites what changed and takes away only what an earlier export made.
 * @throws ReprintError NAME_TAKEN where the folder holds files of somebody else; what opening the archive throws
 */
export async function* exportHugo(archiveDir: string, outDir: string): AsyncGenerator<HugoEvent> {
  const source = openSource(archiveDir);
  const out = resolve(outDir);
  const before = earlierPress(out);
  mkdirSync(out, { recursive: true });
  const words = wordsFor(source.outlet.languages[0]);
  const written = nothingWritten();
  const withheld = new Set(source.outlet.withheld.map(({ id }) => id));
  const identify = identifier(source.outlet);
  const authorise = authority(source.outlet);
  const authorised = (file: ArticleFile): ArticleFile => ({ ...file, front: authorise(file.front).front });
  const summary = { articles: 0, revisions: 0, files: 0, written: 0, removed: 0 };
  for (const [path, text] of furniture(source.outlet, words)) writePage(out, path, text, written);
  for await (const listed of source.list()) {
    if ('error' in listed) {
      yield { kind: 'refused', path: listed.path, reason: listed.error.message };
      continue;
    }
    if ([listed.id, ...keysOf(listed, source.outlet, identify)].some((key) => withheld.has(key))) continue;
    const { id, file, revisions } = listed;
    const page = `content/articles/${pageName(id)}.md`;
    writePage(
      out,
      page,
      hugoPage(
        { id, revision: null, file: authorised(file), place: placer(source.dir, out, written) },
        source.outlet,
        words,
      ),
      written,
    );
    summary.articles++;
    for (const revision of revisions) {
      try {
        const text = {
          id,
          revision: revision.name,
          file: authorised(source.read(revision.path)),
          place: placer(source.dir, out, written),
        };
        writePage(
          out,
          `content/revisions/${pageName(id)}/${pageName(revision.name)}.md`,
          hugoPage(text, source.outlet, words),
          written,
        );
        summary.revisions++;
      } catch (thrown) {
        yield { kind: 'refused', path: revision.path, reason: asReprintError(thrown).message };
      }
    }
    // The list grows with the files, so that an export cut short leaves none behind unnamed.
    if (summary.articles % 1000 === 0) {
      keepList(out, [...before, ...written.paths]);
      yield { kind: 'progress', exported: summary.articles };
    }
  }
  const now = new Set(written.paths);
  summary.removed = removeStale(out, before, now);
  keepList(out, now);
  yield { kind: 'done', summary: { ...summary, files: now.size, written: written.changed } };
}

function* furniture(
  outlet: Parameters<typeof hugoConfig>[0],
  words: Words,
): Generator<[path: string, text: string]> {
  yield ['hugo.toml', hugoConfig(outlet, words)];
  for (const [path, text] of Object.entries(LAYOUTS)) yield [path, text];
}

function placer(archive: string, out: string, written: Written): (media: string, path: string) => boolean {
  return (media, path) =>
    existsSync(join(archive, media)) &&
    placeMedia(join(archive, media), out, `static/${path}`, false, written);
}
