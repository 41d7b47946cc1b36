import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import type { Element } from 'domhandler';
import { parseHTML } from 'linkedom';
import { elementsIn, textOf } from '../src/reading/page/dom.ts';
import { parseHtml } from '../src/reading/page/parse.ts';

/** What a reader made of a page, in the words that are compared. */
export interface Made {
  text: string;
  title: string | null;
  authors: string[];
  published: string | null;
  captions: string;
}

export interface Reader {
  name: string;
  /** Extraction alone, as its users call it; what is counted as its time. */
  extract(html: string, url: string): Promise<unknown>;
  /** What it made, for comparing. */
  made(extracted: unknown): Made | null;
}

interface Found {
  content?: string | null;
  title?: string | null;
  author?: string | null;
  byline?: string | null;
  published?: string | null;
  publishedTime?: string | null;
}

/** The readers that others use, each with the DOM that it recommends for Node or that it brings along. */
export const PEERS: readonly Reader[] = [
  {
    name: 'readability + linkedom',
    extract: async (html) => new Readability(parseHTML(html).document).parse(),
    made,
  },
  {
    // Without `useAsync` it never asks the network.
    name: 'defuddle + linkedom',
    extract: (html, url) => silently(() => Defuddle(parseHTML(html).document, url, { useAsync: false })),
    made,
  },
  { name: 'article-extractor', extract: (html, url) => extractFromHtml(html, url), made },
];

/** It writes every error that it survives to the console. */
async function silently<Value>(work: () => Promise<Value>): Promise<Value> {
  const { error, warn, log } = console;
  Object.assign(console, { error: () => {}, warn: () => {}, log: () => {} });
  try {
    return await work();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

function made(extracted: unknown): Made | null {
  const found = extracted as Found | null;
  if (!found?.content) return null;
  const document = parseHtml(found.content);
  const captions: string[] = [];
  // Words under pictures are no text of the article in the labels: they are counted for themselves.
  const figures: Element[] = [];
  for (const element of elementsIn(document)) {
    if (element.name === 'figcaption') figures.push(element);
  }
  captions.push(textOf(document));
  for (const figure of figures) {
    if (figure.parent) figure.parent.children = figure.parent.children.filter((child) => child !== figure);
  }
  return {
    text: textOf(document),
    title: found.title || null,
    authors: namesIn(found.byline ?? found.author ?? ''),
    published: found.publishedTime || found.published || null,
    captions: captions.join('\n'),
  };
}

/** A byline in one string, as these readers give it, to names. */
function namesIn(byline: string): string[] {
  return byline
    .replace(/^\s*by:?\s+/i, '')
    .split(/\s*[,;|、\n]\s*|\s+(?:and|und|et|&)\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
