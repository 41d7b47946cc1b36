/** One id of a story, and what tells which of them is the story's own. */
export interface StoryId {
  id: string;
  /** Whether the outlet's rule gave it. */
  byRule: boolean;
  /** How many captures show a text under it. */
  captures: number;
}

/**
 * The ids of a story in the order in which the outlet gave them, the story's own last: an id that no other one
 * replaced (`later`), and of those the highest. Ids that are no numbers have no order: they stand in one list, and
 * the story's own is one that the outlet's rule gave, that pages claim to be of (`claimed`), that was captured most.
 */
export function storyOrder(
  members: readonly StoryId[],
  later: readonly { one: string; other: string }[],
  claimed: (id: string) => number,
): (string | string[])[] {
  const isMember = new Set(members.map(({ id }) => id));
  const replaced = new Set(later.filter(({ other }) => isMember.has(other)).map(({ one }) => one));
  const last = (one: StoryId, other: StoryId): number =>
    Number(one.byRule) - Number(other.byRule) ||
    Number(!replaced.has(one.id)) - Number(!replaced.has(other.id)) ||
    (one.byRule && isNumber(one.id) && isNumber(other.id) ? inCount(one.id, other.id) : 0) ||
    claimed(one.id) - claimed(other.id) ||
    one.captures - other.captures ||
    inCount(other.id, one.id);
  const own = members.reduce((best, each) => (last(each, best) > 0 ? each : best));
  const [numbered, rest] = [[] as string[], [] as string[]];
  for (const { id, byRule } of members) {
    if (id === own.id) continue;
    const isOrdered = byRule && own.byRule && isNumber(id) && isNumber(own.id);
    (isOrdered ? numbered : rest).push(id);
  }
  return [...(rest.length > 0 ? [rest.sort()] : []), ...numbered.sort(inCount), own.id];
}

function isNumber(id: string): boolean {
  return /^\d{1,30}$/.test(id);
}

/** 999 before 1000. */
export function inCount(one: string, other: string): number {
  const [bare, otherBare] = isNumber(one) && isNumber(other) ? [BigInt(one), BigInt(other)] : [one, other];
  return bare < otherBare ? -1 : bare > otherBare ? 1 : 0;
}
