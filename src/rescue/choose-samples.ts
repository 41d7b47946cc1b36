import { captureName } from '../base/capture.ts';
import { sha256Hex } from '../base/digest.ts';
import type { IndexEntry } from '../evidence/index.ts';
import { identifier, isArticleShape, isOfOutlet, type Outlet, shapeOf } from '../outlets/index.ts';
import { isPage } from './is-page.ts';

/** So many pages of each kind are kept in hand, and of so many kinds. */
const OF_A_KIND = 40;
const KINDS = 2000;

/**
 * Some of the captures that could be articles, of every shape of address and every half year alike, so that no
 * layout is left out because another has a hundred times its pages. The same captures give the same choice.
 */
export async function chooseSamples(
  captures: AsyncIterable<IndexEntry>,
  outlet: Outlet,
  most: number,
): Promise<IndexEntry[]> {
  const identify = identifier(outlet);
  const kinds = new Map<string, { entry: IndexEntry; lot: string }[]>();
  for await (const entry of captures) {
    const { original, status, timestamp } = entry;
    if (!isPage(entry) || (status !== null && status !== 200) || !isOfOutlet(outlet, original)) continue;
    const shape = shapeOf(original);
    if (!isArticleShape(shape) && identify(original).by !== 'rule') continue;
    const kind = `${timestamp.slice(0, 4)}${timestamp.slice(4, 6) < '07' ? 'a' : 'b'} ${shape}`;
    const held = kinds.get(kind) ?? [];
    if (held.length === 0 && kinds.size >= KINDS) continue;
    kinds.set(kind, held);
    held.push({ entry, lot: sha256Hex(captureName(entry)) });
    if (held.length >= OF_A_KIND * 2) keepSmallest(held);
  }
  for (const held of kinds.values()) keepSmallest(held);
  const rows = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held);
  const chosen: IndexEntry[] = [];
  for (let i = 0; i < OF_A_KIND; i++) {
    for (const row of rows) if (row[i] && chosen.length < most) chosen.push(row[i]!.entry);
  }
  return chosen.sort((a, b) => (captureName(a) < captureName(b) ? -1 : 1));
}

function keepSmallest(held: { lot: string }[]): void {
  held.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  held.length = Math.min(held.length, OF_A_KIND);
}
