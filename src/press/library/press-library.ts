import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256Hex } from '../../base/digest.ts';
import { ReprintError } from '../../base/error.ts';
import type { PressEvent, PressOptions, PressSummary } from '../events.ts';
import { hostFits, isArticleFile } from '../hosts/fits.ts';
import { sizeOf } from '../hosts/size.ts';
import { press } from '../press.ts';
import { beginPress, earlierPress, endPress, keepList, removeStale } from '../pressed-list.ts';
import { publicAddress } from '../public-address.ts';
import { siteScripts } from '../search/site-script.ts';
import { openSource } from '../source.ts';
import { libraryStyle } from '../style/style.ts';
import { placeTheme, readTheme } from '../theme/read-theme.ts';
import { wordsFor } from '../words/words.ts';
import { nothingWritten, ownFolder, writePage } from '../written.ts';
import { type Library, type Shown, wayTo } from './frame.ts';
import { keepOutlets, outletsKept, removeOutlet } from './outlets-kept.ts';
import { libraryPages, sitemapsOf } from './pages.ts';
import type { Portrait } from './portrait.ts';
import { volumesOf, volumesOfParts } from './volumes.ts';

/** What a press of several archives reports while it works. */
export type LibraryEvent =
  /** An outlet's turn begins; what is told from here on is told of it. */
  | { kind: 'outlet'; name: string; folder: string; number: number; of: number }
  | Exclude<PressEvent, { kind: 'done' | 'portrait' }>
  | { kind: 'done'; summary: LibrarySummary };

export interface LibrarySummary extends PressSummary {
  outlets: (PressSummary & { name: string; folder: string })[];
}

export interface LibraryOptions extends Omit<PressOptions, 'library' | 'part'> {
  /** The library's name. */
  name?: string;
  /** One archive in parts, a year each, instead of several archives. */
  parts?: boolean;
}

/**
 * Presses several archives into one folder: each a whole site in a folder of its own, and before them a front page, one
 * search over all, a list of feeds. Pressing again writes only what changed; an outlet that is no longer named is taken
 * away, as far as the press made it. One that was cut short is completed by the next.
 * @throws ReprintError USAGE where an archive is named twice; what `press` throws
 */
