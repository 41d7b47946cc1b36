import { type Headers, header } from '../base/capture.ts';
import { ReprintError } from '../base/error.ts';
import { decodeBody } from '../warc/index.ts';
import type { Answer, Ask, Judgement } from './ask.ts';
import { blockedBy } from './blocked.ts';
import type { NoPage, Page } from './cdx-rows.ts';
import { wordsOf } from './server-words.ts';
import type { ListingPage } from './source.ts';

/** Most bytes of one page, as sent and as inflated: 50,000 rows are some 10 MB, pywb’s 100,000 some 30. */
const MOST_BYTES = 96 << 20;

/** A page of an index and the answer it was read from. */
export interface Listed<P> {
  page: P;
  answer: ListingPage['answer'];
}

/** What is asked for, and how to read what comes. */
export interface ListQuestion<P> {
  address: string;
  /** How people would call this page: `page 3 of the list of hkcnews.com`. */
  name: string;
  read(body: Uint8Array): P | NoPage;
  /** Why a page that is whole is not to be believed nevertheless; else null. */
  doubt(page: P): string | null;
  /** The empty page, where a 404 of these words is the server's way to say that there is nothing. */
  none?(words: string, headers: Headers): P | null;
}

/**
 * Asks for one page of an index until it is whole. A page that is not (cut short, no list at all, in doubt) is
 * asked for again, since a loss on the way looks just so.
 * @throws ReprintError LISTING_BROKEN, BLOCKED; SOURCE_PAUSED, UNREACHABLE, … as `ask` does
 */
export async function askForPage<P extends Page>(ask: Ask, question: ListQuestion<P>): Promise<Listed<P>> {
  let seen: Seen<P> = { is: 'again', reason: 'no answer' };
  let hops = 0;
  const judge = (answer: Answer): Judgement => {
    const next = hops < MOST_HOPS ? movedTo(answer) : null;
    if (next !== null) hops++;
    seen = next !== null ? { is: 'hop', address: next } : look(answer, question);
    return seen.is === 'again' || seen.is === 'hop' ? seen : { is: 'taken' };
  };
  const { answer, gaveUp } = await ask(
    { kind: 'list', address: question.address, mostBytes: MOST_BYTES },
    judge,
  );
  const last = seen as Seen<P>;
  if (answer !== null && last.is === 'listed') return last.listed;
  if (answer !== null && last.is === 'refused') throw last.error;
  throw broken(question, gaveUp ?? (last.is === 'again' ? last.reason : 'no answer'), AGAIN);
}

type Seen<P> =
  | { is: 'listed'; listed: Listed<P> }
  | { is: 'again'; reason: string }
  | { is: 'hop'; address: string }
  | { is: 'refused'; error: ReprintError };

/** A list that was moved is followed so often. */
const MOST_HOPS = 5;

/** Where an answer leads on its own origin, which is as trusted as itself; null where it leads nowhere or elsewhere. */
function movedTo({ status, headers, address }: Answer): string | null {
  const location = header(headers, 'location');
  if (status < 300 || status >= 400 || location === null) return null;
  const url = URL.parse(location, address);
  return url !== null && url.origin === new URL(address).origin ? url.href : null;
}

const AGAIN = 'the same command asks again; what was listed before stays';
const REFUSED = 'check the address and the host; the archive may not speak this language';

function look<P extends Page>(answer: Answer, question: ListQuestion<P>): Seen<P> {
  const refused = (reason: string, hint = REFUSED): Seen<P> => ({
    is: 'refused',
    error: broken(question, reason, hint),
  });
  const { status } = answer;
  const body = plainBody(answer);
  const words = wordsOf(Buffer.from(body.bytes.subarray(0, 8000)).toString('utf8'));
  const blocked = status === 200 ? null : blockedBy(answer);
  if (blocked !== null) return { is: 'refused', error: blockedList(question, blocked) };
  if (status === 429 || status >= 500) return { is: 'again', reason: `http-${status} ${words}`.trim() };
  const none = status === 404 ? question.none?.(words, answer.headers) : null;
  if (none) return listed(answer, body.bytes, none);
  if (status >= 300 && status < 400)
    return refused(`leads to ${header(answer.headers, 'location')?.slice(0, 200) ?? 'nowhere'}`, MOVED);
  if (status === 404 || status === 410) return { is: 'refused', error: noList(answer) };
  if (status !== 200) return refused(`was refused: http-${status} ${words}`.trim());
  if (body.truncated === 'length') return refused(`is larger than ${MOST_BYTES} bytes`, NARROWER);
  if (body.truncated !== null) return { is: 'again', reason: `cut short: ${body.truncated}` };
  const page: P | NoPage = question.read(body.bytes);
  if (page.is === 'no-page') return { is: 'again', reason: page.reason };
  const doubt = question.doubt(page);
  return doubt === null ? listed(answer, body.bytes, page) : { is: 'again', reason: doubt };
}

const MOVED = 'give the address that it leads to, if that is an archive too';
const NARROWER = 'ask for less: one section, or a span of time';

function listed<P>(answer: Answer, body: Uint8Array, page: P): Seen<P> {
  const contentType = header(answer.headers, 'content-type') ?? 'text/plain';
  return {
    is: 'listed',
    listed: { page, answer: { address: answer.address, at: answer.at, contentType, body } },
  };
}

/** The body without its transfer's encoding: identity is asked for, gzip comes nevertheless. */
function plainBody(answer: Answer): { bytes: Uint8Array; truncated: string | null } {
  const encoding = header(answer.headers, 'content-encoding');
  if (encoding === null) return { bytes: answer.body, truncated: answer.truncated };
  const undone = decodeBody(
    { headers: [['content-encoding', encoding]], body: answer.body },
    { maxBytes: MOST_BYTES },
  );
  return { bytes: undone.body, truncated: answer.truncated ?? undone.truncated };
}

function broken({ name }: { name: string }, reason: string, hint: string): ReprintError {
  return new ReprintError('LISTING_BROKEN', `${name} could not be had whole: ${reason}`, hint);
}

/** What lies at the address speaks HTTP and no CDX: no archive, or one whose list lies elsewhere. */
function noList({ address, status }: Answer): ReprintError {
  const { origin, pathname } = new URL(address);
  return new ReprintError(
    'LISTING_BROKEN',
    `${origin} has no list of captures at ${pathname} (http-${status})`,
    'check the address given with --archive: that of a pywb ends with its collection, https://host/collection',
  );
}

function blockedList({ name }: { name: string }, reason: string): ReprintError {
  return new ReprintError(
    'BLOCKED',
    `the archive does not show ${name}: ${reason}`,
    'this is the archive’s own decision and final; captures of it may lie in another archive or in files',
  );
}
