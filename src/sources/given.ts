import { type Stats, statSync } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { asReprintError, ReprintError } from '../base/error.ts';
import { detect } from './detect.ts';
import type { FileSource, GivenFile, PassedOver } from './source.ts';

/** Files, and folders of them, as a source. */
export function fileSource(paths: readonly string[]): FileSource {
  return { kind: 'files', find: () => findGiven(paths) };
}

/**
 * Finds the evidence among files and folders, in the order given; a folder's files come sorted by path, and
 * links inside a folder are passed over, so that nothing outside of it is taken. A file given by itself that
 * holds no captures is an error (NOT_FOUND, EMPTY_FILE, NOT_EVIDENCE); in a folder it is yielded
 * as passed over. A folder without a single capture file is NO_CAPTURES.
 */
export async function* findGiven(paths: readonly string[]): AsyncIterable<GivenFile | PassedOver> {
  for (const path of paths) {
    const stats = statsOf(path);
    if (stats.isDirectory()) {
      yield* findInFolder(path);
      continue;
    }
    const found = await look(path, stats);
    if (found.is === 'passed-over') throw found.error;
    yield found;
  }
}

async function* findInFolder(folder: string): AsyncIterable<GivenFile | PassedOver> {
  let evidence = 0;
  let others = 0;
  for await (const { path, link } of walk(folder)) {
    const found = link ? passOver(path, aLink(path)) : await look(path, null);
    if (found.is === 'evidence') evidence++;
    else others++;
    yield found;
  }
  if (evidence === 0) {
    throw new ReprintError(
      'NO_CAPTURES',
      `the folder ${folder} holds no captures (${others === 0 ? 'it is empty' : `${others} other files`})`,
      'give a folder of WARC, ARC or WACZ files',
    );
  }
}

/** Depth first, names sorted by code unit. A folder's names are held, never a whole tree's. */
async function* walk(folder: string): AsyncIterable<{ path: string; link: boolean }> {
  const entries = [];
  for await (const entry of await opendir(folder)) entries.push(entry);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() || entry.isSymbolicLink()) yield { path, link: entry.isSymbolicLink() };
  }
}

async function look(path: string, known: Stats | null): Promise<GivenFile | PassedOver> {
  try {
    const stats = known ?? statsOf(path);
    if (!stats.isFile()) return passOver(path, notEvidence(path, 'is neither a file nor a folder'));
    const kind = await detect(path);
    if (kind === null) return passOver(path, notEvidence(path, 'is no WARC, ARC or WACZ file'));
    if (kind === 'empty') return passOver(path, isEmpty(path));
    return { is: 'evidence', path, kind, bytes: stats.size };
  } catch (thrown) {
    return passOver(path, asReprintError(thrown));
  }
}

function statsOf(path: string): Stats {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats) return stats;
  throw new ReprintError(
    'NOT_FOUND',
    `there is no ${path}`,
    'check the path, or name a host with its ending, as in hkcnews.com',
  );
}

function passOver(path: string, error: ReprintError): PassedOver {
  return { is: 'passed-over', path, error };
}

function notEvidence(path: string, what: string): ReprintError {
  return new ReprintError(
    'NOT_EVIDENCE',
    `${path} ${what}`,
    'give files that hold captures; saved pages are read with `reprint read FILE`',
  );
}

function isEmpty(path: string): ReprintError {
  return new ReprintError('EMPTY_FILE', `${path} is empty`, 'look whether it was copied or downloaded whole');
}

function aLink(path: string): ReprintError {
  return new ReprintError(
    'NOT_EVIDENCE',
    `${path} is a link, and links in a folder are not followed`,
    'give the file that it leads to by itself',
  );
}
