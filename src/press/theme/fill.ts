import { escapeHtml } from '../html.ts';
import type { Part, Theme } from './theme.ts';

/** What a placeholder stands for. Words are escaped, so they can stand in text and in quoted attributes. */
export const WORDS = ['name', 'lang', 'root', 'theme', 'address'] as const;
/** Pieces of a page as it would be without a theme; they stand in text alone, and only where they are at home. */
export const PIECES: Readonly<Record<Part, readonly string[]>> = {
  head: [],
  front: ['life', 'nav', 'search'],
  masthead: ['nav', 'search'],
  footer: ['links', 'rights'],
};

/** What the words stand for on one page. */
export interface PageWords {
  /** The outlet's name. */
  name: string;
  /** BCP 47 of the site's own words. */
  lang: string;
  /** The way from the page to the site's root: `../`, or empty. */
  root: string;
  /** The site's public address; empty where it is not known. */
  address: string;
}

/** A placeholder as it is written: `{{name}}`, `{{ name }}`. */
export const PLACEHOLDER = /\{\{ ?([a-z]{1,20}) ?\}\}/g;

/** A part of a theme for one page, its placeholders filled in; null where the theme has no such part. */
export function filled(
  theme: Theme | null,
  part: Part,
  words: PageWords,
  pieces: Readonly<Record<string, string>> = {},
): string | null {
  const template = theme?.parts[part] ?? null;
  if (template === null) return null;
  const values: Record<string, string> = { ...pieces };
  for (const [name, value] of Object.entries({ ...words, theme: `${words.root}theme/` }))
    values[name] = escapeHtml(value);
  // A function, since `$&` in a name would mean something in a string.
  return template.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name]! : whole,
  );
}
