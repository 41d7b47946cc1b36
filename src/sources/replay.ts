import { type CaptureRef, header } from '../base/capture.ts';
import { surt } from '../base/surt.ts';
import { instantOf, type Timestamp } from '../base/timestamp.ts';
import { sha1Label } from '../warc/index.ts';
import type { Answer, Ask, Judgement } from './ask.ts';
import { blockedBy } from './blocked.ts';
import { lostOnTheWay } from './lost-on-the-way.ts';
import { mementoOriginal, mementoTime } from './memento.ts';
import { archivedResponse } from './received.ts';
import { replayAddress, replayedAt } from './replay-address.ts';
import type { Opened } from './source.ts';

/** A capture within this time of the wanted one is as good as the same: Wayback answers with the nearest it can play. */
export const WINDOW_MS = 24 * 60 * 60 * 1000;

/** Most bytes of one capture's body: with its head it must fit the largest record that is read. A longer video is kept as far as that. */
const MOST_BYTES = 60 << 20;

/** From capture to capture, at most; Wayback needs one or two. */
const MOST_HOPS = 10;

/** So often an empty body is doubted. */
const MOST_EMPTY = 3;

/** What is asked of a replay. */
export interface Wanted {
  original: string;
  timestamp: Timestamp;
  /** How far the capture that comes may be from that time, in ms. */
  windowMs: number;
  /** What the index says of it, where it was listed. */
  digest: string | null;
  length: number | null;
}

/** Fetches one capture from an archive that replays at `BASE/TIMESTAMPid_/ORIGINAL`; see ArchiveSource.open. */
export function openCapture(ask: Ask, base: string, ref: CaptureRef): Promise<Opened> {
  const { original, timestamp, digest, length } = ref;
  return replay(ask, base, { original, timestamp, windowMs: WINDOW_MS, digest, length });
}

/** Fetches the capture nearest to a time, however far; see ArchiveSource.nearest. */
export function openNearest(ask: Ask, base: string, original: string, timestamp: Timestamp): Promise<Opened> {
  const windowMs = Number.POSITIVE_INFINITY;
  return replay(ask, base, { original, timestamp, windowMs, digest: null, length: null });
}

/**
 * Asks for one capture. An answer that carries `Memento-Datetime` is the archived response, whatever its status
 * (an archived 429 is a capture); any other is the archive's own word.
 */
async function replay(ask: Ask, base: string, wanted: Wanted): Promise<Opened> {
  const address = replayAddress(base, wanted.timestamp, wanted.original);
  return askForCapture(ask, address, base, wanted);
}

/** The same, at an address that the archive gave itself. */
export async function askForCapture(
  ask: Ask,
  address: string,
  base: string,
  wanted: Wanted,
): Promise<Opened> {
  let verdict: Verdict = { is: 'again', reason: 'no answer' };
  let hops = 0;
  let empty = 0;
  const judge = (answer: Answer): Judgement => {
    verdict = look(answer, base, wanted);
    // An empty body may be what the archive has after all: then it comes again and again.
    if (verdict.is === 'again' && verdict.asItIs && answer.body.length === 0 && ++empty === MOST_EMPTY)
      verdict = { is: 'final', opened: verdict.asItIs };
    if (verdict.is === 'hop' && ++hops > MOST_HOPS)
      verdict = { is: 'final', opened: failed('the archive leads from capture to capture without end') };
    return verdict.is === 'final' ? { is: 'taken' } : verdict;
  };
  const { answer, gaveUp } = await ask({ kind: 'replay', address, mostBytes: MOST_BYTES }, judge);
  const last = verdict as Verdict;
  if (answer === null) return failed(gaveUp ?? 'no answer');
  if (last.is === 'final') return last.opened;
  if (last.is === 'again' && last.asItIs) return last.asItIs;
  return failed(gaveUp ?? (last.is === 'hop' ? 'the archive leads from capture to capture' : last.reason));
}

type Verdict =
  | { is: 'final'; opened: Opened }
  /** `asItIs`: what there is of it, for when it never comes whole. */
  | { is: 'again'; reason: string; asItIs?: Opened }
  | { is: 'hop'; address: string };

function look(answer: Answer, base: string, wanted: Wanted): Verdict {
  const timestamp = mementoTime(answer.headers);
  if (timestamp !== null) return lookAtMemento(answer, timestamp, base, wanted);
  const { status } = answer;
  if (status >= 300 && status < 400) return lookAtRedirect(answer, base, wanted);
  const blocked = blockedBy(answer);
  if (blocked !== null) return { is: 'final', opened: { is: 'blocked', reason: blocked } };
  if (status === 451) return { is: 'final', opened: { is: 'blocked', reason: 'http-451' } };
  if (status === 429 || status >= 500) return { is: 'again', reason: `http-${status}` };
  if (status === 404) return absent('not archived');
  if (status >= 400) return absent(`http-${status}`);
  return { is: 'again', reason: `http-${status} that is no capture: it has no Memento-Datetime` };
}

function lookAtMemento(answer: Answer, timestamp: Timestamp, base: string, wanted: Wanted): Verdict {
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
  const lost = asStored ? null : lostOnTheWay(answer, archived, wanted);
  if (lost === null) return { is: 'final', opened: opened(archived.truncated) };
  return { is: 'again', reason: `cut short: ${lost}`, asItIs: opened(lost) };
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

function failed(reason: string): Opened {
  return { is: 'failed', reason };
}