export async function* pressLibrary(
  archives: readonly string[],
  outDir: string,
  options: LibraryOptions = {},
): AsyncGenerator<LibraryEvent> {
  const out = resolve(outDir);
  refuseTwice(archives);
  const volumes = options.parts ? await volumesOfParts(archives) : volumesOf(archives);
  const outlets = archives.map((dir) => openSource(dir).outlet);
  const words = wordsFor(outlets[0]?.languages[0]);
  const name = options.name ?? (options.parts && outlets[0] ? outlets[0].name : words.library.library);
  const address = options.address === undefined ? null : publicAddress(options.address);
  const look = options.theme === undefined ? null : readTheme(options.theme);
  const folders = volumes.map(({ folder }) => folder);

  const before = earlierPress(out);
  const outletsBefore = outletsKept(out) ?? [];
  mkdirSync(out, { recursive: true });
  keepList(out, before);
  beginPress(out);
  keepOutlets(out, [...outletsBefore, ...folders]);

  const total = nothingWritten();
  const done: LibrarySummary['outlets'] = [];
  const shown: Shown[] = [];
  const heads: unknown[] = [];
  const sitemaps: string[] = [];
  for (const [n, { dir, name: itsName, folder, part }] of volumes.entries()) {
    yield { kind: 'outlet', name: itsName, folder, number: n + 1, of: folders.length };
    ownFolder(out, folder, total.folders);
    const site = join(out, folder);
    let portrait: Portrait | null = null;
    const its: PressOptions = {
      ...options,
      library: name,
      ...(part === null ? {} : { part }),
      ...(address === null ? {} : { address: `${address}${encodeURIComponent(folder)}/` }),
    };
    for await (const event of press(dir, site, its)) {
      if (event.kind === 'portrait') portrait = event.portrait;
      else if (event.kind === 'done') done.push({ ...event.summary, name: itsName, folder });
      else yield event;
    }
    // The story of a paper in parts is told once, in front of them.
    shown.push({ folder, portrait: { ...portrait!, ...(part === null ? {} : { about: null }) } });
    heads.push(JSON.parse(readFileSync(join(site, 'search', 'index.json'), 'utf8')));
    sitemaps.push(...sitemapsOf(shown.at(-1)!, earlierPress(site)));
  }

  const scripts = await siteScripts(
    shown.map((each) => ({ ...each.portrait, root: wayTo(each) })),
    null,
    words,
  );
  const style = libraryStyle();
  const library: Library = {
    name,
    about: options.parts ? (outlets[0]?.about ?? null) : null,
    isInParts: options.parts ?? false,
    address,
    outlets: shown,
    css: `style-${sha256Hex(style).slice(0, 10)}.css`,
    scripts: { box: scripts.box.file, search: scripts.main.file, lost: scripts.lost.file },
    theme: look?.theme ?? null,
    isListed: outlets.every(({ site }) => site.isListed),
  };
  const files: [path: string, text: string][] = [
    [library.css, style],
    ...Object.values(scripts).map(({ file, text }): [string, string] => [file, text]),
    ...libraryPages(library, heads, sitemaps, words),
  ];
  keepList(out, [...before, ...files.map(([path]) => path), ...(look?.files ?? []).map(({ path }) => path)]);
  for (const [path, text] of files) writePage(out, path, text, total);
  if (look) placeTheme(look, out, total);

  const now = new Set(total.paths);
  let removed = removeStale(out, before, now);
  for (const folder of outletsBefore) if (!folders.includes(folder)) removed += removeOutlet(out, folder);
  keepOutlets(out, folders);
  keepList(out, now);
  endPress(out);
  const hosts = hostFits(sizeOf(out, filesOf(out, folders, now)), sizeOf(out, articleFilesOf(out, folders)));
  const own = { files: now.size, bytes: total.bytes, written: total.changed, removed, hosts };
  yield { kind: 'done', summary: summed(done, own) };
}

/** All files of a library: its own, then those of its outlets. */
function* filesOf(out: string, folders: readonly string[], own: Iterable<string>): Generator<string> {
  yield* own;
  for (const folder of folders) for (const path of earlierPress(join(out, folder))) yield `${folder}/${path}`;
}

function* articleFilesOf(out: string, folders: readonly string[]): Generator<string> {
  for (const folder of folders)
    for (const path of earlierPress(join(out, folder))) if (isArticleFile(path)) yield `${folder}/${path}`;
}

/** Adds up what became of the outlets and of the library's own files. */
function summed(
  outlets: LibrarySummary['outlets'],
  own: Pick<PressSummary, 'files' | 'bytes' | 'written' | 'removed' | 'hosts'>,
): LibrarySummary {
  const sum = (of: (each: PressSummary) => number) => outlets.reduce((all, each) => all + of(each), 0);
  return {
    articles: sum((each) => each.articles),
    revisions: sum((each) => each.revisions),
    withheld: sum((each) => each.withheld),
    refused: sum((each) => each.refused),
    files: own.files + sum((each) => each.files),
    bytes: own.bytes + sum((each) => each.bytes),
    written: own.written + sum((each) => each.written),
    removed: own.removed + sum((each) => each.removed),
    pictures: sum((each) => each.pictures),
    lost: sum((each) => each.lost),
    hosts: own.hosts,
    outlets,
  };
}

function refuseTwice(archives: readonly string[]): void {
  const real = archives.map((dir) => realpathSync(dir));
  const twice = archives.find((_, n) => real.indexOf(real[n]!) < n);
  if (twice === undefined) return;
  throw new ReprintError('USAGE', `${twice} is named twice`, 'name each archive once');
}
