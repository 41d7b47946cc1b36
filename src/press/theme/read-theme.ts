import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sha256Hex } from '../../base/digest.ts';
import { ReprintError } from '../../base/error.ts';
import { type Written, writePage } from '../written.ts';
import { faultsOfCss, faultsOfSvg } from './check-files.ts';
import { faultsOf } from './check-part.ts';
import { PARTS, type Part, type Theme, type ThemeFile } from './theme.ts';

const FONT = /\.(?:woff2?|ttf|otf)$/;
const PICTURE = /\.(?:svg|png|jpe?g|gif|webp|avif|ico)$/;
/** A licence goes where its font goes. */
const LICENCE = /(?:^|\/)(?:licen[cs]e|ofl|copying)[a-z0-9._-]*$/i;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/;

const MOST_FILES = 200;
const MOST_FOLDERS = 4;
const LONGEST_TEXT = 200_000;
const LARGEST = 20_000_000;

export interface ReadTheme {
  theme: Theme;
  files: ThemeFile[];
  /** What lies in the folder and is not used, and why. */
  unused: { path: string; reason: string }[];
}

/**
 * Reads a publisher's own look out of a folder: `theme.css`, parts of pages (`masthead.html` and its like), an icon, fonts
 * and pictures. It is taken from where the command line says and from nowhere else: an archive may be a stranger's.
 * @throws ReprintError NOT_FOUND where there is no such folder; BAD_INPUT for what would not work on our pages, with its line
 */
export function readTheme(dir: string): ReadTheme {
  const root = resolve(dir);
  if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ReprintError('NOT_FOUND', `there is no folder ${root}`, 'name the folder of a theme');
  }
  const read: ReadTheme = {
    theme: {
      css: null,
      icon: null,
      hasFonts: false,
      parts: { head: null, front: null, masthead: null, footer: null },
    },
    files: [],
    unused: [],
  };
  const parts: Record<Part, string | null> = { head: null, front: null, masthead: null, footer: null };
  for (const path of filesIn(root, '', read.unused)) {
    const from = join(root, path);
    const part = PARTS.find((each) => path === `${each}.html`);
    if (part !== undefined) {
      const html = textOf(from);
      refuse(path, faultsOf(part, html));
      parts[part] = html;
    } else if (path === 'theme.css') {
      const css = textOf(from);
      refuse(path, faultsOfCss(css));
      read.theme.css = `theme/theme-${sha256Hex(css).slice(0, 10)}.css`;
      read.files.push({ path: read.theme.css, from });
    } else if (FONT.test(path) || PICTURE.test(path) || LICENCE.test(path)) {
      if (path.endsWith('.svg')) refuse(path, faultsOfSvg(textOf(from)));
      if (lstatSync(from).size > LARGEST) refuse(path, [`larger than ${LARGEST / 1e6} MB`]);
      read.theme.hasFonts ||= FONT.test(path);
      read.files.push({ path: `theme/${path}`, from });
    } else {
      read.unused.push({
        path,
        reason: 'a theme is theme.css, head, front, masthead and footer.html, fonts and pictures',
      });
    }
    if (read.files.length > MOST_FILES) refuse(path, [`more than ${MOST_FILES} files`]);
  }
  const icon = ['icon.svg', 'icon.png', 'favicon.ico'].find((name) =>
    read.files.some(({ path }) => path === `theme/${name}`),
  );
  return { ...read, theme: { ...read.theme, icon: icon === undefined ? null : `theme/${icon}`, parts } };
}

/** All files of a folder in the order of their names; links, hidden files and odd names are told and passed over. */
function filesIn(root: string, folder: string, unused: ReadTheme['unused']): string[] {
  const found: string[] = [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (!NAME.test(entry.name)) unused.push({ path, reason: 'a name is of a–z, 0–9, ., - and _' });
    else if (entry.isDirectory() && path.split('/').length < MOST_FOLDERS)
      found.push(...filesIn(root, path, unused));
    else if (entry.isFile()) found.push(path);
    else unused.push({ path, reason: 'it is a link, or lies too deep' });
  }
  return found;
}

function textOf(path: string): string {
  if (lstatSync(path).size > LONGEST_TEXT) refuse(path, [`longer than ${LONGEST_TEXT} bytes`]);
  return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
}

function refuse(path: string, faults: readonly string[]): void {
  const [first, ...others] = faults;
  if (first === undefined) return;
  const more = others.length === 0 ? '' : `; ${others.join('; ')}`;
  throw new ReprintError(
    'BAD_INPUT',
    `${path}, ${first}${more}`,
    'docs/guides/own-look.md tells what a theme can do',
  );
}

/** Puts a theme's files into a site. */
export function placeTheme({ files }: ReadTheme, out: string, written: Written): void {
  for (const { path, from } of files) writePage(out, path, readFileSync(from), written);
}
