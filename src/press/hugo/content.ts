import {
  type ArticleFile,
  endOfFigure,
  isOfText,
  readFigure,
  readShortcode,
  tagAt,
} from '../../article/index.ts';
import { sha256Hex } from '../../base/digest.ts';
import type { Outlet } from '../../outlets/index.ts';
import { SHOWN_PICTURE } from '../article-body.ts';
import { escapeHtml, hostOf, safeHref } from '../html.ts';
import { namesOf } from '../labels.ts';
import { withoutHeadline } from '../markdown/body.ts';
import type { BodyContext } from '../markdown/context.ts';
import { renderFigure } from '../markdown/pictures.ts';
import { pageOfPlayer, readMemento } from '../memento.ts';
import { pageName } from '../names.ts';
import { readTime } from '../times.ts';
import type { Words } from '../words/words.ts';

export interface HugoSource {
  id: string;
  /** Null for the current text. */
  revision: string | null;
  file: ArticleFile;
  /** Puts a file of `media/` below `static/`; false where there is none. */
  place(media: string, path: string): boolean;
}

/** One article as a page of Hugo's: front matter in YAML, body in Markdown. */
export function hugoPage({ id, revision, file, place }: HugoSource, outlet: Outlet, words: Words): string {
  const { front } = file;
  const day = readTime(front.date, outlet.timezone)?.day ?? readTime(front.published, outlet.timezone)?.day;
  const published =
    front.published && readTime(front.published, outlet.timezone)?.day === day ? front.published : day;
  const lines: [string, unknown][] = [
    ['title', clean(front.title)],
    ['date', published && isMoment(published) ? published : undefined],
    ['lastmod', front.modified && isMoment(front.modified) ? front.modified : undefined],
    ['description', front.standfirst && clean(front.standfirst)],
    ['author', front.author && clean(front.author)],
    ['articleId', id],
    ['language', front.lang && clean(front.lang)],
    ['memento', front.url && clean(front.url)],
    ['original', front.original_url && clean(front.original_url)],
    ['capture', front.capture && clean(front.capture)],
    ['digest', front.digest && clean(front.digest)],
    ['otherAddresses', front.aliases?.map(clean)],
    ['reader', front.reader && clean(front.reader)],
    ['recipe', front.recipe && clean(front.recipe)],
  ];
  if (revision === null) {
    lines.push(
      [
        'revisionPages',
        front.revisions?.map((name) => `/revisions/${pageName(id)}/${pageName(clean(name))}/`),
      ],
      ['sections', front.category ? terms([front.category]) : undefined],
      ['bylines', terms(namesOf(front))],
      ['tags', terms(front.tags ?? [])],
    );
  } else {
    lines.push(['revisionOf', `/articles/${pageName(id)}/`]);
  }
  const head = lines
    .filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    )
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
  return `---\n${head}---\n${hugoBody(withoutHeadline(file.body, front.title), place, words)}`;
}

/** Text without what stops Hugo or YAML: control characters but for tab and line end, line separators, half surrogates. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, '');
}

/** Hugo makes folders of terms: `..`, `/`, 300 characters or nothing but signs would lead it astray. */
function terms(names: string[]): string[] {
  const safe = names.map((name) => {
    const flat = clean(name).replace(/\s+/g, ' ').replaceAll('/', '／').replaceAll('\\', '＼').trim();
    if (!/[\p{L}\p{N}]/u.test(flat)) return `#${sha256Hex(name).slice(0, 8)}`;
    const characters = [...flat];
    return characters.length > 50
      ? `${characters.slice(0, 50).join('')}… ${sha256Hex(name).slice(0, 8)}`
      : flat;
  });
  return [...new Set(safe)];
}

/** Hugo stops at a date that it cannot read. */
function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}

/** The body with our figures as HTML, our shortcodes as Hugo's, and every other sign of HTML or of a shortcode as text. */
function hugoBody(body: string, place: HugoSource['place'], words: Words): string {
  const context = figureContext(place, words);
  const lines = clean(body.replace(/\r\n?/g, '\n')).split('\n');
  const out: string[] = [];
  for (let n = 0; n < lines.length; n++) {
    const line = lines[n]!;
    const figureEnd = line.startsWith('<figure') ? endOfFigure((at) => lines[at]!, n, lines.length) : -1;
    const figure =
      figureEnd < 0
        ? null
        : readFigure(
            lines
              .slice(n, figureEnd + 1)
              .join('\n')
              .trim(),
          );
    if (figure) {
      const html = renderFigure(figure, context, { pictures: 0, lost: 0, embeds: 0, firstPicture: null });
      out.push('', withoutShortcodes(html.trim().replace(/\n\s*\n/g, '\n')), '');
      n = figureEnd;
      continue;
    }
    const shortcode = readShortcode(line);
    if (shortcode) {
      const memento = readMemento(shortcode.values.src ?? '');
      const page = safeHref(pageOfPlayer(memento ? memento.original : (shortcode.values.src ?? '')));
      const parameters = [
        `src=${parameter(page ?? '')}`,
        `host=${parameter(page ? hostOf(page) : '')}`,
        `word=${parameter(words.embed[shortcode.kind])}`,
      ];
      const held = safeHref(shortcode.values.memento ?? memento?.view ?? '');
      if (held) parameters.push(`memento=${parameter(held)}`);
      if (shortcode.values.title) parameters.push(`title=${parameter(shortcode.values.title)}`);
      if (shortcode.values.caption) parameters.push(`caption=${parameter(shortcode.values.caption)}`);
      out.push(`{{< ${shortcode.kind} ${parameters.join(' ')} >}}`);
      continue;
    }
    out.push(withoutShortcodes(withoutHtml(line)));
  }
  return out.join('\n');
}

/** Every `<` that does not open one of our inline tags becomes text; in code, which news hardly has, it then shows as `&lt;`. */
function withoutHtml(line: string): string {
  if (!line.includes('<')) return line;
  let text = '';
  for (let at = 0; at < line.length; at++) {
    const tag = line[at] === '<' ? tagAt(line, at) : null;
    if (tag && isOfText(tag.name)) {
      text += line.slice(at, at + tag.length);
      at += tag.length - 1;
    } else text += line[at] === '<' ? '&lt;' : line[at];
  }
  return text;
}

/** A shortcode that Hugo does not know stops the build: `{{<` and `{{%` become text. */
function withoutShortcodes(text: string): string {
  return text.replace(/\{\{(?=[<%&])/g, '&#123;&#123;');
}

/** A value in quotes, which the shortcode's template unescapes. */
function parameter(value: string): string {
  const safe = escapeHtml(clean(value))
    .replace(/[\\{}`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\n\t]/g, ' ');
  return `"${safe}"`;
}

function figureContext(place: HugoSource['place'], words: Words): BodyContext {
  return {
    words,
    root: '/',
    link(href) {
      const memento = readMemento(href);
      const safe = safeHref(memento ? memento.view : href);
      return safe === null ? null : { href: safe, inside: false };
    },
    picture(src) {
      const media = /^(?:\.\.\/)*(media\/[0-9a-f]{2}\/[0-9a-f]{4,64}\.[a-z0-9]{1,8})$/.exec(src)?.[1];
      if (media === undefined) return { kind: 'elsewhere' };
      if (SHOWN_PICTURE.test(media))
        return place(media, media) ? { kind: 'shown', src: media, size: null } : { kind: 'missing' };
      return place(media, `${media}.txt`) ? { kind: 'unsafe', src: `${media}.txt` } : { kind: 'missing' };
    },
  };
}
