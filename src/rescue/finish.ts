import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../archive/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { RescueEvent, Summary } from './event.ts';
import type { Shortfall } from './fetch-from.ts';
import { stopIf } from './gather.ts';
import { writeTables } from './known-beside.ts';

/** Writes the account's tables and the manifest, and tells what the archive now holds. */
export async function* finish(
  archive: Archive,
  evidence: Evidence,
  shortfall: Shortfall,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  yield { event: 'progress', step: 'account', done: 0, of: 2, unit: 'tables' };
  stopIf(signal);
  await writeTables(archive, evidence);
  yield { event: 'progress', step: 'account', done: 1, of: 2, unit: 'tables' };
  await setImmediate();
  stopIf(signal);
  await archive.writeManifest(signal);
  yield { event: 'progress', step: 'account', done: 2, of: 2, unit: 'tables' };
  yield { event: 'finished', summary: summaryOf(archive, shortfall) };
}

function summaryOf(archive: Archive, { failed, open }: Shortfall): Summary {
  const { evidence, captures, articles, revisions, lacunae, media } = archive.audit();
  return {
    captures: captures.discovered,
    articles,
    revisions,
    tombstones: captures.tombstone,
    lacunae: lacunae.total,
    pictures: media.saved,
    damages: evidence.damages,
    failed,
    queued: open,
  };
}
