import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { POLICY } from '../page.ts';
import { byteRange } from './byte-range.ts';
import type { OpenFile } from './find.ts';
import { isText, mediaType } from './media-types.ts';

/** Sends a file, or the piece of it that was asked for; nothing where the reader has it still. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: OpenFile,
): Promise<void> {
  const { size, mtimeMs } = file.stats;
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', tag);
  if (namesTag(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return await file.handle.close();
  }
  // Ranges are for GET alone (RFC 9110, section 14.2).
  const header = request.method === 'GET' ? request.headers.range : undefined;
  const range = byteRange(header, size, request.headers['if-range'] as string | undefined, tag);
  if (range === 'none') {
    response.setHeader('Content-Range', `bytes */${size}`);
    refuse(response, 416);
    return await file.handle.close();
  }
  if (range === 'all') return await sendPiece(request, response, 200, file, 0, size - 1);
  const { from, to } = range;
  response.setHeader('Content-Range', `bytes ${from}-${to}/${size}`);
  await sendPiece(request, response, 206, file, from, to);
}

/** Sends the page for an address that leads nowhere. */
export async function sendNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  file: OpenFile,
): Promise<void> {
  await sendPiece(request, response, 404, file, 0, file.stats.size - 1);
}

/** Whether `If-None-Match` names this entity tag; weak comparison (RFC 9110, section 13.1.2). */
export function namesTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => ['*', tag, `W/${tag}`].includes(each.trim()));
}

/** Bytes `from` to `to` of a file, both included. A whole text goes out in gzip, as from most hosts. */
async function sendPiece(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { path, stats: { size }, handle }: OpenFile,
  from: number,
  to: number,
): Promise<void> {
  const type = mediaType(path);
  const isPacked =
    isText(type) &&
    to - from + 1 === size &&
    status !== 206 &&
    /\bgzip\b/.test(String(request.headers['accept-encoding']));
  if (type?.startsWith('text/html')) {
    response.setHeader('Content-Security-Policy', `${POLICY}; font-src 'self'; frame-ancestors 'none'`);
    response.setHeader('Referrer-Policy', 'no-referrer');
  }
  if (isText(type)) response.setHeader('Vary', 'Accept-Encoding');
  if (isPacked) {
    response.setHeader('Content-Encoding', 'gzip');
    // Another form of the same file: not the one whose bytes a range would count.
    const tag = response.getHeader('ETag');
    if (typeof tag === 'string') response.setHeader('ETag', `W/${tag}`);
  } else response.setHeader('Content-Length', to - from + 1);
  response.writeHead(status, {
    'Content-Type': type ?? 'application/octet-stream',
    ...(type === null ? { 'Content-Disposition': 'attachment' } : {}),
  });
  // A reader who is gone already takes no stream, and the file would stay open.
  if (request.method === 'HEAD' || to < from || response.destroyed) {
    response.end();
    return await handle.close();
  }
  const bytes = handle.createReadStream({ start: from, end: to });
  // A reader who goes away ends the stream too; there is nobody left to tell.
  if (isPacked) pipeline(bytes, createGzip(), response, () => {});
  else pipeline(bytes, response, () => {});
}

export function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}
