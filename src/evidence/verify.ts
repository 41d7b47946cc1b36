import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReprintError } from '../base/error.ts';
import { CAPTURES, evidenceFiles } from './layout.ts';
import { linesOf } from './lines.ts';
import { overFiles } from './over-files.ts';
import { startCrew } from './tasks.ts';
import type { Verified } from './verify-file.ts';

export type VerifyEvent =
  /** `bytes` of `of` are read, over all files. */
  | { event: 'progress'; bytes: number; of: number }
  | ({ event: 'verified' } & Verified)
  /** A file that could not be read at all. */
  | { event: 'failed'; file: string; error: ReprintError }
  /** A file that the manifest names and the archive no longer has. */
  | { event: 'missing'; file: string };

/** Re-hashes all evidence; changes nothing and needs no index. */
export async function* verifyAll(dir: string): AsyncIterable<VerifyEvent> {
  const files = evidenceFiles(dir);
  const listed = manifestOfCaptures(dir);
  const there = new Set(files.map(({ file }) => file));
  for (const file of listed.keys()) if (!there.has(file)) yield { event: 'missing', file };
  const crew = startCrew(files);
  const run = (file: string, heard: (at: number) => void) =>
    crew.run({ task: 'verify', dir, file, sha256: listed.get(file) ?? null }, heard);
  try {
    for await (const event of overFiles(files, () => 0, run)) {
      if (event.event !== 'done') yield event;
      else yield { event: 'verified', ...(event.result as Verified), bytes: event.found.bytes };
    }
  } finally {
    await crew.close();
  }
}

/** What `manifest-sha256.txt` says of the captures: SHA-256 by name below `captures/`. Lines are `HEX  PATH`. */
function manifestOfCaptures(dir: string): Map<string, string> {
  const listed = new Map<string, string>();
  const path = join(dir, 'manifest-sha256.txt');
  if (!existsSync(path)) return listed;
  for (const line of linesOf(path)) {
    const [, sha256, name] = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+)$/.exec(line) ?? [];
    if (sha256 && name?.startsWith(`${CAPTURES}/`)) listed.set(name.slice(CAPTURES.length + 1), sha256);
  }
  return listed;
}
