import { statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { asReprintError, ReprintError } from '../../base/error.ts';
import { isFolderWithPage, openAsHosted, openBelow, pathOf } from './find.ts';
import { answerProgress } from './progress.ts';
import { PROGRESS, type Rescue } from './rescue-shown.ts';
import { refuse, send, sendNotFound } from './send.ts';

export interface ServeOptions {
  /** The next that is free where it is taken; any unless told. */
  port?: number;
  /** The rescue that the site is of: its progress is shown too, also before anything is pressed. */
  rescue?: Rescue;
}

export interface Preview {
  /** `http://127.0.0.1:8080/` */
  url: string;
  /** Where the progress of the rescue is shown; null where none is. */
  progress: string | null;
  close(): Promise<void>;
}

/** Bytes of a request's head: a page of text pasted into the search box is told of by the search, not by us. */
const LONGEST_HEAD = 256 * 1024;

/**
 * Shows a pressed site, or a folder of several, on this machine, to this machine alone.
 * @throws ReprintError NOT_FOUND where no press made the folder, and there is no rescue to tell of
 */
export async function serve(dir: string, { port = 0, rescue }: ServeOptions = {}): Promise<Preview> {
  const root = resolve(dir);
  if (rescue === undefined && !isPressed(root)) {
    throw new ReprintError(
      'NOT_FOUND',
      `there is no pressed site in ${root}`,
      'name an archive, or a folder that reprint press made',
    );
  }
  const server = createServer({ maxHeaderSize: LONGEST_HEAD }, (request, response) => {
    answer(root, rescue ?? null, request, response).catch(() => refuse(response, 500));
  });
  const url = `http://127.0.0.1:${await listen(server, port)}/`;
  return {
    url,
    progress: rescue === undefined ? null : new URL(PROGRESS, url).href,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * Whether a press made this folder: any folder with an `index.html` might be somebody's home. Copies leave our own list
 * behind, as they should; the search index lies in every site.
 */
function isPressed(root: string): boolean {
  const has = (name: string) => statSync(join(root, name), { throwIfNoEntry: false })?.isFile() === true;
  return has('index.html') && (has('.pressed') || has('search/index.json'));
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

async function answer(
  root: string,
  rescue: Rescue | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-cache');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405);
  }
  // A page of another origin that names us by a host of its own (DNS rebinding) is not for us.
  const host = request.headers.host ?? '';
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i.test(host)) return refuse(response, 421);
  if (rescue !== null && (await answerProgress(rescue, root, request, response))) return;
  const wanted = pathOf(request.url ?? '/');
  const file =
    wanted === null ? null : ((await openBelow(root, wanted)) ?? (await openAsHosted(root, wanted)));
  if (file) return await send(request, response, file);
  if (rescue !== null && wanted === 'index.html') return lead(response, PROGRESS);
  // From the last name on: `//evil.example` would be another host.
  if (wanted !== null && wanted !== '' && (await isFolderWithPage(root, wanted)))
    return lead(response, `${encodeURIComponent(wanted.split('/').at(-1)!)}/`);
  const page = await openBelow(root, '404.html');
  if (page) return await sendNotFound(request, response, page);
  refuse(response, 404);
}

function lead(response: ServerResponse, to: string): void {
  response.writeHead(302, { Location: to }).end();
}
