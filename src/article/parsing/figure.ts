import { unescapeHtml } from '../../base/html.ts';

/** A figure as it stands in an article file. */
export interface FigureSource {
  attributes: Attributes;
  images: FigureImage[];
  /** Inline source of the caption; empty where there is none. */
  caption: string;
}

export interface FigureImage {
  attributes: Attributes;
  /** A picture of a gallery that is itself marked as lost. */
  lost: boolean;
}

export type Attributes = Record<string, string>;

/**
 * Reads the one form of a figure that article files know: `<figure>`, any number of `<img>` and of
 * `<figure class="lacuna" …></figure>`, one `<figcaption>`, `</figure>`. Anything else between them makes it
 * no figure, and it is shown as text.
 */
export function readFigure(source: string): FigureSource | null {
  let at = 0;
  const skipSpace = () => {
    while (at < source.length && ' \t\n\r'.includes(source[at]!)) at++;
  };
  const opening = readTag(source, at, 'figure');
  if (!opening) return null;
  at = opening.end;
  const images: FigureImage[] = [];
  let caption = '';
  for (;;) {
    skipSpace();
    const image = readTag(source, at, 'img');
    if (image) {
      images.push({ attributes: image.attributes, lost: false });
      at = image.end;
      continue;
    }
    const lost = readTag(source, at, 'figure');
    if (lost && isLacuna(lost.attributes) && source.startsWith('</figure>', lost.end)) {
      images.push({ attributes: lost.attributes, lost: true });
      at = lost.end + '</figure>'.length;
      continue;
    }
    const captionTag = readTag(source, at, 'figcaption');
    if (captionTag) {
      const end = source.indexOf('</figcaption>', captionTag.end);
      if (end < 0 || caption !== '') return null;
      caption = source.slice(captionTag.end, end).trim();
      at = end + '</figcaption>'.length;
      continue;
    }
    break;
  }
  if (source.slice(at).trim() !== '</figure>') return null;
  return { attributes: opening.attributes, images, caption };
}

export function isLacuna(attributes: Attributes): boolean {
  return /(?:^|\s)lacuna(?:\s|$)/.test(attributes.class ?? '');
}

/**
 * The line on which the figure that starts at line `start` ends; -1 where it does not. A blank line or the
 * start of another figure ends the search, so that no page of unclosed figures costs its square.
 */
export function endOfFigure(lineAt: (line: number) => string, start: number, end: number): number {
  for (let line = start; line < end; line++) {
    const text = lineAt(line).trim();
    if (text === '') return -1;
    if (line > start && text.startsWith('<figure')) {
      if (!text.endsWith('></figure>')) return -1;
    } else if (text.includes('</figure>')) return line;
  }
  return -1;
}

/** Reads `<name a="b" c='d'>` at a place: by hand and once through, since the text is a stranger's. */
function readTag(
  source: string,
  start: number,
  name: string,
): { attributes: Attributes; end: number } | null {
  if (!source.startsWith(`<${name}`, start)) return null;
  const attributes: Attributes = Object.create(null) as Attributes;
  let at = start + name.length + 1;
  if (!' \t\n\r/>'.includes(source[at] ?? '')) return null;
  for (;;) {
    while (at < source.length && ' \t\n\r/'.includes(source[at]!)) at++;
    if (at >= source.length) return null;
    if (source[at] === '>') return { attributes, end: at + 1 };
    const from = at;
    while (at < source.length && /[a-z0-9-]/i.test(source[at]!)) at++;
    if (at === from) return null;
    const attribute = source.slice(from, at).toLowerCase();
    if (source[at] !== '=') {
      attributes[attribute] ??= '';
      continue;
    }
    const quote = source[at + 1];
    if (quote !== '"' && quote !== "'") return null;
    const end = source.indexOf(quote, at + 2);
    if (end < 0) return null;
    attributes[attribute] ??= unescapeHtml(source.slice(at + 2, end));
    at = end + 1;
  }
}
