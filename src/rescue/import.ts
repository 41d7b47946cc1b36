import { setImmediate } from 'node:timers/promises';
import { type Archive, createArchive } from '../archive/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { asReprintError } from '../base/error.ts';
import { openEvidence } from '../evidence/index.ts';
import { parseOutlet } from '../outlets/index.ts';
import type { RescueEvent } from './event.ts';
import { NONE } from './fetch-from.ts';
import { stopIf } from './gather.ts';
import { giveOutlet } from './give-outlet.ts';
import { bytesOf, importedIn } from './imported-files.ts';
import { outletOfFiles } from './outlet-of-files.ts';
import { renew } from './renew.ts';

/** What an import is asked to do. */
export interface ImportOrder {
  /** A folder of another rescue's files, searched to its depths. */
  folder: string;
  /** The archive; made where it is not there yet. */
  dir: string;
  outlet: string | null;
  signal: AbortSignal;
}

/**
 * Takes the files of another rescue into an archive. The originals are kept below `imported/`, byte for byte; what
 * they tell lies on the same desk as what captures tell, so that the articles are made again from both at any time.
 * A file that is none, or leads out of its folder, is reported and passed over; one that cannot be read is kept
 * and told in the account.
 * @throws ReprintError BAD_INPUT where the folder holds no file of articles
 */
export async function* importFolder({
  folder,
  dir,
  outlet,
  signal,
}: ImportOrder): AsyncIterable<RescueEvent> {
  if (outlet !== null) parseOutlet(outlet);
  const files = importedIn(folder);
  const archive = createArchive(dir);
  const evidence = openEvidence(archive.dir);
  try {
    if (outlet !== null) giveOutlet(archive, outlet);
    else if (archive.outletText() === null) archive.giveOutlet(outletOfFiles(folder, files));
    yield* keepAll(folder, files, archive, signal);
    yield* renew(archive, evidence, NONE, signal);
  } finally {
    await evidence.close();
    archive.close();
  }
}

/** Keeps the originals and tells the account of each; only then are they read. */
async function* keepAll(
  folder: string,
  files: readonly string[],
  archive: Archive,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  for (const [i, name] of files.entries()) {
    stopIf(signal);
    try {
      const bytes = bytesOf(folder, name);
      const [file, sha256] = [`imported/${name}`, sha256Hex(bytes)];
      archive.keepImported(name, bytes);
      const known = archive.latest({ event: 'imported', file });
      if (known?.sha256 !== sha256)
        archive.record({ event: 'imported', file, sha256, articles: 0, problems: [] });
    } catch (thrown) {
      const error = asReprintError(thrown);
      if (!PASSED_OVER.has(error.code)) throw error;
      yield { event: 'passed-over', path: name, error };
    }
    if (i % 64 !== 63) continue;
    yield { event: 'progress', step: 'adopt', done: i + 1, of: files.length, unit: 'articles' };
    // Ctrl-C must come through.
    await setImmediate();
  }
}

/** What is the matter with one file; anything else would meet the next one too. */
const PASSED_OVER = new Set(['BAD_INPUT', 'TOO_LARGE', 'NOT_FOUND']);
