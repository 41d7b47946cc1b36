import type { Headers } from '../base/capture.ts';
import type { AskKind } from './source.ts';

/** One answer of an archive's server, wholly received or cut short. */
export interface Answer {
  /** Where it came from: the address asked, or the last hop's. */
  address: string;
  status: number;
  reason: string;
  headers: Headers;
  /** As received: no content encoding is undone. */
  body: Uint8Array;
  /** Why the body is known not to be whole (`length`: longer than wanted, `disconnect`, `time`), or null. */
  truncated: 'length' | 'disconnect' | 'time' | null;
  /** When the request was sent. */
  at: Date;
}

export interface Question {
  kind: AskKind;
  address: string;
  /** More of the body than this is not read: the answer comes with `truncated: 'length'`. */
  mostBytes: number;
  /** Besides `User-Agent` and `Accept-Encoding: identity`. */
  headers?: Headers;
}

/** What to make of an answer: take it, try again (a loss on the way), or go on to where it leads. */
export type Judgement = { is: 'taken' } | { is: 'again'; reason: string } | { is: 'hop'; address: string };

/**
 * Asks an archive politely: waits for its turn, keeps silent when told to, tries again what got lost on its
 * way, follows the hops that `judge` allows. After the last try it hands out the last answer there was, or the
 * longest of those that were cut off; `judge` sees it once more, and `gaveUp` says why it was judged `again`
 * (null for a body cut off that `judge` takes nevertheless). Where no answer came at all it is null.
 * @throws ReprintError SOURCE_PAUSED, UNREACHABLE, FORBIDDEN_ADDRESS, INTERRUPTED
 */
export type Ask = (
  question: Question,
  judge: (answer: Answer) => Judgement,
) => Promise<{ answer: Answer | null; gaveUp: string | null }>;
