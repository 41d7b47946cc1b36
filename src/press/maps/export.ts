import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { identifier } from '../../outlets/index.ts';
import { earlierPress, keepList, removeStale } from '../pressed-list.ts';
import { publicAddress } from '../public-address.ts';
import { idExpressions, idPatterns } from '../search/id-patterns.ts';
import { openSource } from '../source.ts';
import { survey } from '../survey.ts';
import { nothingWritten, writePage } from '../written.ts';
import { apacheFiles } from './apache.ts';
import { gatherAddresses } from './gather.ts';
import { nginxFiles } from './nginx.ts';

export type MapServer = 'nginx' | 'apache';

export type MapEvent =
  | { kind: 'refused'; path: string; reason: string }
  | { kind: 'done'; summary: { ids: number; addresses: number; left: number; files: number } };

/**
 * Writes all old addresses as tables for a server into a folder of their own: they are for the server, not for its
 * visitors, so they lie in no site.
 * @param address of the site, where it is to be another than `outlet.yaml` names: its pages are told by their path there
 * @throws ReprintError NAME_TAKEN where the folder holds files of somebody else; USAGE for an address that is none; what
 * opening the archive throws
 */
export async function* exportMaps(
  archiveDir: string,
  outDir: string,
  server: MapServer,
  address: string | null,
): AsyncGenerator<MapEvent> {
  const { outlet, list } = openSource(archiveDir);
  const out = resolve(outDir);
  const site = address === null ? outlet.site.address : publicAddress(address);
  const root = site === null ? '/' : new URL(site).pathname;
  const before = earlierPress(out);
  const refused: MapEvent[] = [];
  const { book } = await survey(list(), outlet, (path, reason) =>
    refused.push({ kind: 'refused', path, reason }),
  );
  yield* refused;
  const known = { hosts: outlet.hosts, ids: idPatterns(outlet) };
  const gathered = gatherAddresses(outlet, book, identifier(outlet), known);
  for await (const listed of list()) if (!('error' in listed)) gathered.add(listed);
  const all = gathered.all();

  const files =
    server === 'nginx'
      ? nginxFiles(all, idExpressions(outlet, '(?<reprint_found>'), root)
      : apacheFiles(all, idExpressions(outlet, '('), root);
  mkdirSync(out, { recursive: true });
  const written = nothingWritten();
  for (const [path, bytes] of files) writePage(out, path, bytes, written);
  const now = new Set(written.paths);
  removeStale(out, before, now);
  keepList(out, now);
  const summary = {
    ids: all.ids.size,
    addresses: all.paths.size + all.queries.size,
    left: all.left,
    files: files.length,
  };
  yield { kind: 'done', summary };
}
