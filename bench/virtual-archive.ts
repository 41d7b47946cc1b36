import { arrival, type StandIn } from '../fixtures/wayback/index.ts';
import { archiveSource } from '../src/sources/archive-source.ts';
import { startAsking } from '../src/sources/asker.ts';
import { type VirtualClock, virtualClock } from '../src/sources/clock.test-help.ts';
import type { ArchiveSource } from '../src/sources/index.ts';
import { LostConnection } from '../src/sources/lost-connection.ts';
import { openPace } from '../src/sources/pace.ts';
import { BOUNDS } from '../src/sources/receive.ts';
import type { Transport } from '../src/sources/transport.ts';

/** An answer takes so long to begin. */
const LATENCY_MS = 1200;

/** A stand-in without sockets in virtual time, asked with the real pace and all its tries. */
export function virtualArchive(
  origin: string,
  state: string,
  make: (clock: () => number) => StandIn,
): { source: ArchiveSource; server: StandIn; clock: VirtualClock; close(): void } {
  const clock = virtualClock();
  const server = make(clock.now);
  const transport: Transport = async ({ address, mostBytes, signal }) => {
    const at = new Date(clock.now());
    const headers = { 'accept-encoding': 'identity' };
    const reply = await clock.during(server.handle({ method: 'GET', url: address, headers }));
    await clock.sleep(LATENCY_MS, signal);
    const arrived = arrival(reply, mostBytes);
    if (arrived.is !== 'answer') throw new LostConnection(arrived.is, arrived.is);
    await clock.sleep(Math.min(arrived.tookMs, BOUNDS.idleMs), signal);
    return { ...arrived, address, at };
  };
  const pace = openPace(state, origin, { clock, tell() {} });
  const ask = startAsking({ transport, pace, clock, tell() {} });
  return { source: archiveSource({ address: origin, ask }), server, clock, close: pace.close };
}
