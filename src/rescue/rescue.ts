import { type Archive, createArchive, openArchive } from '../archive/index.ts';
import { ReprintError } from '../base/error.ts';
import { type Evidence, openEvidence } from '../evidence/index.ts';
import { type Outlet, outletTemplate, parseOutlet } from '../outlets/index.ts';
import type { Source } from '../sources/index.ts';
import type { RescueEvent } from './event.ts';
import { finish } from './finish.ts';
import { adoptAll, findAll, indexEvidence } from './gather.ts';
import { likelyHost } from './likely-host.ts';
import { makeEdition } from './make-edition.ts';

/** What a rescue is asked to do. */
export interface Order {
  /** The archive's folder; made where it is not there yet. */
  dir: string;
  sources: Source[];
  /** Text of an outlet file for a new archive; null for one filled in by what the captures tell. */
  outlet: string | null;
  /** Link given files into the archive instead of copying them. */
  link: boolean;
  /** Aborted: the rescue stops in good order, and the same order goes on where it stopped. */
  signal: AbortSignal;
}

/**
 * Makes or continues an archive: adopts what is given, indexes it, reads it, edits it, files it. Every step
 * finds what an earlier run left behind and goes on from there, so a rescue may be killed at any moment.
 * @throws ReprintError of the room that cannot go on; INTERRUPTED when the signal was given
 */
export async function* rescue({ dir, sources, outlet, link, signal }: Order): AsyncIterable<RescueEvent> {
  if (outlet !== null) parseOutlet(outlet);
  const given = yield* findAll(sources);
  const archive = createArchive(dir);
  try {
    if (outlet !== null) giveOutlet(archive, outlet);
    const evidence = openEvidence(dir);
    try {
      yield* adoptAll(given, evidence, { link, signal });
      yield* renew(archive, evidence, signal);
    } finally {
      evidence.close();
    }
  } finally {
    archive.close();
  }
}

/** Reads and edits again from the evidence that an archive has: after a recipe, a rule or the outlet file changed. */
export async function* refresh(dir: string, signal: AbortSignal): AsyncIterable<RescueEvent> {
  const archive = openArchive(dir, { write: true });
  try {
    const evidence = openEvidence(dir);
    try {
      yield* renew(archive, evidence, signal);
    } finally {
      evidence.close();
    }
  } finally {
    archive.close();
  }
}

/** From whatever evidence there is to a whole archive. */
async function* renew(archive: Archive, evidence: Evidence, signal: AbortSignal): AsyncIterable<RescueEvent> {
  yield* indexEvidence(archive, evidence, signal);
  const outlet = await outletOf(archive, evidence);
  yield* makeEdition(archive, evidence, outlet, signal);
  yield* finish(archive);
}

/** What a person says of the outlet counts; an archive that has other words of theirs keeps them. */
function giveOutlet(archive: Archive, text: string): void {
  if (archive.outletText() === null) archive.giveOutlet(text);
  else if (archive.outletText() !== text) {
    throw new ReprintError(
      'USAGE',
      `${archive.dir} has an outlet.yaml already, and another one was given`,
      'edit the one in the archive, or leave the other out; then the same command goes on',
    );
  }
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
