import { identifier, isArticleShape, type Outlet, shapeOf } from '../outlets/index.ts';
import { folded } from '../reading/index.ts';
import type { Sheet } from './sheet.ts';

/** Under so many articles' addresses one and the same page is no article. */
const LEAST = 3;
const SHORTEST = 12;
const LONGEST = 160;

export interface Stones {
  signs: string[];
  sheets: ReadonlySet<Sheet>;
}

/**
 * The pages that were seen, word for word, under several articles' addresses and tell no date of their own: the
 * farewell, an outage, a wall. Of each its longest line that no dated article has is its sign.
 */
export function tombstonesIn(sheets: readonly Sheet[], outlet: Outlet): Stones {
  const identify = identifier(outlet);
  const undated = sheets.filter(({ generic, capture, label }) => {
    if (label !== null || (generic.kind === 'article' && generic.published !== null)) return false;
    return identify(capture.original).by === 'rule' || isArticleShape(shapeOf(capture.original));
  });
  const articles = new Set(
    sheets
      .filter((sheet) => !undated.includes(sheet))
      .flatMap(({ pieces }) => pieces.map((piece) => piece.folded)),
  );
  const signs = new Set<string>();
  const stones = new Set<Sheet>();
  for (const group of Map.groupBy(undated, sameness).values()) {
    const ids = new Set(group.map(({ capture }) => identify(capture.original).id));
    if (ids.size < LEAST) continue;
    const sign = signOf(group, articles);
    if (sign === null) continue;
    signs.add(sign);
    for (const sheet of group) stones.add(sheet);
  }
  return { signs: [...signs].sort(), sheets: stones };
}

/** What two captures of one such page have in common, whatever teasers stand around. */
function sameness({ generic, text }: Sheet): string {
  const title = generic.kind === 'error' ? '' : (generic.title ?? '');
  return `${folded(title)}|${generic.kind === 'article' ? folded(text) : generic.kind === 'error' ? '' : generic.reason}`;
}

function signOf(group: readonly Sheet[], articles: ReadonlySet<string>): string | null {
  const [first, ...others] = group.map(({ pieces }) => new Map(pieces.map((piece) => [piece.folded, piece])));
  const common = [...first!.values()].filter(
    ({ folded: key, weight, text }) =>
      weight >= SHORTEST &&
      text.length <= LONGEST &&
      !articles.has(key) &&
      others.every((other) => other.has(key)),
  );
  common.sort((a, b) => b.weight - a.weight || (a.folded < b.folded ? -1 : 1));
  return common[0]?.text ?? null;
}
