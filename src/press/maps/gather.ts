import { plainAddress } from '../../base/plain-address.ts';
import { type Identity, isOfOutlet, type Outlet } from '../../outlets/index.ts';
import { idsIn, type OutletAddresses } from '../../search/index.ts';
import { type AddressBook, findArticle } from '../address-book.ts';
import { keysOf } from '../keys.ts';
import { articlePage } from '../names.ts';
import type { Listed } from '../source.ts';

/**
 * What leads where, for a server that can be told all of it: ids that the outlet's patterns find in an address, and the
 * addresses in which they find none that leads there. Pages are from the site's root.
 */
export interface OldAddresses {
  /** Page by id, in lower case. */
  ids: Map<string, string>;
  /**
   * Page by path, and by path and query. A path is as a server sees it: escapes undone, no slash at the end, letters of
   * ASCII in lower case; each character is one byte.
   */
  paths: Map<string, string>;
  queries: Map<string, string>;
  /** Addresses that no table can hold, or that lead to several articles: the page for wrong addresses knows them. */
  left: number;
}

type Article = Exclude<Listed, { error: unknown }>;

/** Gathers addresses, article by article. @param known the patterns that the server will try itself */
export function gatherAddresses(
  outlet: Outlet,
  book: AddressBook,
  identify: (address: string) => Identity,
  known: OutletAddresses,
): { add(article: Article): void; all(): OldAddresses } {
  const ids = new Map<string, string>();
  const paths = new Map<string, string | null>();
  const queries = new Map<string, string | null>();
  let left = 0;

  function enter(map: Map<string, string | null>, key: string, page: string): void {
    const before = map.get(key);
    if (before === undefined) map.set(key, page);
    else if (before !== page) map.set(key, null);
  }

  return {
    add(article) {
      const { front } = article.file;
      const own = findArticle(book, article.id);
      if (own === null) return;
      // Where no pattern finds ids, nobody asks for one.
      const keys = known.ids.length === 0 ? [] : [article.id, ...keysOf(article, outlet, identify)];
      for (const key of keys) {
        const to = findArticle(book, key);
        const served = idAsServed(key);
        if (to !== null && served !== null) ids.set(served, articlePage(to));
      }
      for (const address of new Set([front.original_url ?? '', ...(front.aliases ?? [])])) {
        if (address === '' || !isOfOutlet(outlet, address)) continue;
        const page = articlePage(findArticle(book, identify(address).id) ?? own);
        const [id] = idsIn(address, known);
        // An id that can be no file's name has another one in the book.
        const key = id === undefined ? null : idAsServed(id);
        if (key !== null && !ids.has(key)) ids.set(key, page);
        if (key !== null && ids.get(key) === page) continue;
        const [path, query] = servedAs(address);
        if (path === null || path === '') left++;
        else if (query === '') enter(paths, path, page);
        else enter(queries, `${path}?${query}`, page);
      }
    },
    all() {
      const one = (map: Map<string, string | null>) => {
        const kept = [...map].filter((entry): entry is [string, string] => entry[1] !== null);
        left += map.size - kept.length;
        return new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
      };
      const sorted = [...ids].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
      return { ids: new Map(sorted), paths: one(paths), queries: one(queries), left };
    },
  };
}

/** More bytes than this stand in no table: nginx takes no word of more than 4 kB, Apache no line of more than one. */
const LONGEST = 900;

/** An id as a server finds it in a path, in bytes; null where no table can hold it. */
function idAsServed(id: string): string | null {
  const bytes = Buffer.from(id).toString('latin1');
  return /[\x00-\x20\x7f]/.test(bytes) || !id.isWellFormed() ? null : lower(bytes);
}

/** Path and query of an address as a server sees them; null where no table can hold them. */
function servedAs(address: string): [path: string | null, query: string] {
  const plain = plainAddress(address);
  const raw = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(address.trim())?.[1] ?? '';
  const bytes = Buffer.from(raw)
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const kept: string[] = [];
  for (const segment of bytes.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const path = kept.map((segment) => `/${segment}`).join('');
  const query = plain?.query ?? '';
  const whole = `${path}?${query}`;
  // Line ends and their like would say something to the server, wherever they stand.
  if (whole.length > LONGEST || /[\x00-\x1f\x7f]/.test(path) || /[^\x21-\x7e]/.test(query)) return [null, ''];
  return [lower(path), lower(query)];
}

/** Of bytes as characters only those of ASCII have a lower case. */
function lower(bytes: string): string {
  return bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
