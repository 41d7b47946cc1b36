import type { FrontMatter } from '../article/index.ts';

/*
 * The names under which an article is listed. Its own page links to the lists and the lists are made from
 * these same names, so that no link can lead to a list that is not there.
 */

/** The section; empty where it has none. */
export function sectionOf({ category }: FrontMatter): string {
  return label(category ?? '');
}

/** Names of a byline line, `陳大文、李小明` or `A. Chan, B. Lee`, each once. */
export function namesOf({ author }: FrontMatter): string[] {
  return labels((author ?? '').split(/、|, /)).slice(0, 50);
}

export function tagsOf({ tags }: FrontMatter): string[] {
  return labels(tags ?? []).slice(0, 200);
}

/** Names side by side: `陳大文、李小明`, and `A. Chan, B. Lee` in a Chinese paper too. */
export function joinNames(html: readonly string[], names: readonly string[], comma: string): string {
  return html.join(names.every((name) => !/[\u2e80-\uffee]/.test(name)) ? ', ' : comma);
}

function labels(names: readonly string[]): string[] {
  return [...new Set(names.map(label))].filter((name) => name !== '');
}

/** A name as it can be shown: `\u0003` alone would be a link that nobody sees. */
function label(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\x00-\x1f\x7f-\x9f\ufffe\uffff]+/g, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed();
}
