import { type CaptureRef, header } from '../base/capture.ts';
import { mayBePage } from '../base/media-type.ts';
import { surt } from '../base/surt.ts';
import { instantOf, type Timestamp } from '../base/timestamp.ts';
import { sha1Label } from '../warc/index.ts';
import type { Answer, Ask, Judgement } from './ask.ts';
import { blockedBy } from './blocked.ts';
import { type DigestDoubts, digestDoubts } from './digest-doubts.ts';
import { type Doubtful, insisting } from './insisting.ts';
import { lostOnTheWay } from './lost-on-the-way.ts';
import { mementoOriginal, mementoTime } from './memento.ts';
import { archivedResponse, isBareRedirect } from './received.ts';
import { MOST_REFUSALS, refusalIn } from './refusal.ts';
import { replayAddress, replayedAt } from './replay-address.ts';
import type { Opened } from './source.ts';

/** A capture within this time of the wanted one is as good as the same: Wayback answers with the nearest it can play. */
export const WINDOW_MS = 24 * 60 * 60 * 1000;

/** Most bytes of one capture's body: with its head it must fit the largest record that is read. A longer video is kept as far as that. */
const MOST_BYTES = 60 << 20;

/** And of what may be a page: no newspaper has a larger one, and many come at once. */
const MOST_BYTES_OF_PAGE = 16 << 20;

/** So often the same it is believed: a body that is empty or breaks off, and one that only may be too short. */
const TO_BELIEVE = { broken: 3, short: 2 };

/** What is asked of a replay. */
export interface Wanted {
  original: string;
  timestamp: Timestamp;
  /** How far the capture that comes may be from that time, in ms. */
  windowMs: number;
  /** What the index says of it, where it was listed. */
  digest: string | null;
  length: number | null;
  /** The longest body that is received. */
  mostBytes?: number;
}

/** Fetches one capture from an archive that replays at `BASE/TIMESTAMPid_/ORIGINAL`; see ArchiveSource.open. */
export function openCapture(
  ask: Ask,
  base: string,
  { original, timestamp, mime, digest, length }: CaptureRef,
  doubts: DigestDoubts = digestDoubts(),
): Promise<Opened> {
  const mostBytes = mayBePage(mime) ? MOST_BYTES_OF_PAGE : MOST_BYTES;
  const wanted = { original, timestamp, windowMs: WINDOW_MS, digest, length, mostBytes };
  return askForCapture(ask, replayAddress(base, timestamp, original), base, wanted, doubts);
}

/** Fetches the capture nearest to a time, however far; see ArchiveSource.nearest. */
export function openNearest(ask: Ask, base: string, original: string, timestamp: Timestamp): Promise<Opened> {
  const wanted = { original, timestamp, windowMs: Number.POSITIVE_INFINITY, digest: null, length: null };
  return askForCapture(ask, replayAddress(base, timestamp, original), base, wanted);
}

/**
 * Asks for one capture, at an address that may be the archive's own. An answer that carries `Memento-Datetime` is
 * the archived response, whatever its status (an archived 429 is a capture); any other is the archive's own word.
 */
export async function askForCapture(
  ask: Ask,
  address: string,
  base: string,
  wanted: Wanted,
  doubts: DigestDoubts = digestDoubts(),
): Promise<Opened> {
  const insist = insisting();
  let verdict: Verdict = { is: 'again', reason: 'no answer' };
  let doubted = false;
  const judge = (answer: Answer): Judgement => {
    verdict = look(answer, base, wanted, doubts);
    if (verdict.is === 'again' && verdict.doubtful) {
      const { best, settled } = insist(verdict.doubtful);
      doubted ||= verdict.unlike === true;
      verdict = settled ? { is: 'final', opened: best } : { ...verdict, asItIs: best };
    }
    return verdict.is === 'final' ? { is: 'taken' } : verdict;
  };
  const { answer, gaveUp } = await ask(
    { kind: 'replay', address, mostBytes: wanted.mostBytes ?? MOST_BYTES },
    judge,
  );
  const last = verdict as Verdict;
  if (doubted) doubts.ended(last.is === 'final' && last.asIndexed === true);
  if (answer === null) return failed(gaveUp ?? 'no answer');
  if (last.is === 'final') return last.opened;
  if (last.is === 'again' && last.asItIs) return last.asItIs;
  return failed(gaveUp ?? (last.is === 'hop' ? 'the archive leads from capture to capture' : last.reason));
}

type Verdict =
  /** `asIndexed`: it is what the index describes. */
  | { is: 'final'; opened: Opened; asIndexed?: boolean }
  /**
   * `asItIs`: what there is of it, for when it never comes whole; `doubtful`: it may be all there is; `unlike`: but for
   * the index nothing would be said against it.
   */
  | { is: 'again'; reason: string; asItIs?: Opened; doubtful?: Doubtful; unlike?: boolean }
  | { is: 'hop'; address: string };

