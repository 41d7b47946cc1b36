import { createHash } from 'node:crypto';
import type { CaptureRef } from '../base/capture.ts';
import type { ArchiveSource, ListingPage, Opened } from '../sources/index.ts';

/** A capture of a make-believe archive. */
export interface Held {
  original: string;
  timestamp: string;
  body: string | Uint8Array;
  mime?: string;
  status?: number;
  /** Why it does not come whole. */
  truncated?: string;
  /** What the archive answers in place of the capture. */
  instead?: Opened;
}

/** For tests: an archive on no network, which notes what it was asked for. */
export function heldSource(held: readonly Held[], rowsAPage = 1000, address = 'https://held.example/') {
  const asked: string[] = [];
  const listed: (string | null)[] = [];
  const rows = held.map(refOf);
  const find = (ref: { original: string; timestamp: string }) =>
    held.find(({ original, timestamp }) => original === ref.original && timestamp === ref.timestamp);
  const source: ArchiveSource = {
    kind: 'archive',
    name: 'Held',
    address,
    async *pages(_scope, from) {
      listed.push(from);
      for (let at = Number(from ?? 0); ; at += rowsAPage) {
        const next = at + rowsAPage < rows.length ? String(at + rowsAPage) : null;
        yield pageOf(rows.slice(at, at + rowsAPage), next, address);
        if (next === null) return;
      }
    },
    async open(ref) {
      asked.push(`${ref.timestamp}/${ref.original}`);
      const capture = find(ref);
      return capture ? opened(capture) : { is: 'absent', reason: 'not archived' };
    },
    async nearest(original) {
      asked.push(`nearest/${original}`);
      const capture = held.find((each) => each.original === original);
      return capture ? opened(capture) : { is: 'absent', reason: 'not archived' };
    },
  };
  return { source, asked, listed };
}

function pageOf(rows: CaptureRef[], next: string | null, archive: string): ListingPage {
  const table = rows.map((row) => [
    ...['-', row.timestamp, row.original, row.mime ?? '-', String(row.status)],
    ...[row.digest!.slice('sha1:'.length), String(row.length)],
  ]);
  const head = ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length'];
  const body = Buffer.from(JSON.stringify([head, ...table]));
  const address = `${archive}cdx?from=${next}`;
  return {
    rows,
    damaged: [],
    next,
    answer: { address, at: new Date('2026-01-01'), contentType: 'application/json', body },
  };
}

function refOf({ original, timestamp, body, mime = 'text/html', status = 200 }: Held): CaptureRef {
  return { original, timestamp, status, mime, digest: digestOf(body), length: 300 + body.length };
}

function digestOf(body: string | Uint8Array): string {
  return `sha1:${base32(createHash('sha1').update(body).digest())}`;
}

function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return bits.replace(/.{5}/g, (five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]!);
}

function opened(held: Held): Opened {
  const { original, timestamp, body, mime = 'text/html', status = 200, instead, truncated = null } = held;
  if (instead) return instead;
  return {
    is: 'fetched',
    fetched: {
      original,
      timestamp,
      status,
      reason: 'OK',
      headers: [['Content-Type', mime]],
      body: Buffer.from(body),
      truncated,
      memento: `https://held.example/web/${timestamp}id_/${original}`,
      received: [['X-Archive-Src', 'a.warc.gz']],
      at: new Date('2026-01-01T00:00:00Z'),
      indexed: digestOf(body),
    },
  };
}

const SENTENCE = '港大學生會昨日舉行記者會，回應校方早前的決定，並表示會繼續跟進事件的發展。';

/** A page that reads as an article. */
export function articlePage(title: string, more = ''): string {
  return `<!doctype html><html lang="zh-HK"><head><title>${title}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2019-02-28T10:00:00+08:00">
</head><body><article><h1>${title}</h1><p>${title}。${SENTENCE.repeat(4)}</p><p>${more}${SENTENCE.repeat(3)}</p></article></body></html>`;
}

export const FAREWELL = `<!doctype html><html><head><title>眾新聞</title></head><body><h1>眾新聞</h1>
<p>眾新聞將於 2022 年 1 月 4 日起停止運作，網站不再更新。感謝讀者一直以來的支持。</p></body></html>`;
