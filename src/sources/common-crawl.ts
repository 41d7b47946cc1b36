import type { CaptureRef } from '../base/capture.ts';
import { surt } from '../base/surt.ts';
import { records, type WarcRecord } from '../warc/index.ts';
import type { Answer, Ask, Judgement } from './ask.ts';
import { nearestIn } from './nearest.ts';
import { numberedPages } from './numbered-pages.ts';
import { MOST_REFUSALS, refusalIn } from './refusal.ts';
import type { ArchiveSource, Opened } from './source.ts';

const INDEX_HOST = 'https://index.commoncrawl.org';
const DATA_HOST = 'https://data.commoncrawl.org';

/**
 * One crawl of Common Crawl: its index is a pywb's, paged by number; its captures are records of WARC files that
 * lie open, of which each is asked for by its bytes. An index elsewhere has its files on its own host.
 * Source: https://commoncrawl.org/get-started, https://index.commoncrawl.org/
 */
export function commonCrawlSource(name: string, origin: string, path: string, ask: Ask): ArchiveSource {
  const server = `${origin}${path}`;
  const files = `${origin === INDEX_HOST ? DATA_HOST : origin}/`;
  const exactly = (target: string) => ({ target, match: 'exact', from: null, until: null }) as const;
  const find = async (original: string, timestamp: string): Promise<Opened> => {
    const ref = await nearestIn(numberedPages(ask, server, exactly(original), null), timestamp);
    return ref === null ? { is: 'absent', reason: 'not archived' } : openRecord(ask, files, ref);
  };
  return {
    kind: 'archive',
    name,
    address: server,
    pages: (scope, from) => numberedPages(ask, server, scope, from),
    open: (ref) => openRecord(ask, files, ref),
    nearest: find,
  };
}

/** Most bytes of one record: the crawler itself stops at 1 MB of body, later at 5. */
const MOST_BYTES = 60 << 20;

interface Piece {
  /** Below the host of the files. */
  file: string;
  first: number;
  last: number;
}

/** `crawl-data/CC-MAIN-2019-09/…/CC-MAIN-…-00420.warc.gz#bytes=28301-45213`; null for what leads anywhere else. */
function pieceOf(place: string | null | undefined): Piece | null {
  const match = /^([\w=-][\w.=-]*(?:\/[\w=-][\w.=-]*){0,30})#bytes=(\d{1,15})-(\d{1,15})$/.exec(place ?? '');
  if (!match) return null;
  const [first, last] = [Number(match[2]), Number(match[3])];
  return last >= first && last - first < MOST_BYTES ? { file: match[1]!, first, last } : null;
}

async function openRecord(ask: Ask, files: string, ref: CaptureRef): Promise<Opened> {
  const piece = pieceOf(ref.place);
  if (piece === null) return { is: 'failed', reason: 'the index does not say where the record lies' };
  const { file, first, last } = piece;
  const bytes = last - first + 1;
  let refusals = 0;
  const { answer, gaveUp } = await ask(
    {
      kind: 'replay',
      address: `${files}${file}`,
      mostBytes: bytes,
      headers: [['Range', `bytes=${first}-${last}`]],
    },
    (answer) =>
      refusalIn(answer) !== null && ++refusals < MOST_REFUSALS ? again(answer) : judge(answer, bytes),
  );
  const refusal = answer && refusalIn(answer);
  if (refusal) return { is: 'failed', reason: refusal };
  if (answer === null || gaveUp !== null) return { is: 'failed', reason: gaveUp ?? 'no answer' };
  if (answer.status === 200) return { is: 'failed', reason: 'the server gives no parts of files' };
  if (answer.status !== 206) return { is: 'absent', reason: `http-${answer.status}` };
  const record = await recordIn(answer.body);
  if (record?.http == null) return { is: 'failed', reason: 'no archived response lies where the index says' };
  return {
    is: 'fetched',
    fetched: {
      original:
        record.target !== null && surt(record.target) === surt(ref.original) ? record.target : ref.original,
      timestamp: record.timestamp ?? ref.timestamp,
      status: record.http.status,
      reason: record.http.reason,
      headers: record.http.headers,
      body: record.body,
      truncated: record.truncated,
      memento: `${files}${ref.place}`,
      received: answer.headers,
      at: answer.at,
      indexed: ref.digest?.startsWith('sha1:') ? ref.digest : null,
    },
  };
}

function again({ status }: Answer): Judgement {
  return { is: 'again', reason: `http-${status}` };
}

function judge(answer: Answer, bytes: number): Judgement {
  const { status, truncated, body } = answer;
  if (status === 429 || status >= 500) return again(answer);
  if (status === 206 && (truncated !== null || body.length !== bytes))
    return { is: 'again', reason: `cut short: ${truncated ?? `${body.length} of ${bytes} bytes`}` };
  return { is: 'taken' };
}

/** The response that a piece of a WARC file is. */
async function recordIn(piece: Uint8Array): Promise<WarcRecord | null> {
  async function* bytes() {
    yield piece;
  }
  for await (const found of records(bytes(), { maxBlock: MOST_BYTES })) {
    if (found.kind === 'record' && found.type === 'response') return found;
  }
  return null;
}
