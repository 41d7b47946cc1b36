import { inlineText, toMarkdown, toText } from '../article/index.ts';
import type { Block } from '../base/blocks.ts';
import type { Author, Field, Reading } from '../base/reading.ts';

/** One reading as `reprint read --json` prints it, on one line; `read --batch` puts `file` before it. */
export interface ReadLine {
  kind: 'article' | 'tombstone' | 'notArticle' | 'error';
  /** The address that the page claims, else the one it was captured at. */
  url: string;
  title: string | null;
  standfirst: string | null;
  authors: Author[];
  published: string | null;
  modified: string | null;
  section: string | null;
  tags: string[];
  lang: string | null;
  /** Which page of an article in parts, from 1, and the address of the next. */
  page?: number;
  next?: string;
  markdown: string;
  text: string;
  media: MediaLine[];
  lacunae: { kind: string; original: string | null; caption: string | null; reason: string }[];
  confidence: Partial<Record<Field, number>>;
  from: Partial<Record<Field, string>>;
  /** The layout of the recipe that read it. */
  recipe?: string;
  /** Why the recipe that should have read it did not, `LAYOUT: reason`. */
  misfit?: string;
  /** Why it is no article. */
  reason?: string;
  /** Where a redirect leads. */
  to?: string;
  error?: { code: string; hint: string };
}

export interface MediaLine {
  /** `picture`, or an embed's kind: `video`, `audio`, `post`, `map`, `frame`. */
  kind: string;
  original: string;
  caption: string | null;
  credit: string | null;
  alt: string | null;
}

export function toReadLine(reading: Reading): ReadLine {
  const line: ReadLine = {
    kind: reading.kind,
    url: reading.capture.original,
    title: null,
    standfirst: null,
    authors: [],
    published: null,
    modified: null,
    section: null,
    tags: [],
    lang: null,
    markdown: '',
    text: '',
    media: [],
    lacunae: [],
    confidence: {},
    from: {},
  };
  switch (reading.kind) {
    case 'error':
      return { ...line, error: reading.error };
    case 'tombstone':
      return { ...line, title: reading.title, reason: reading.reason };
    case 'notArticle':
      return {
        ...line,
        title: reading.title,
        reason: reading.reason,
        ...(reading.to === null ? {} : { to: reading.to }),
      };
    case 'article': {
      const { capture, body } = reading;
      return {
        ...line,
        url: reading.canonical ?? capture.original,
        title: reading.title,
        standfirst: reading.standfirst,
        authors: reading.authors,
        published: reading.published,
        modified: reading.modified,
        section: reading.section,
        tags: reading.tags,
        lang: reading.lang,
        ...(reading.page === undefined ? {} : { page: reading.page }),
        ...(reading.next === undefined ? {} : { next: reading.next }),
        markdown: toMarkdown(body),
        text: toText(body),
        media: mediaOf(body),
        lacunae:
          capture.truncated === null
            ? []
            : [{ kind: 'text', original: capture.original, caption: null, reason: capture.truncated }],
        confidence: reading.confidence,
        from: reading.from,
        ...(reading.recipe === null ? {} : { recipe: reading.recipe }),
        ...(reading.misfit === undefined ? {} : { misfit: reading.misfit }),
      };
    }
  }
}

/** Every picture and embed of an article, in its order, those in lists and quotes too. */
export function mediaOf(blocks: readonly Block[]): MediaLine[] {
  return blocks.flatMap((block): MediaLine[] => {
    if (block.type === 'quote') return mediaOf(block.blocks);
    if (block.type === 'list') return block.items.flatMap(mediaOf);
    if (block.type === 'embed') {
      return [
        {
          kind: block.kind,
          original: block.src,
          caption: inlineText(block.caption) || null,
          credit: null,
          alt: block.title,
        },
      ];
    }
    if (block.type !== 'figure') return [];
    const caption = inlineText(block.caption) || null;
    return block.images.map(({ original, alt }) => ({
      kind: 'picture',
      original,
      caption,
      credit: block.credit,
      alt: alt || null,
    }));
  });
}
