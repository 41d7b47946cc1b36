import { Parser } from 'htmlparser2';

/** What one file of a site asks for and leads to. */
export interface SitePage {
  /** Where its links lead, as written. */
  links: string[];
  /** What a browser would load by itself, as written. */
  loads: string[];
  /** Scripts that stop the page from being shown, and handlers in attributes, as a person would name them. */
  blocking: string[];
  scripts: number;
  ids: Set<string>;
  /** Markers of loss. */
  lost: number;
  /** It only leads to another page. */
  isSign: boolean;
}

/** Relations of a `<link>` that a browser acts on by itself. */
const LOADED =
  /^(?:stylesheet|(?:apple-touch-|mask-)?icon|shortcut icon|preload|modulepreload|prefetch|prerender|preconnect|dns-prefetch|manifest)$/i;

/** Attributes that load something, by element. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  body: ['background'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
};

/** Reads a page, a feed or a map of the site. */
export function readSitePage(text: string, isXml: boolean): SitePage {
  const page: SitePage = {
    links: [],
    loads: [],
    blocking: [],
    scripts: 0,
    ids: new Set(),
    lost: 0,
    isSign: false,
  };
  let within = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        within = name;
        if (!isXml) readElement(name, attributes, page);
        else if (name === 'link' && attributes.href !== undefined) page.links.push(attributes.href);
      },
      ontext(words) {
        if (within === 'style') page.loads.push(...addressesOfCss(words));
        else if (isXml && (within === 'link' || within === 'loc')) page.links.push(words.trim());
      },
      onclosetag() {
        within = '';
      },
    },
    { xmlMode: isXml },
  );
  parser.end(text);
  return page;
}

/** What a style sheet loads. */
export function addressesOfCss(css: string): string[] {
  const found = css.matchAll(/url\(\s*["']?([^"')\s]*)|@import\s+["']([^"']*)/gi);
  return [...found].map(([, one, other]) => one ?? other ?? '');
}

function readElement(name: string, attributes: Readonly<Record<string, string>>, page: SitePage): void {
  const { href, rel = '', src, id, style } = attributes;
  if (id !== undefined) page.ids.add(id);
  if (attributes.class?.split(/\s+/).includes('lost') && name === 'span') page.lost++;
  if (style !== undefined) page.loads.push(...addressesOfCss(style));
  for (const key in attributes) if (/^on/i.test(key)) page.blocking.push(`${key} of <${name}>`);
  if ((name === 'a' || name === 'area') && href !== undefined) page.links.push(href);
  if (name === 'form' && attributes.action !== undefined) page.links.push(attributes.action);
  if (name === 'link' && href !== undefined) {
    if (rel.split(/\s+/).some((one) => LOADED.test(one)) || LOADED.test(rel)) page.loads.push(href);
    else if (/^(?:alternate|prev|next|search|canonical)$/i.test(rel)) page.links.push(href);
  }
  if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') {
    const to = /url=\s*['"]?([^'"]*)/i.exec(attributes.content ?? '')?.[1];
    if (to !== undefined) page.links.push(to);
    page.isSign = true;
  }
  if (name === 'script') readScript(src, attributes, page);
  for (const key of SOURCES[name] ?? []) {
    const value = attributes[key];
    if (value === undefined) continue;
    if (key === 'srcset') page.loads.push(...value.split(',').map((one) => one.trim().split(/\s+/, 1)[0]!));
    else page.loads.push(value);
  }
}

/** Data in a `<script>` never runs; a script that is deferred, a module or asynchronous stops nothing. */
function readScript(
  src: string | undefined,
  attributes: Readonly<Record<string, string>>,
  page: SitePage,
): void {
  const type = attributes.type?.toLowerCase() ?? '';
  if (type !== '' && type !== 'module' && !type.endsWith('javascript')) return;
  page.scripts++;
  if (src === undefined) page.blocking.push('a script in the page itself');
  else page.loads.push(src);
  if (
    src !== undefined &&
    type !== 'module' &&
    attributes.async === undefined &&
    attributes.defer === undefined
  )
    page.blocking.push(src);
}
