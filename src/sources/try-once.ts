import { header } from '../base/capture.ts';
import { places } from '../base/places.ts';
import type { Answer, Question } from './ask.ts';
import type { Clock } from './clock.ts';
import { LostConnection } from './lost-connection.ts';
import type { Outcome } from './obstacles.ts';
import type { Pace } from './pace.ts';
import { refusalIn } from './refusal.ts';
import { retryAfterMs } from './retry-after.ts';
import type { SourceEvent } from './source.ts';
import type { Transport } from './transport.ts';

/** What one request brought. */
export type Tried =
  | { is: 'answered'; answer: Answer }
  /** No answer, or one of a server in trouble. */
  | { is: 'lost'; answer: Answer | null; reason: string }
  | { is: 'too many'; answer: Answer }
  /** No connection: the pace knows what to do. */
  | { is: 'not connected' }
  | { is: 'forbidden'; reason: string };

export interface Means {
  transport: Transport;
  pace: Pace;
  clock: Clock;
  tell: (event: SourceEvent) => void;
  signal?: AbortSignal;
}

/** Requests under way at once: enough for 8 a second where an answer takes 4 s, and no crowd at the door. */
const MOST_AT_ONCE = { list: 4, replay: 32 };

/** Sends one request in its turn, and tells the pace what became of it. */
export function trying({
  transport,
  pace,
  clock,
  tell,
  signal,
}: Means): (question: Question) => Promise<Tried> {
  const underWay = { list: places(MOST_AT_ONCE.list), replay: places(MOST_AT_ONCE.replay) };

  return async ({ kind, address, mostBytes, headers = [] }) => {
    const giveBack = await underWay[kind](signal);
    try {
      const turn = await pace.turn(kind, signal);
      let outcome: Outcome = { is: 'unused' };
      try {
        tell({ event: 'asking', kind, address });
        const tried = await transport({ address, headers, mostBytes, signal }).then(
          (answer) => answered(answer, clock.now()),
          notAnswered,
        );
        outcome = tried.outcome;
        return tried.tried;
      } finally {
        turn.end(outcome);
      }
    } finally {
      giveBack();
    }
  };
}

interface Told {
  tried: Tried;
  outcome: Outcome;
}

function answered(answer: Answer, now: number): Told {
  const { status, headers } = answer;
  // Then this *is* the archived response: a 429 or 503 of long ago.
  const archived = header(headers, 'memento-datetime') !== null;
  if (archived || (status !== 429 && status < 500)) {
    // A body that was cut off, or one refusal, says nothing against the server; ten of them in a row do.
    const cut = answer.truncated === 'disconnect' || answer.truncated === 'time';
    const failed = cut || refusalIn(answer) !== null;
    return { tried: { is: 'answered', answer }, outcome: { is: failed ? 'failed' : 'well' } };
  }
  const askedMs = retryAfterMs(headers, now);
  if (status === 429 || (status === 503 && askedMs !== null)) {
    return { tried: { is: 'too many', answer }, outcome: { is: 'tooMany', retryAfterMs: askedMs } };
  }
  return { tried: { is: 'lost', answer, reason: `http-${status}` }, outcome: { is: 'failed' } };
}

function notAnswered(error: unknown): Told {
  if (!(error instanceof LostConnection)) throw error;
  const { kind, message } = error;
  switch (kind) {
    case 'refused':
    case 'unreachable':
      return { tried: { is: 'not connected' }, outcome: { is: kind, why: message } };
    case 'forbidden':
      return { tried: { is: 'forbidden', reason: message }, outcome: { is: 'unused' } };
    default:
      return {
        tried: { is: 'lost', answer: null, reason: `no answer (${message})` },
        outcome: { is: 'failed' },
      };
  }
}
