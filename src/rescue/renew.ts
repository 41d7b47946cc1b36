import type { Archive } from '../archive/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { type Outlet, outletTemplate, parseOutlet } from '../outlets/index.ts';
import type { RescueEvent } from './event.ts';
import type { Shortfall } from './fetch-from.ts';
import { finish } from './finish.ts';
import { indexEvidence } from './gather.ts';
import { likelyHost } from './likely-host.ts';
import { makeEdition } from './make-edition.ts';

/** From whatever captures and imported files there are to a whole archive. */
export async function* renew(
  archive: Archive,
  evidence: Evidence,
  shortfall: Shortfall,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  yield* indexEvidence(archive, evidence, signal);
  const outlet = await outletOf(archive, evidence);
  yield* makeEdition(archive, evidence, outlet, signal);
  yield* finish(archive, evidence, shortfall, signal);
}

/** The outlet file, made from what the captures tell where nobody gave one. */
async function outletOf(archive: Archive, evidence: Evidence): Promise<Outlet> {
  const known = archive.outletText();
  if (known !== null) return parseOutlet(known);
  const host = await likelyHost(evidence.captures());
  const text = outletTemplate({ name: host ?? 'unknown' });
  archive.giveOutlet(text);
  return parseOutlet(text);
}
