import { findArticle } from '../address-book.ts';
import type { Entry, Survey } from '../survey.ts';

/** A story that another one has to do with, and what says so. */
export interface Related {
  entry: Entry;
  /** The tags that both have, the rarest first. */
  shared: readonly string[];
  /** Whether one of them links to the other. */
  linked: boolean;
}

/** Stories told beside one. */
const MOST = 4;
/** Of each list that a story stands in, so many before and after it are looked at: the work stays linear. */
const NEAR = 8;
const MOST_TAGS = 12;
const FORTNIGHT = 14;

/**
 * Which stories have to do with the nth one. What two stories have in common tells as much as it is rare: of N
 * stories, a tag of n tells ln(N/n), a link to a story that n others link to as well. Together it must tell as
 * much as a tag of √N stories does, or nothing is said. Who wrote it, in which section and when tells half as
 * much and never enough by itself. Pure; the nearest in time come first among those that are alike.
 */
export function relatives({ entries, tags, bylines, threads, book }: Survey): (n: number) => Related[] {
  const total = entries.length;
  const enough = Math.log(Math.max(2, total)) / 2;
  const places = new Map(entries.map((entry, place) => [entry, place]));
  const placesOf = (list: readonly Entry[]) => Int32Array.from(list, (entry) => places.get(entry)!);
  const byTag = new Map([...tags].map(([tag, list]) => [tag, placesOf(list)]));
  const byName = new Map([...bylines].map(([name, list]) => [name, placesOf(list)]));
  const threadOf = new Map([...threads].flatMap(([key, list]) => list.map((entry) => [entry, key] as const)));
  const { outward, inward } = linksBetween();
  const weight = (count: number) => Math.log(total / Math.max(1, count));
  const tagWeights = new Map([...byTag].map(([tag, list]) => [tag, weight(list.length)]));
  const weightOfTag = (tag: string) => tagWeights.get(tag)!;
  const days = Float64Array.from(entries, ({ day }) => Date.parse(day) / 86_400_000);

  return (n) => {
    const entry = entries[n]!;
    const candidates = new Set<number>();
    const tagsOfIt = entry.tags.slice(0, MOST_TAGS);
    const thread = threadOf.get(entry);
    for (const tag of tagsOfIt) for (const near of around(byTag.get(tag)!, n)) candidates.add(near);
    for (const name of entry.bylines) for (const near of around(byName.get(name)!, n)) candidates.add(near);
    for (const place of [...outward(n), ...inward(n)]) candidates.add(place);
    candidates.delete(n);
    const found: { place: number; score: number; shared: string[]; linked: boolean }[] = [];
    for (const place of candidates) {
      const other = entries[place]!;
      const shared = tagsOfIt.filter((tag) => other.tags.includes(tag));
      const link = linkWeight(n, place);
      if (shared.length === 0 && link === 0) continue;
      if (thread !== undefined && thread === threadOf.get(other)) continue;
      const apart = daysBetween(n, place);
      const told =
        weightOfTags(shared) +
        link +
        (apart <= FORTNIGHT && entry.section === other.section ? nameWeight(entry, other) : 0);
      if (told < enough) continue;
      found.push({ place, score: told / (1 + apart / 365), shared, linked: link > 0 });
    }
    return found
      .sort((a, b) => b.score - a.score || Math.abs(a.place - n) - Math.abs(b.place - n) || a.place - b.place)
      .slice(0, MOST)
      .map(({ place, shared, linked }) => ({
        entry: entries[place]!,
        shared: shared.sort((a, b) => weightOfTag(b) - weightOfTag(a)),
        linked,
      }));
  };

  /** Stories of unknown days count as a year apart. */
  function daysBetween(one: number, other: number): number {
    const apart = Math.abs(days[one]! - days[other]!);
    return Number.isNaN(apart) ? 365 : apart;
  }

  /** Of tags that go together (大陸, 內地, 中國) the second tells little that the first does not: each counts half the one before. */
  function weightOfTags(shared: readonly string[]): number {
    if (shared.length === 1) return weightOfTag(shared[0]!);
    const weights = shared.map(weightOfTag).sort((a, b) => b - a);
    return weights.reduce((sum, each, rank) => sum + each / 2 ** rank, 0);
  }

  function nameWeight(one: Entry, other: Entry): number {
    const name = one.bylines.find((each) => other.bylines.includes(each));
    return name === undefined ? 0 : weight(byName.get(name)!.length) / 2;
  }

  function linkWeight(one: number, other: number): number {
    const to = (from: number, target: number) =>
      outward(from).includes(target) ? weight(inward(target).length) : 0;
    return Math.max(to(one, other), to(other, one));
  }

  function linksBetween() {
    const none: readonly number[] = [];
    // What a fair part of the paper links to is furniture, a plea or a rule of the house: no story tells of it.
    const most = Math.sqrt(total);
    const placeOfId = new Map(entries.map(({ id }, place) => [id, place]));
    const out = new Map<number, number[]>();
    const into = new Map<number, number[]>();
    for (const [from, { links }] of entries.entries()) {
      const targets = new Set(links.map((key) => placeOfId.get(findArticle(book, key) ?? '')));
      for (const to of targets) {
        if (to === undefined || to === from) continue;
        out.set(from, [...(out.get(from) ?? none), to]);
        const list = into.get(to);
        if (!list) into.set(to, [from]);
        else if (list.length <= most) list.push(from);
      }
    }
    return { outward: (n: number) => out.get(n) ?? none, inward: (n: number) => into.get(n) ?? none };
  }
}

/** Members of a sorted list beside `n`. */
function around(list: Int32Array, n: number): Int32Array {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < n) low = middle + 1;
    else high = middle;
  }
  return list.subarray(Math.max(0, low - NEAR), low + NEAR + 1);
}
