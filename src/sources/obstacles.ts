import {
  growingPause,
  isBlock,
  LONGEST_RETRY_AFTER,
  met,
  NO_OBSTACLE,
  passed,
  refusalPause,
  silencePause,
} from './obstacle.ts';
import type { Standing } from './pace-file.ts';

export interface Pause {
  until: number;
  reason: string;
}

/** What became of a request. */
export type Outcome =
  /** It was answered. */
  | { is: 'well' }
  /** It was one too many; the archive may have said for how long to be silent. */
  | { is: 'tooMany'; retryAfterMs: number | null }
  /** The server is in trouble, or the answer got lost. */
  | { is: 'failed' }
  /** The connection was refused. */
  | { is: 'refused'; why: string }
  /** There was no way to the server. */
  | { is: 'unreachable'; why: string }
  /** It was not sent after all. */
  | { is: 'unused' };

type Connected = Exclude<Outcome, { is: 'refused' | 'unreachable' | 'unused' }>;

/** So many failures in a row, of whatever questions, are the server's trouble and not the questions'. */
const TROUBLE = 10;

/** A probe that nobody tells about (its process was killed) is over after this time. */
const PROBE_MS = 4 * 60_000;

/**
 * What keeps this process from asking a host: what its standing says, which all processes share, and what
 * only this one knows, which a restart may forget (the network was down, the server in trouble).
 */
export function obstacles(host: string) {
  let away = NO_OBSTACLE;
  let trouble = NO_OBSTACLE;
  let failures = 0;

  /** The pause that is on, or null. */
  function pause({ silence, refusal }: Standing, now: number): Pause | null {
    const blocked = isBlock(refusal)
      ? 'refuses connections, as after too many requests'
      : 'refused a connection';
    const longest = [
      { until: silence.until, reason: `${host} was asked too much, it says (HTTP 429)` },
      { until: refusal.until, reason: `${host} ${blocked}` },
      { until: away.until, reason: `there is no way to ${host}` },
      { until: trouble.until, reason: `${host} is in trouble: ${TROUBLE} answers in a row failed` },
    ].reduce((a, b) => (b.until > a.until ? b : a));
    return longest.until > now ? longest : null;
  }

  /** Where connections did not come about, one request at a time finds out whether they do again. */
  function mayProbe(standing: Standing, now: number): boolean {
    if (standing.refusal.probe > now || away.probe > now) return false;
    const probe = now + PROBE_MS;
    if (standing.refusal.row > 0) standing.refusal = { ...standing.refusal, probe };
    if (away.row > 0) away = { ...away, probe };
    return true;
  }

  /** Notes in the standing what became of a request that was sent at a time. */
  function note(standing: Standing, outcome: Outcome, sentAt: number, now: number): void {
    if (outcome.is === 'refused') {
      standing.refusal = met(standing.refusal, sentAt, now, refusalPause);
    } else if (outcome.is === 'unreachable') {
      away = met(away, sentAt, now, growingPause);
    } else if (outcome.is === 'unused') {
      standing.refusal = { ...standing.refusal, probe: 0 };
      away = { ...away, probe: 0 };
    } else {
      noteConnected(standing, outcome, sentAt, now);
    }
  }

  function noteConnected(standing: Standing, outcome: Connected, sentAt: number, now: number): void {
    standing.refusal = passed(standing.refusal, sentAt);
    away = NO_OBSTACLE;
    if (outcome.is === 'failed') {
      if (++failures < TROUBLE) return;
      failures = 0;
      trouble = met(trouble, sentAt, now, growingPause);
      return;
    }
    standing.answered = true;
    failures = 0;
    trouble = passed(trouble, sentAt);
    if (outcome.is === 'well') standing.silence = passed(standing.silence, sentAt);
    else {
      const silence = met(standing.silence, sentAt, now, silencePause);
      const asked = now + Math.min(outcome.retryAfterMs ?? 0, LONGEST_RETRY_AFTER);
      standing.silence = { ...silence, until: Math.max(silence.until, asked) };
    }
  }

  /** Whether all is as well as it can be, so that one more good answer changes nothing. */
  function none({ answered, silence, refusal }: Standing): boolean {
    return answered && [silence, refusal, away, trouble].every(({ row }) => row === 0) && failures === 0;
  }

  return { pause, mayProbe, note, none };
}
