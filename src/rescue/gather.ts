import type { Archive } from '../archive/index.ts';
import { ReprintError } from '../base/error.ts';
import type { Evidence } from '../evidence/index.ts';
import type { FileSource, GivenFile } from '../sources/index.ts';
import type { RescueEvent } from './event.ts';

/** Finds what the sources give before anything is made, so that a wrong path leaves no empty archive behind. */
export async function* findAll(sources: readonly FileSource[]): AsyncGenerator<RescueEvent, GivenFile[]> {
  const given: GivenFile[] = [];
  for (const source of sources) {
    for await (const found of source.find()) {
      if (found.is === 'evidence') given.push(found);
      else yield { event: 'passed-over', path: found.path, error: found.error };
    }
  }
  return given;
}

/** Adopts given files, unchanged, into the archive. */
export async function* adoptAll(
  given: readonly GivenFile[],
  evidence: Evidence,
  { link, signal }: { link: boolean; signal: AbortSignal },
): AsyncIterable<RescueEvent> {
  const of = given.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { path, bytes } of given) {
    stopIf(signal);
    const { file, insteadOf } = await evidence.adopt(path, { link });
    yield { event: 'adopted', file, bytes, insteadOf };
    done += bytes;
    yield { event: 'progress', step: 'adopt', done, of, unit: 'bytes' };
  }
}

/** Indexes all evidence that is new, and tells the account of every file and all its damage. */
export async function* indexEvidence(
  archive: Archive,
  evidence: Evidence,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  for await (const event of evidence.index()) {
    stopIf(signal);
    switch (event.event) {
      case 'progress':
        yield { event: 'progress', step: 'index', done: event.bytes, of: event.of, unit: 'bytes' };
        break;
      case 'failed':
        yield { event: 'passed-over', path: event.file, error: event.error };
        break;
      case 'rolled-back':
        yield {
          event: 'damage',
          file: event.file,
          offset: 0,
          length: event.bytes,
          reason: 'half-written by a stopped run',
        };
    }
  }
  const damaged = Map.groupBy(evidence.damages(), ({ file }) => file);
  for (const { file, captures } of evidence.files()) {
    const places = (damaged.get(file) ?? []).map(({ offset, length, reason }) => ({
      offset,
      length,
      reason,
    }));
    for (const place of places) yield { event: 'damage', file, ...place };
    archive.record({ event: 'discovered', file: `captures/${file}`, captures, damaged: places });
  }
}

/** @throws ReprintError INTERRUPTED once the signal was given */
export function stopIf(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new ReprintError('INTERRUPTED', 'stopped', 'the same command goes on where this one stopped');
  }
}
