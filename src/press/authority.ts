import type { FrontMatter } from '../article/index.ts';
import type { Outlet } from '../outlets/index.ts';
import { namesOf, tagsOf } from './labels.ts';

/** Front matter as the site shows it, and how many names of its byline are withheld. */
export interface Authorised {
  front: FrontMatter;
  namesWithheld: number;
}

/**
 * Puts the names that a person gave in `outlet.yaml` in the place of those that the outlet wrote, and leaves out
 * of bylines those that are withheld. Whatever is pressed goes through here, so that no list, feed or JSON-LD
 * can show what another does not. The article file itself stays as it was read.
 */
export function authority(outlet: Outlet): (front: FrontMatter) => Authorised {
  const names = groups(outlet.names);
  const tags = groups(outlet.tags);
  const isWithheld = withholding(outlet, names);
  if (names.size + tags.size === 0 && outlet.withheldNames.length === 0)
    return (front) => ({ front, namesWithheld: 0 });
  return (front) => {
    const all = namesOf(front);
    const shown = all.filter((name) => !isWithheld(name));
    const author = joined(unique(shown.map((name) => names.get(name) ?? name)));
    return {
      front: {
        ...front,
        ...(front.author === undefined ? {} : { author }),
        ...(front.tags === undefined
          ? {}
          : { tags: unique(tagsOf(front).map((tag) => tags.get(tag) ?? tag)) }),
      },
      namesWithheld: all.length - shown.length,
    };
  };
}

/**
 * Whether a byline is withheld: it holds a name that is, or it is of the same person as one that does. 記者林勵
 * holds 林勵; that 林勵文 holds it too hides one name more, which is the smaller fault.
 */
function withholding(
  { withheldNames, names }: Outlet,
  canonical: ReadonlyMap<string, string>,
): (name: string) => boolean {
  const wanted = withheldNames.map(({ name }) => folded(name)).filter((name) => name !== '');
  const holds = (name: string) => wanted.some((each) => folded(name).includes(each));
  const persons = new Set(
    names.filter(({ name, also }) => [name, ...also].some(holds)).map(({ name }) => name),
  );
  return (name) => holds(name) || persons.has(canonical.get(name) ?? name);
}

/** Ａ．Chan is a. chan. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function groups(same: Outlet['names']): Map<string, string> {
  return new Map(same.flatMap(({ name, also }) => also.map((each) => [each, name] as const)));
}

/** As a byline has them, so that they come apart again. */
function joined(names: readonly string[]): string {
  return names.join(names.some((name) => /[\u2e80-\uffee]/.test(name)) ? '、' : ', ');
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
