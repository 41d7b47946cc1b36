import type { Outlet } from '../../outlets/index.ts';
import { wordsFor } from '../words/words.ts';

/** What a part of a site calls itself: 山城報　2019. */
export function nameOfPart({ name, languages }: Outlet, folder: string): string {
  const year = Number(folder);
  const words = wordsFor(languages[0]);
  return `${name} ${Number.isNaN(year) ? words.noDate : words.year(year)}`;
}
