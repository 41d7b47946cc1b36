import { isAssetAddress, mayBePage } from '../base/media-type.ts';
import { surt } from '../base/surt.ts';
import type { Queue } from './queue.ts';

/**
 * The addresses that archives list of some ids and nobody fetched: aliases too, of which a reader may hold a link.
 * Each page once, however it is escaped or spelt; no pictures below an article's address. `known` are those that
 * captures were read of.
 */
export function listedAliases(
  queue: Pick<Queue, 'captures'> | null,
): (ids: readonly string[], known: readonly string[]) => string[] {
  if (queue === null) return () => [];
  return (ids, known) => {
    const pages = new Set(known.map(surt));
    const aliases: string[] = [];
    for (const { original, mime } of ids.flatMap((id) => queue.captures(id)).map(({ ref }) => ref)) {
      if (!mayBePage(mime) || isAssetAddress(original)) continue;
      const page = surt(original);
      if (pages.has(page)) continue;
      pages.add(page);
      aliases.push(original);
    }
    return aliases;
  };
}
