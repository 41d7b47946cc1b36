import dns from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Headers } from '../base/capture.ts';
import { interrupted, ReprintError } from '../base/error.ts';
import { places } from '../base/places.ts';
import type { Answer } from './ask.ts';
import { LostConnection, lostBy } from './lost-connection.ts';
import { forbidden, isPrivateAddress } from './private-address.ts';
import { BOUNDS, type Bounds, receive } from './receive.ts';

export interface TransportRequest {
  address: string;
  /** Besides `User-Agent` and `Accept-Encoding: identity`. */
  headers: Headers;
  mostBytes: number;
  signal?: AbortSignal;
}

/**
 * Sends one request and receives its answer, whatever its status; follows no redirect.
 * @throws LostConnection where no answer began; ReprintError INTERRUPTED, BAD_ADDRESS
 */
export type Transport = (request: TransportRequest) => Promise<Answer>;

/** Headers of replays are those of any server there ever was, and the archive's own besides. */
const MOST_HEADER_BYTES = 256 * 1024;

/**
 * The way to the network. Nothing is asked of private addresses, whatever name leads there, but for the origin
 * that a person gave (`trusted`); to that alone the name and password in its address are sent.
 */
export function startTransport(
  who: { trusted: string | null; userAgent: string },
  bounds: Bounds = BOUNDS,
): Transport & { close(): void } {
  const options = { keepAlive: true, scheduling: 'fifo' } as const;
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  const largeBody = places(1);

  function open(address: string, url: URL, headers: Headers): http.ClientRequest {
    const trusted = url.origin === who.trusted;
    const secure = url.protocol === 'https:';
    return (secure ? https : http).request({
      agent: agents[secure ? 'https:' : 'http:'],
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || undefined,
      path: pathOf(address, url),
      auth: trusted && url.username ? credentials(url) : undefined,
      lookup: trusted ? undefined : publicLookup,
      maxHeaderSize: MOST_HEADER_BYTES,
      insecureHTTPParser: false,
      headers: Object.fromEntries([
        ['User-Agent', plain(who.userAgent)],
        ['Accept', '*/*'],
        ['Accept-Encoding', 'identity'],
        ...headers,
      ]),
    });
  }

  async function send({ address, headers, mostBytes, signal }: TransportRequest): Promise<Answer> {
    if (signal?.aborted) throw interrupted();
    const url = parsed(address);
    const reason = forbidden(url, who.trusted);
    if (reason) throw new LostConnection('forbidden', reason);
    const at = new Date();
    const request = open(address, url, headers);
    const onAbort = () => request.destroy();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const response = await head(request, bounds);
      const { statusCode = 0, statusMessage = '' } = response;
      const received = await receive(response, mostBytes, bounds, largeBody, signal);
      return {
        address,
        status: statusCode,
        reason: statusMessage,
        headers: pairs(response),
        ...received,
        at,
      };
    } catch (error) {
      throw signal?.aborted ? interrupted() : error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  function close(): void {
    for (const agent of Object.values(agents)) agent.destroy();
  }

  return Object.assign(send, { close });
}

/** Sends the request; waits for status and headers. */
function head(request: http.ClientRequest, bounds: Bounds): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    let connected = false;
    let timer = setTimeout(() => {
      request.destroy(new LostConnection('unreachable', `no connection within ${bounds.connectMs / 1000} s`));
    }, bounds.connectMs);
    const onConnected = () => {
      connected = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        request.destroy(new LostConnection('timeout', `no answer within ${bounds.firstByteMs / 1000} s`));
      }, bounds.firstByteMs);
    };
    request.maxHeadersCount = 0;
    request.on('socket', (socket) => {
      if (request.reusedSocket) onConnected();
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', onConnected);
    });
    request.on('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    // Stays: what is wrong with a body is told here too, after its answer began.
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(lostBy(error, connected));
    });
    request.on('close', () => {
      clearTimeout(timer);
      reject(new LostConnection('reset', 'cut off before the answer'));
    });
    request.end();
  });
}

/** Looks a name up and leaves out what is private; the connection is made to what remains. */
const publicLookup: LookupFunction = (name, options, found) => {
  dns.lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, '');
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    const [first] = open;
    if (!first) return found(new LostConnection('forbidden', `${name} leads to a private address`), '');
    if (options.all) found(null, open);
    else found(null, first.address, first.family);
  });
};

function parsed(address: string): URL {
  const url = URL.parse(address);
  if (url) return url;
  throw new ReprintError('BAD_ADDRESS', `not an address: ${address.slice(0, 200)}`, 'check the address');
}

/**
 * The request line's address, as it was given: a URL parser would make `/web/2019id_/http://host/` of
 * `/web/2019id_/http://host/a/..`, another capture.
 */
function pathOf(address: string, url: URL): string {
  const [, path] = /^https?:\/\/[^/?#\\\s]+(\/[\x21\x22\x24-\x5b\x5d-\x7e]*)$/i.exec(address) ?? [];
  return path ?? url.pathname + url.search;
}

function credentials({ username, password }: URL): string {
  return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
}

function pairs({ rawHeaders }: http.IncomingMessage): Headers {
  const headers: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.push([rawHeaders[i]!, rawHeaders[i + 1]!]);
  return headers;
}

/** A header holds no line breaks and no other script; a contact may. */
function plain(text: string): string {
  return text.toWellFormed().replace(/[^\x20-\x7e]+/g, encodeURIComponent);
}
