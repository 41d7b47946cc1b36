import { type Identity, isOfOutlet, type Outlet } from '../../outlets/index.ts';
import { readMemento } from '../memento.ts';

/** So many other stories a text may link to; more is a list of links. */
const MOST_LINKS = 40;
const LONGEST_ADDRESS = 2_000;

/**
 * Finds the ids of the outlet's articles that a body links to, by its own addresses or mementos of them. A page
 * repeats its links on the next page: each address is looked at once.
 */
export function linkReader(
  outlet: Outlet,
  identify: (address: string) => Identity,
): (body: string) => string[] {
  const known = new Map<string, string | null>();
  return (body) => {
    const ids = new Set<string>();
    for (let at = body.indexOf('](h'); at >= 0 && ids.size < MOST_LINKS; at = body.indexOf('](h', at + 3)) {
      const address = addressAt(body, at + 2);
      let id = known.get(address);
      if (id === undefined) {
        id = idOf(readMemento(address)?.original ?? address);
        if (known.size < 50_000) known.set(address, id);
      }
      if (id !== null) ids.add(id);
    }
    return [...ids];
  };

  function idOf(address: string): string | null {
    return isOfOutlet(outlet, address) ? identify(address).id : null;
  }
}

/** To the end of the link: a space, or the closing bracket. */
function addressAt(body: string, start: number): string {
  return /^[^\s)]*/.exec(body.slice(start, start + LONGEST_ADDRESS))![0];
}
