import { interrupted, ReprintError } from '../base/error.ts';
import { places } from '../base/places.ts';
import type { Clock } from './clock.ts';
import { earliest, type Limits, WAYBACK_LIMITS } from './limits.ts';
import { NO_OBSTACLE } from './obstacle.ts';
import { type Outcome, obstacles, type Pause } from './obstacles.ts';
import { openPaceFile, type Standing } from './pace-file.ts';
import type { AskKind, SourceEvent } from './source.ts';

/** The politeness of one archive, shared by all that asks it on this machine. */
export interface Pace {
  /**
   * Waits until one request may be sent, and notes it before it is.
   * @throws ReprintError SOURCE_PAUSED (a pause longer than the patience), UNREACHABLE, INTERRUPTED, DISK_FULL
   */
  turn(kind: AskKind, signal?: AbortSignal): Promise<Turn>;
  /** When the pause ends that is on now, or null. */
  pausedUntil(): Date | null;
  close(): void;
}

/** One request that may be sent now. */
export interface Turn {
  /** Tells what became of it; once. */
  end(outcome: Outcome): void;
}

export interface PaceOptions {
  clock: Clock;
  tell: (event: SourceEvent) => void;
  /** The Wayback Machine's, where none are given. */
  limits?: Limits;
  /** How many ms a pause may last before `turn` throws; null, or not given: as long as it takes. */
  patience?: number | null;
}

type InVain = Extract<Outcome, { is: 'refused' | 'unreachable' }>;

/** A sleeper looks this often whether another process has changed things. */
const LOOK_MS = 30_000;
const LOOK_AT_PROBE_MS = 1000;

/** So many failures before the first answer, and the address is wrong or the network is down. */
const HOPELESS = 3;

/**
 * Opens the pace of an archive: `path` is the file that all processes share, `origin` names the archive.
 *
 * Times in the file are those of one clock, whose ever it was: a process finds out how far its own is from it.
 * @throws ReprintError IO, DISK_FULL
 */
export function openPace(path: string, origin: string, options: PaceOptions): Pace {
  const { clock, tell, limits = WAYBACK_LIMITS, patience = null } = options;
  const { host } = new URL(origin);
  const file = openPaceFile(path, host);
  const inTheWay = obstacles(host);
  const lines = { list: places(1), replay: places(1) };
  /** No request of a kind may be sent before; perhaps not then either, for others send meanwhile. */
  const next = { list: -Infinity, replay: -Infinity };
  /** From this process's clock to the file's; null until known. */
  let offset: number | null = null;
  let told = -Infinity;
  let answered = false;
  let inVain = 0;
  let hopeless: ReprintError | null = null;
  let closed = false;
  let seen: Standing | null = null;

  function alone<T>(work: (standing: Standing, now: number) => T): T {
    return file.alone((standing) => {
      seen = standing;
      offset = Math.max(offset ?? offsetOf(standing, clock), standing.latest - clock.now());
      const now = clock.now() + offset;
      standing.latest = now;
      standing.sinceBoot = clock.sinceBoot?.() ?? null;
      return work(standing, now);
    });
  }

  /** Notes a request that may be sent now, or says how long to wait before asking again. */
  function attempt(kind: AskKind): { sentAt: number } | { waitMs: number; pause?: Pause } {
    if (hopeless) throw hopeless;
    if (closed) throw interrupted();
    const soonMs = next[kind] - clock.now() - (offset ?? 0);
    if (soonMs > 0) return { waitMs: Math.min(soonMs, LOOK_MS) };
    return alone((standing, now) => {
      const pause = inTheWay.pause(standing, now);
      if (pause) return { waitMs: Math.min(pause.until - now, LOOK_MS), pause };
      const limit = limits[kind];
      next[kind] = earliest(file.sent(kind, limit.most), limit);
      if (next[kind] > now) return { waitMs: Math.min(next[kind] - now, LOOK_MS) };
      if (!inTheWay.mayProbe(standing, now)) return { waitMs: LOOK_AT_PROBE_MS };
      file.note(kind, now, limit.most);
      file.save(standing);
      next[kind] = earliest(file.sent(kind, limit.most), limit);
      return { sentAt: now };
    });
  }

  /** Tells a pause once. @throws ReprintError SOURCE_PAUSED where it is too long */
  function announce({ until, reason }: Pause): void {
    const date = new Date(until - (offset ?? 0));
    if (patience !== null && date.getTime() - clock.now() > patience) {
      throw new ReprintError(
        'SOURCE_PAUSED',
        `${reason}; nothing is asked of it before ${localTime(date)} (${date.toISOString()})`,
        'all that was done is kept: after that time the same command goes on',
      );
    }
    if (until === told) return;
    told = until;
    tell({ event: 'pause', until: date, reason });
  }

  function end(outcome: Outcome, sentAt: number): void {
    if (closed) return;
    if (outcome.is === 'well' || outcome.is === 'tooMany') answered = true;
    if (outcome.is === 'well' && seen && inTheWay.none(seen)) return;
    alone((standing, now) => {
      const before = inTheWay.pause(standing, now);
      inTheWay.note(standing, outcome, sentAt, now);
      // Several requests that fail at once are one failure.
      if (!before && failedToConnect(outcome)) loseHope(standing, outcome);
      file.save(standing);
    });
  }

  /** Nobody waits for an archive that never answered; one that did in an earlier run may be blocking us. */
  function loseHope(standing: Standing, outcome: InVain): void {
    if (answered || (standing.answered && outcome.is === 'refused')) return;
    if (++inVain < HOPELESS) return;
    if (!standing.answered) standing.refusal = NO_OBSTACLE;
    hopeless = new ReprintError(
      'UNREACHABLE',
      `${origin} does not answer (${outcome.why})`,
      'check the address of the archive, and the network of this machine',
    );
  }

  return {
    async turn(kind, signal) {
      const giveBack = await lines[kind](signal);
      try {
        for (;;) {
          const attempted = attempt(kind);
          if ('sentAt' in attempted) return { end: (outcome) => end(outcome, attempted.sentAt) };
          if (attempted.pause) announce(attempted.pause);
          await clock.sleep(attempted.waitMs, signal);
        }
      } finally {
        giveBack();
      }
    },
    pausedUntil() {
      const pause = alone((standing, now) => inTheWay.pause(standing, now));
      return pause && new Date(pause.until - (offset ?? 0));
    },
    close() {
      if (!closed) file.close();
      closed = true;
    },
  };
}

/**
 * How far the file's clock is ahead of this process's. Since the file was written the machine's uptime tells what
 * time went by, if it was not started again meanwhile; no clock can be set then that makes us forget what was asked.
 * Else the wall clock tells. If that was put back (see `alone`), no time at all went by since the latest in the
 * file: so nobody waits longer than a window. If it was put forward it looks as if that time went by.
 */
function offsetOf({ latest, sinceBoot }: Standing, clock: Clock): number {
  const since = clock.sinceBoot?.();
  if (!since || !sinceBoot || since.boot !== sinceBoot.boot) return 0;
  return latest + (since.ms - sinceBoot.ms) - clock.now();
}

function failedToConnect(outcome: Outcome): outcome is InVain {
  return outcome.is === 'refused' || outcome.is === 'unreachable';
}

/** `2026-01-31 14:05` where this machine is. */
function localTime(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
