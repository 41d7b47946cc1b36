import { header } from '../base/capture.ts';
import { surt } from '../base/surt.ts';
import type { Timestamp } from '../base/timestamp.ts';
import type { Answer, Ask, Judgement } from './ask.ts';
import { blockedBy } from './blocked.ts';
import { mementoTime } from './memento.ts';
import { MOST_REFUSALS, refusalIn } from './refusal.ts';
import { replayAddress, replayedAt, verbatim } from './replay-address.ts';
import type { Holding } from './source.ts';

/** A film is not fetched to learn whether it is there; an archive's page that says why it is not fits in this. */
const FEW_BYTES = 64 * 1024;

/**
 * The page that stands for a film of YouTube. Its file had another address each time it was played, so Wayback
 * keeps it beside a name of its own making, under which it leads to the file.
 * Source: https://github.com/yt-dlp/yt-dlp/blob/master/yt_dlp/extractor/youtube (YoutubeWebArchiveIE)
 */
const YOUTUBE = /^https?:\/\/(?:www\.)?youtube\.com\/watch\?v=([\w-]{11})$/;
const KEPT_UNDER = 'http://wayback-fakeurl.archive.org/yt/';

/** Asks Wayback, or a server that replays as it does, for the first bytes of a film; see ArchiveSource.holds. */
export async function holdsFilm(
  ask: Ask,
  base: string,
  address: string,
  timestamp: Timestamp,
): Promise<Holding> {
  const film = YOUTUBE.exec(address)?.[1];
  const first =
    film === undefined ? replayAddress(base, timestamp, address) : `${base}2oe_/${KEPT_UNDER}${film}`;
  const isSame = (original: string) => film !== undefined || surt(original) === surt(address);
  let found: Found = { is: 'again', reason: 'no answer' };
  let refusals = 0;
  const judge = (answer: Answer): Judgement => {
    found = look(answer, base, isSame);
    const refusal = refusalIn(answer);
    if (refusal !== null && ++refusals === MOST_REFUSALS) found = { is: 'final', holding: failed(refusal) };
    return found.is === 'final' ? { is: 'taken' } : found;
  };
  const { gaveUp } = await ask({ kind: 'replay', address: first, mostBytes: FEW_BYTES }, judge);
  const last = found as Found;
  if (last.is === 'final') return last.holding;
  return failed(gaveUp ?? (last.is === 'again' ? last.reason : 'the archive leads from capture to capture'));
}

type Found =
  | { is: 'final'; holding: Holding }
  | { is: 'again'; reason: string }
  | { is: 'hop'; address: string };

function look(answer: Answer, base: string, isSame: (original: string) => boolean): Found {
  const { status, headers } = answer;
  const time = mementoTime(headers);
  if (time !== null) return { is: 'final', holding: lookAtMemento(answer, time, base) };
  if (status >= 300 && status < 400) {
    const location = header(headers, 'location') ?? '';
    const target = replayedAt(location, base);
    if (target === null)
      return {
        is: 'final',
        holding: failed(`a redirect to what is no capture of this archive: ${location.slice(0, 200)}`),
      };
    if (!isSame(target.original)) return absent('moved to another address');
    return { is: 'hop', address: playedAt(base, target.timestamp, target.original) };
  }
  const blocked = blockedBy(answer);
  if (blocked !== null) return { is: 'final', holding: { is: 'blocked', reason: blocked } };
  if (status === 451) return { is: 'final', holding: { is: 'blocked', reason: 'http-451' } };
  if (status === 404) return absent('not archived');
  return { is: 'again', reason: `http-${status}` };
}

/** What is kept may be the page that stood there once the film was gone. */
function lookAtMemento({ status, headers, address }: Answer, time: Timestamp, base: string): Holding {
  if (status !== 200 && status !== 206) return { is: 'absent', reason: `http-${status}` };
  if (/^\s*text\//i.test(header(headers, 'content-type') ?? ''))
    return { is: 'absent', reason: 'not a film' };
  const original = replayedAt(address, base)?.original;
  return { is: 'held', memento: original === undefined ? address : playedAt(base, time, original) };
}

/** `oe_` is how Wayback's own pages ask for what is embedded: the file as it is. */
function playedAt(base: string, timestamp: Timestamp, original: string): string {
  return `${base}${timestamp}oe_/${verbatim(original)}`;
}

function absent(reason: string): Found {
  return { is: 'final', holding: { is: 'absent', reason } };
}

function failed(reason: string): Holding {
  return { is: 'failed', reason };
}
