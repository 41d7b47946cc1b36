import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { NamedAddress } from '../archive/index.ts';
import { writeWhole } from '../base/files.ts';
import type { Named } from '../reading/index.ts';

/*
 * Which of the outlet's own addresses its pages, lists, feeds and sitemaps name, beside the readings of a shard:
 * `KEY.names.json.gz`, each address once a shard, so that a menu which stands on every page costs nothing.
 */

/** The best that the captures of one shard say of each address. */
export function nameGatherer(): { add(capture: string, named: Named): void; all(): NamedAddress[] } {
  const found = new Map<string, NamedAddress>();
  return {
    add(source, { by, links }) {
      for (const { original, title, day } of links) {
        const known = found.get(original);
        if (known === undefined) {
          found.set(original, { original, title, day, by, source });
          continue;
        }
        if (RANK.indexOf(by) < RANK.indexOf(known.by)) {
          found.set(original, { original, title: title ?? known.title, day: day ?? known.day, by, source });
        } else {
          known.title ??= title;
          known.day ??= day;
        }
      }
    },
    all: () => [...found.values()],
  };
}

/** What says most of an address first: a list has its headline and its day. */
const RANK: readonly NamedAddress['by'][] = ['list', 'feed', 'sitemap', 'link'];

export function writeNames(dir: string, key: string, names: readonly NamedAddress[]): void {
  writeWhole(namesPath(dir, key), gzipSync(JSON.stringify(names), { level: 3 }));
}

/** All that was gathered of all shards, in the order of their names; a file that a kill cut short counts for none. */
export function* namesIn(dir: string): Iterable<NamedAddress> {
  let files: string[];
  try {
    files = readdirSync(dir).filter((name) => name.endsWith(ENDING));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  for (const file of files.sort())
    yield* JSON.parse(String(gunzipSync(readFileSync(join(dir, file))))) as NamedAddress[];
}

const ENDING = '.names.json.gz';

export function namesPath(dir: string, key: string): string {
  return join(dir, key + ENDING);
}