function look(answer: Answer, base: string, wanted: Wanted, doubts: DigestDoubts): Verdict {
  const timestamp = mementoTime(answer.headers);
  if (timestamp !== null) return lookAtMemento(answer, timestamp, base, wanted, doubts);
  const { status } = answer;
  if (status >= 300 && status < 400) return lookAtRedirect(answer, base, wanted);
  const blocked = blockedBy(answer);
  if (blocked !== null) return { is: 'final', opened: { is: 'blocked', reason: blocked } };
  if (status === 451) return { is: 'final', opened: { is: 'blocked', reason: 'http-451' } };
  if (status === 429 || status >= 500) return { is: 'again', reason: `http-${status}` };
  if (status === 404) return absent('not archived');
  const refusal = refusalIn(answer);
  if (refusal !== null) return refused(refusal);
  return { is: 'again', reason: `http-${status} that is no capture: it has no Memento-Datetime` };
}

function lookAtMemento(
  answer: Answer,
  timestamp: Timestamp,
  base: string,
  wanted: Wanted,
  doubts: DigestDoubts,
): Verdict {
  if (!isNear(timestamp, wanted)) return absent(`moved to ${timestamp}, too far`);
  const indexed = indexedDigest(wanted, timestamp);
  const asStored = answer.truncated === null && indexed !== null && sha1Label(answer.body) === indexed;
  const archived = archivedResponse(answer, base, asStored);
  const named = mementoOriginal(answer.headers);
  // Wayback answers with `http://…:80/` for `http://…/`, and that is how it was captured.
  const original = named !== null && surt(named) === surt(wanted.original) ? named : wanted.original;
  const opened = (truncated: string | null): Opened => ({
    is: 'fetched',
    fetched: {
      original,
      timestamp,
      status: answer.status,
      reason: answer.reason,
      headers: archived.headers,
      body: archived.body,
      truncated,
      memento: mementoAddress(answer.address, timestamp, base, original),
      received: answer.headers,
      at: answer.at,
      indexed,
    },
  });
  // What the index describes has lost nothing on its way, whatever its state.
  if (asStored || (indexed !== null && sha1Label(archived.body) === indexed))
    return { is: 'final', opened: opened(archived.truncated), asIndexed: true };
  const doubtful = (truncated: string | null, often: number): Doubtful => ({
    opened: opened(truncated),
    same: sha1Label(answer.body),
    bytes: answer.body.length,
    often,
  });
  const lost = lostOnTheWay(answer, archived, wanted);
  if (lost !== null) {
    const again = { is: 'again', reason: `cut short: ${lost}`, asItIs: opened(lost) } as const;
    return answer.truncated !== null ? again : { ...again, doubtful: doubtful(lost, TO_BELIEVE.broken) };
  }
  const asItIs = opened(archived.truncated);
  if (answer.truncated !== null || isBareRedirect(answer.status, archived.body))
    return { is: 'final', opened: asItIs };
  const short = archived.truncated !== null;
  // A packed body of nothing is not nothing.
  const empty = indexed !== null && archived.body.length === 0;
  const unlike = indexed !== null && archived.comparable && doubts.worthwhile();
  if (!short && !empty && !unlike) return { is: 'final', opened: asItIs };
  const reason = short ? 'shorter than it was' : 'not what the index describes';
  return {
    is: 'again',
    reason,
    asItIs,
    doubtful: doubtful(archived.truncated, empty ? TO_BELIEVE.broken : TO_BELIEVE.short),
    unlike: !short && !empty,
  };
}

/** pywb answers at the address that was asked with the capture nearest to it: then another address is the capture's own. */
function mementoAddress(asked: string, came: Timestamp, base: string, original: string): string {
  const replayed = replayedAt(asked, base);
  return replayed === null || replayed.timestamp === came ? asked : replayAddress(base, came, original);
}

/** What the index says of the very capture that came; of another in its place it says nothing. */
function indexedDigest({ digest, timestamp }: Wanted, came: Timestamp): string | null {
  return came === timestamp && digest?.startsWith('sha1:') ? digest : null;
}

function lookAtRedirect(answer: Answer, base: string, wanted: Wanted): Verdict {
  const location = header(answer.headers, 'location') ?? '';
  const target = replayedAt(location, base);
  if (target === null) {
    const where = location === '' ? 'nowhere' : location.slice(0, 200);
    return { is: 'final', opened: failed(`a redirect to what is no capture of this archive: ${where}`) };
  }
  if (surt(target.original) !== surt(wanted.original)) return absent('moved to another address');
  if (!isNear(target.timestamp, wanted)) return absent(`moved to ${target.timestamp}, too far`);
  const address = replayAddress(base, target.timestamp, target.original);
  if (address === answer.address) return { is: 'final', opened: failed('a redirect to itself') };
  return { is: 'hop', address };
}

function isNear(timestamp: Timestamp, wanted: Wanted): boolean {
  if (timestamp === wanted.timestamp || wanted.windowMs === Number.POSITIVE_INFINITY) return true;
  const there = instantOf(timestamp);
  const here = instantOf(wanted.timestamp);
  return there !== null && here !== null && Math.abs(there.getTime() - here.getTime()) <= wanted.windowMs;
}

function absent(reason: string): Verdict {
  return { is: 'final', opened: { is: 'absent', reason } };
}

function refused(reason: string): Verdict {
  const opened = failed(reason);
  return {
    is: 'again',
    reason,
    asItIs: opened,
    doubtful: { opened, same: 'refused', bytes: 0, often: MOST_REFUSALS },
  };
}

function failed(reason: string): Opened {
  return { is: 'failed', reason };
}
