import { bareName, type SameName } from '../../outlets/index.ts';
import { namesOf, tagsOf } from '../labels.ts';
import { openSource } from '../source.ts';
import { compare } from '../survey.ts';
import { readTime } from '../times.ts';
import { nameKeys, simplifiedIn } from './name-key.ts';

/** Names that may be one person's, or tags of one subject, with what speaks for it. */
export interface Suggestion extends SameName {
  /** Each with the articles that have it, and their first and last day; the most used first. */
  variants: Variant[];
  /** Articles that have two of them at once. */
  together: number;
}

export interface Variant {
  name: string;
  articles: number;
  first: string | null;
  last: string | null;
}

/**
 * Looks for bylines that may be one person's (記者林勵, 林勵, 特約記者林勵) and tags that may be one (full and
 * half width, case, Traditional and Simplified, signs at the end). What `outlet.yaml` joins already is left
 * out. Only suggested: two people may share a name, and only a person can know.
 */
export async function suggestNames(dir: string): Promise<{ names: Suggestion[]; tags: Suggestion[] }> {
  const { outlet, list } = openSource(dir);
  const isSimplified = /^zh-(?:hans|cn|sg|my)/i.test(outlet.languages[0] ?? '');
  const keyOf = nameKeys();
  const names = gather(keyOf);
  const tags = gather(keyOf);
  for await (const entry of list()) {
    if ('error' in entry) continue;
    const { front } = entry.file;
    const day = readTime(front.date, outlet.timezone)?.day ?? null;
    names.add(namesOf(front), day);
    tags.add(tagsOf(front), day);
  }
  return {
    names: suggestions(names, outlet.names, { bare: bareName, keyOf, isSimplified }),
    tags: suggestions(tags, outlet.tags, { bare: (tag) => tag, keyOf, isSimplified }),
  };
}

/** How the outlet writes names. */
interface Writing {
  /** A label without what is not of the name. */
  bare(label: string): string;
  keyOf(name: string): string;
  isSimplified: boolean;
}

interface Gathered {
  add(labels: readonly string[], day: string | null): void;
  variants: Map<string, Variant>;
  /** Labels that stand on an article together with another one: how often which pair does. */
  pairs: Map<string, number>;
}

function gather(keyOf: (name: string) => string): Gathered {
  const variants = new Map<string, Variant>();
  const pairs = new Map<string, number>();
  return {
    variants,
    pairs,
    add(labels, day) {
      for (const name of labels) {
        const known = variants.get(name) ?? { name, articles: 0, first: null, last: null };
        known.articles++;
        if (day !== null && (known.first === null || day < known.first)) known.first = day;
        if (day !== null && (known.last === null || day > known.last)) known.last = day;
        variants.set(name, known);
      }
      // Only those that could be one are worth counting: their keys agree.
      const keys = labels.map((label) => keyOf(bareName(label)));
      for (const [i, one] of labels.entries())
        for (const [j, other] of labels.entries())
          if (i < j && keys[i] === keys[j])
            pairs.set(`${one}\n${other}`, (pairs.get(`${one}\n${other}`) ?? 0) + 1);
    },
  };
}

function suggestions(
  { variants, pairs }: Gathered,
  accepted: readonly SameName[],
  { bare, keyOf, isSimplified }: Writing,
): Suggestion[] {
  const joined = new Map(
    accepted.flatMap(({ name, also }) => [name, ...also].map((each) => [each, name] as const)),
  );
  const groups = new Map<string, Variant[]>();
  for (const variant of variants.values()) {
    const key = keyOf(bare(joined.get(variant.name) ?? variant.name));
    const group = groups.get(key);
    if (group) group.push(variant);
    else groups.set(key, [variant]);
  }
  const found: Suggestion[] = [];
  for (const [key, group] of groups) {
    if (key === '' || group.length < 2) continue;
    group.sort((a, b) => b.articles - a.articles || compare(a.name, b.name));
    const known = group.map(({ name }) => joined.get(name)).find((name) => name !== undefined);
    const name = known ?? spellingOf(group, bare, isSimplified);
    const also = group
      .map((variant) => variant.name)
      .filter((each) => each !== name && joined.get(each) !== name);
    if (also.length === 0) continue;
    const of = new Set(group.map((variant) => variant.name));
    let together = 0;
    for (const [pair, times] of pairs) if (pair.split('\n').every((each) => of.has(each))) together += times;
    found.push({ name, also, variants: group, together });
  }
  const weight = ({ variants }: Suggestion) => variants.reduce((sum, { articles }) => sum + articles, 0);
  return found.sort((a, b) => weight(b) - weight(a) || compare(a.name, b.name));
}

/**
 * The spelling of the bare name that most articles have; 立法會 before 立法 會, and of two that are used alike the
 * one in the outlet's own script: papers that gave each tag in both were not few.
 */
function spellingOf(
  group: readonly Variant[],
  bare: (label: string) => string,
  isSimplified: boolean,
): string {
  const uses = new Map<string, number>();
  for (const { name, articles } of group) {
    const spelling = bare(name);
    uses.set(spelling, (uses.get(spelling) ?? 0) + articles);
  }
  const isTorn = (name: string) => (/\p{Script=Han}\s+\p{Script=Han}/u.test(name) ? 1 : 0);
  const foreign = (name: string) => (isSimplified ? -simplifiedIn(name) : simplifiedIn(name));
  return [...uses].sort(
    ([a, one], [b, other]) =>
      isTorn(a) - isTorn(b) || other - one || foreign(a) - foreign(b) || compare(a, b),
  )[0]![0];
}
