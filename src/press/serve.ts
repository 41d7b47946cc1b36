import { createReadStream, type Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { asReprintError, ReprintError } from '../base/error.ts';
import { byteRange } from './byte-range.ts';
import { POLICY } from './page.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.js': 'text/javascript; charset=utf-8',
  '.bin': 'application/octet-stream',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
};

/**
 * Shows a pressed site on this machine, to this machine alone. A taken port is replaced by a free one.
 * @throws ReprintError NOT_FOUND where there is no site in the folder
 */
export async function serve(
  dir: string,
  options: { port?: number } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const root = resolve(dir);
  if (!(await stat(join(root, 'index.html')).catch(() => null))?.isFile()) {
    throw new ReprintError(
      'NOT_FOUND',
      `there is no pressed site in ${root}`,
      'make it first: reprint press DIR',
    );
  }
  const real = await realpath(root);
  const server = createServer((request, response) => {
    answer(real, request, response).catch(() => refuse(response, 500));
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  const attempt = (wanted: number) =>
    new Promise<number>((done, fail) => {
      server.once('error', fail);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', fail);
        done((server.address() as AddressInfo).port);
      });
    });
  try {
    return await attempt(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (port !== 0 && (code === 'EADDRINUSE' || code === 'EACCES')) return attempt(0);
    throw asReprintError(error);
  }
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-cache');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405);
  }
  // A page of another origin that names us by a host of its own (DNS rebinding) is not for us.
  const host = request.headers.host ?? '';
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i.test(host)) return refuse(response, 421);
  const wanted = pathOf(request.url ?? '/');
  const found = wanted === null ? null : await find(root, wanted);
  if (found) return send(request, response, found);
  const page = await find(root, '404.html');
  if (page) return sendPiece(request, response, 404, page, 0, page.stats.size - 1);
  refuse(response, 404);
}

/** The path of a request below the root, or null for one that no file of ours can have. */
function pathOf(url: string): string | null {
  const bare = url.replace(/[?#].*$/s, '');
  let path: string;
  try {
    path = decodeURIComponent(bare);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /[\\\x00:]/.test(path)) return null;
  const parts = path.slice(1).split('/');
  // Dot files (our own list among them) are nobody's business, and `..` leads out.
  if (parts.some((part) => part.startsWith('.'))) return null;
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}

interface Found {
  path: string;
  stats: Stats;
}

async function find(root: string, path: string): Promise<Found | null> {
  try {
    const real = await realpath(join(root, path));
    if (!real.startsWith(root + sep)) return null;
    const stats = await stat(real);
    return stats.isFile() ? { path: real, stats } : null;
  } catch {
    return null;
  }
}

/** A file, or the piece of it that was asked for; nothing where the reader has it still. */
function send(request: IncomingMessage, response: ServerResponse, found: Found): void {
  const { size, mtimeMs } = found.stats;
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', tag);
  if (namesTag(request.headers['if-none-match'], tag)) {
    response.writeHead(304).end();
    return;
  }
  // Ranges are for GET alone (RFC 9110, section 14.2).
  const header = request.method === 'GET' ? request.headers.range : undefined;
  const range = byteRange(header, size, request.headers['if-range'] as string | undefined, tag);
  if (range === 'none') {
    response.setHeader('Content-Range', `bytes */${size}`);
    refuse(response, 416);
  } else if (range === 'all') {
    sendPiece(request, response, 200, found, 0, size - 1);
  } else {
    const { from, to } = range;
    response.setHeader('Content-Range', `bytes ${from}-${to}/${size}`);
    sendPiece(request, response, 206, found, from, to);
  }
}

/** Whether `If-None-Match` names this entity tag; weak comparison (RFC 9110, section 13.1.2). */
function namesTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => ['*', tag, `W/${tag}`].includes(each.trim()));
}

/** Bytes `from` to `to` of a file, both included. A whole text goes out in gzip, as from most hosts. */
function sendPiece(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { path, stats: { size } }: Found,
  from: number,
  to: number,
): void {
  const type = TYPES[extname(path).toLowerCase()];
  const isText = /^(?:text\/|application\/(?:xml|json))/.test(type ?? '');
  const isPacked =
    isText &&
    to - from + 1 === size &&
    status !== 206 &&
    /\bgzip\b/.test(String(request.headers['accept-encoding']));
  if (type?.startsWith('text/html')) {
    response.setHeader('Content-Security-Policy', `${POLICY}; frame-ancestors 'none'`);
    response.setHeader('Referrer-Policy', 'no-referrer');
  }
  if (isText) response.setHeader('Vary', 'Accept-Encoding');
  if (isPacked) {
    response.setHeader('Content-Encoding', 'gzip');
    // Another form of the same file: not the one whose bytes a range would count.
    const tag = response.getHeader('ETag');
    if (typeof tag === 'string') response.setHeader('ETag', `W/${tag}`);
  } else response.setHeader('Content-Length', to - from + 1);
  response.writeHead(status, {
    'Content-Type': type ?? 'application/octet-stream',
    ...(type === undefined ? { 'Content-Disposition': 'attachment' } : {}),
  });
  if (request.method === 'HEAD' || to < from) {
    response.end();
    return;
  }
  const file = createReadStream(path, { start: from, end: to });
  // A reader who goes away ends the stream too; there is nobody left to tell.
  if (isPacked) pipeline(file, createGzip(), response, () => {});
  else pipeline(file, response, () => {});
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}
