import type { IndexEntry } from '../evidence/index.ts';
import { isPage } from './is-page.ts';

/** So many captures are enough to see whose they are. */
const ENOUGH = 100_000;

/** The host that most pages come from, without `www.`: the name of an outlet of which nothing else is known. */
export async function likelyHost(captures: AsyncIterable<IndexEntry>): Promise<string | null> {
  const pages = new Map<string, number>();
  let seen = 0;
  for await (const entry of captures) {
    if (++seen > ENOUGH) break;
    const host = isPage(entry) && entry.status === 200 ? hostOf(entry.original) : null;
    if (host !== null) pages.set(host, (pages.get(host) ?? 0) + 1);
  }
  const most = [...pages].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0];
  return most?.[0] ?? null;
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).host.replace(/^www\./, '');
  } catch {
    return null;
  }
}
