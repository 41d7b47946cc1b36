import { readFileSync } from 'node:fs';
import { archiveSource } from './archive-source.ts';
import { startAsking } from './asker.ts';
import { realClock } from './clock.ts';
import type { Limits } from './limits.ts';
import { openPace } from './pace.ts';
import type { ArchiveSource, SourceEvent } from './source.ts';
import { startTransport } from './transport.ts';

/** Whom to ask, and how. */
export interface SourceOptions {
  /** The archive's address; null for the Wayback Machine. */
  address: string | null;
  /** How the archive can reach the person who asks; goes into the User-Agent. */
  contact: string | null;
  /** The file in which the requests of this machine are counted, over all runs and processes. */
  state: string;
  /** The longest pause that is waited for, in ms; null for any. */
  patience: number | null;
  /** The Wayback Machine's, where none are given. */
  limits?: Limits;
  tell(event: SourceEvent): void;
  signal: AbortSignal;
}

/** An archive on the network, asked politely. @throws ReprintError as `archiveSource` and `openPace` do */
export function openArchiveSource(options: SourceOptions): { source: ArchiveSource; close(): void } {
  const { address, contact, state, patience, limits, tell, signal } = options;
  const origin = new URL(address ?? 'https://web.archive.org/').origin;
  const transport = startTransport({
    trusted: address === null ? null : origin,
    userAgent: userAgent(contact),
  });
  const pace = openPace(state, origin, { clock: realClock, tell, patience, limits });
  const ask = startAsking({ transport, pace, clock: realClock, tell, signal });
  return {
    source: archiveSource({ address, ask }),
    close() {
      pace.close();
      transport.close();
    },
  };
}

function userAgent(contact: string | null): string {
  const pkg = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `reprint-news/${pkg.version} (+https://www.npmjs.com/package/reprint-news${contact === null ? '' : `; ${contact}`})`;
}
