import type { FrontMatter } from '../../article/index.ts';
import { plainAddress } from '../../base/plain-address.ts';
import { undressed } from '../../base/variant.ts';
import { isOfOutlet, type Outlet } from '../../outlets/index.ts';

/** So many hosts are tried for a path that is asked of the site: each may cost a reader one request. */
const MOST = 12;
/** So many are counted: an archive may be made to name millions. */
const MOST_COUNTED = 1000;

/** Gathers the hosts on which the outlet's articles stood. `outlet.yaml` may name no more than the domain that they share. */
export function oldHosts(outlet: Outlet): { count(front: FrontMatter): void; most(): string[] } {
  const articles = new Map<string, number>();
  return {
    count({ original_url, aliases = [] }) {
      const addresses = [original_url, ...aliases].filter((one) => one !== undefined && one !== '');
      for (const address of addresses) {
        const plain = plainAddress(address!);
        if (plain === null || !isOfOutlet(outlet, address!)) continue;
        const { host } = undressed(plain);
        const known = articles.get(host);
        if (known !== undefined || articles.size < MOST_COUNTED) articles.set(host, (known ?? 0) + 1);
      }
    },
    /** Those of most addresses first, then those that `outlet.yaml` names. */
    most() {
      const counted = [...articles].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1));
      return [...new Set([...counted.map(([host]) => host), ...outlet.hosts])].slice(0, MOST);
    },
  };
}
