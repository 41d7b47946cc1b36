import { join } from 'node:path';
import type { Archive, Beside, NamedAddress } from '../archive/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { isOfOutlet, type Outlet, parseOutlet } from '../outlets/index.ts';
import { filledQueue } from './fetch-from.ts';
import { namesIn } from './names-in-pages.ts';
import { recordWithheld } from './withhold.ts';

/**
 * Has the account's tables written with all that is known beside the journal: what archives list, what pages,
 * lists, feeds and sitemaps name, what imported articles link to.
 */
export async function writeTables(archive: Archive, evidence: Evidence): Promise<void> {
  recordWithheld(archive);
  const outlet = parseOutlet(archive.outletText() ?? 'name: unknown');
  const named = namedBeside(archive, outlet);
  const [any] = archive.events('listed');
  if (any === undefined) return await archive.writeTables({ addresses: [], listed: [], named });
  const queue = await filledQueue(archive, evidence, outlet);
  try {
    const beside: Beside = { addresses: queue.addresses(), listed: queue.articles(), named };
    await archive.writeTables(beside);
  } finally {
    queue.end();
  }
}

function* namedBeside(archive: Archive, outlet: Outlet): Iterable<NamedAddress> {
  yield* namesIn(join(archive.dir, '.reprint', 'readings'));
  for (const { path, imported, removed } of archive.events('decided')) {
    if (imported === undefined || path === null || removed !== undefined) continue;
    for (const original of linksOf(archive, path))
      if (isOfOutlet(outlet, original))
        yield { original, title: null, day: null, by: 'link', source: imported };
  }
}

/** The addresses that an imported article links to; a file that a person took away or spoilt has none. */
function linksOf(archive: Archive, path: string): Iterable<string> {
  try {
    const { body } = archive.read(path);
    return new Set(
      [...body.matchAll(/\]\(<?(https?:\/\/[^\s)>]{1,2000})/g)].map(([, original]) => original!),
    );
  } catch {
    return [];
  }
}
