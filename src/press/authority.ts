import type { FrontMatter } from '../article/index.ts';
import { holdsName, type Outlet } from '../outlets/index.ts';
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

/** Whether a byline is withheld: it holds a name that is, or it is of the same person as one that does. */
function withholding(
  { withheldNames, names }: Outlet,
  canonical: ReadonlyMap<string, string>,
): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const holds = (byline: string) => {
    const is = known.get(byline) ?? withheldNames.some(({ name }) => holdsName(byline, name));
    if (known.size < 100_000) known.set(byline, is);
    return is;
  };
  const persons = new Set(
    names.filter(({ name, also }) => [name, ...also].some(holds)).map(({ name }) => name),
  );
  return (name) => holds(name) || persons.has(canonical.get(name) ?? name);
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
