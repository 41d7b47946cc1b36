import { type Identity, isOfOutlet, type Outlet } from '../outlets/index.ts';
import type { Listed } from './source.ts';

type ArticleListed = Exclude<Listed, { error: unknown }>;

/** What else leads to an article: the names of its revisions, what its addresses name. */
export function keysOf(
  { file: { front }, revisions }: ArticleListed,
  outlet: Outlet,
  identify: (address: string) => Identity,
): string[] {
  const addresses = [front.original_url, ...(front.aliases ?? [])].filter(
    (one) => one !== undefined && one !== '',
  );
  const named = addresses.filter((one) => isOfOutlet(outlet, one!)).map((one) => identify(one!).id);
  return [...revisions.map(({ name }) => name), ...(front.ids ?? []), ...named];
}
