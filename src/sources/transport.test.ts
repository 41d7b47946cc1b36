import dns from 'node:dns';
import * as http from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, type Mock, test, vi } from 'vitest';
import { header } from '../base/capture.ts';
import type { Answer } from './ask.ts';
import { BOUNDS, type Bounds } from './receive.ts';
import { startTransport, type TransportRequest } from './transport.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that does with each connection what it is told, once a request's head has come. */
async function raw(respond: (socket: Socket, head: string) => void): Promise<string> {
  return listening(
    createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (head) => respond(socket, head.toString('latin1')));
      closing.push(() => socket.destroy());
    }),
  );
}

/** A server of raw bytes, the same for each request; then it hangs up. */
function saying(...parts: string[]): Promise<string> {
  return raw((socket) => socket.end(Buffer.from(parts.join('\r\n'), 'latin1')));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What names lead to, instead of asking the network. */
function lookingUp(answer: () => Error | dns.LookupAddress[]): void {
  const lookup = vi.spyOn(dns, 'lookup') as unknown as Mock<
    (
      name: string,
      options: object,
      found: (error: Error | null, addresses: dns.LookupAddress[]) => void,
    ) => void
  >;
  lookup.mockImplementation((_name, _options, found) => {
    const answered = answer();
    if (answered instanceof Error) found(answered, []);
    else found(null, answered);
  });
  closing.push(() => lookup.mockRestore());
}

type Asked = Partial<TransportRequest> & { bounds?: Partial<Bounds>; trusted?: string | null };

function get(origin: string, { bounds, trusted = origin, ...request }: Asked = {}): Promise<Answer> {
  const transport = startTransport({ trusted, userAgent: 'reprint-test' }, { ...BOUNDS, ...bounds });
  closing.push(transport.close);
  return transport({ address: `${origin}/`, headers: [], mostBytes: 1e6, ...request });
}

function text({ body }: Answer): string {
  return Buffer.from(body).toString('latin1');
}

const OK = 'HTTP/1.1 200 OK';

describe('an answer', () => {
  test('comes as it was sent: status, reason, headers in their order, no encoding undone', async () => {
    const origin = await saying(
      'HTTP/1.1 404 Nicht da',
      'X-Archive-Orig-Set-Cookie: a=1',
      'x-archive-orig-set-cookie: b=2',
      'X-Archive-Orig-Server: caf\xe9',
      'Content-Encoding: gzip',
      'Content-Length: 4',
      '',
      '\x1f\x8b\x08\x00',
    );
    const answer = await get(origin);
    expect(answer).toMatchObject({ address: `${origin}/`, status: 404, reason: 'Nicht da', truncated: null });
    expect(answer.headers).toEqual([
      ['X-Archive-Orig-Set-Cookie', 'a=1'],
      ['x-archive-orig-set-cookie', 'b=2'],
      ['X-Archive-Orig-Server', 'caf\xe9'],
      ['Content-Encoding', 'gzip'],
      ['Content-Length', '4'],
    ]);
    expect(text(answer)).toBe('\x1f\x8b\x08\x00');
  });

  test('may have 200 kB of headers, 3,000 of them, and no length', async () => {
    const headers = Array.from({ length: 3000 }, (_, n) => `X-${n}: ${'v'.repeat(60)}`);
    const answer = await get(await saying(OK, ...headers, '', 'to the end'));
    expect(answer.headers).toHaveLength(3000);
    expect(text(answer)).toBe('to the end');
    expect(answer.truncated).toBe(null);
  });

  test('is not decided by what it redirects to', async () => {
    const origin = await saying(
      'HTTP/1.1 302 Found',
      'Location: file:///etc/passwd',
      'Content-Length: 0',
      '',
      '',
    );
    expect(header((await get(origin)).headers, 'location')).toBe('file:///etc/passwd');
  });

  test('uses a connection again', async () => {
    let connections = 0;
    const server = http.createServer((_, response) => response.end('hello'));
    server.on('connection', () => connections++);
    const origin = await listening(server);
    const transport = startTransport({ trusted: origin, userAgent: 'reprint-test' });
    closing.push(transport.close);
    for (let i = 0; i < 3; i++) {
      expect(text(await transport({ address: `${origin}/${i}`, headers: [], mostBytes: 9 }))).toBe('hello');
    }
    expect(connections).toBe(1);
  });
});

describe('a request', () => {
  test('says who asks, wants no encoding, and gives the address as it is', async () => {
    let head = '';
    const origin = await raw((socket, asked) => {
      head = asked;
      socket.end(`${OK}\r\nContent-Length: 0\r\n\r\n`);
    });
    const path = '/web/2019id_/http://example.org/a/../%2e%2E/b?x=[1]|"<>';
    await get(origin, { address: origin + path, headers: [['Accept-Datetime', 'now']] });
    expect(head.split('\r\n')).toEqual(
      expect.arrayContaining([
        `GET ${path} HTTP/1.1`,
        'User-Agent: reprint-test',
        'Accept-Encoding: identity',
        'Accept-Datetime: now',
      ]),
    );
  });

  test('gives name and password to the trusted origin alone', async () => {
    const heads: string[] = [];
    const origin = await raw((socket, head) => {
      heads.push(head);
      socket.end(`${OK}\r\nContent-Length: 0\r\n\r\n`);
    });
    const address = origin.replace('//', '//name:pass%20word@');
    await get(origin, { address: `${address}/` });
    expect(heads[0]).toContain(`Authorization: Basic ${btoa('name:pass word')}`);
    await expect(get(origin, { address: `${address}/`, trusted: null })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(heads).toHaveLength(1);
  });
});

describe('a body', () => {
  test('that is shorter than it said is cut off', async () => {
    const answer = await get(await saying(OK, 'Content-Length: 100', '', 'only this'));
    expect([text(answer), answer.truncated]).toEqual(['only this', 'disconnect']);
  });

  test('in chunks without an end is cut off', async () => {
    const answer = await get(await saying(OK, 'Transfer-Encoding: chunked', '', '4', 'text', ''));
    expect([text(answer), answer.truncated]).toEqual(['text', 'disconnect']);
  });

  test('whose chunks are none is cut off there', async () => {
    const answer = await get(await saying(OK, 'Transfer-Encoding: chunked', '', '4', 'text', 'zz', 'rest'));
    expect([text(answer), answer.truncated]).toEqual(['text', 'disconnect']);
  });

  test('that is reset in the middle is cut off', async () => {
    const origin = await raw((socket) => {
      socket.write(`${OK}\r\nContent-Length: 100\r\n\r\nhalf`);
      setTimeout(20).then(() => socket.resetAndDestroy());
    });
    const answer = await get(origin);
    expect([text(answer), answer.truncated]).toEqual(['half', 'disconnect']);
  });

  test('that never ends is taken as far as it is wanted', async () => {
    const origin = await raw((socket) => {
      socket.write(`${OK}\r\n\r\n`);
      const more = () => {
        while (socket.writable && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', more);
      more();
    });
    const answer = await get(origin, { mostBytes: 5_000_001 });
    expect([answer.body.length, answer.truncated]).toEqual([5_000_001, 'length']);
  });

  test('of just the length that is wanted is whole', async () => {
    const answer = await get(await saying(OK, 'Content-Length: 4', '', 'text'), { mostBytes: 4 });
    expect([text(answer), answer.truncated]).toEqual(['text', null]);
  });

  test('that stops coming is waited for, for a time', async () => {
    const origin = await raw((socket) => socket.write(`${OK}\r\nContent-Length: 100\r\n\r\nhalf`));
    const answer = await get(origin, { bounds: { idleMs: 30 } });
    expect([text(answer), answer.truncated]).toEqual(['half', 'time']);
  });

  test('of an archived redirect does not matter: what promises one and sends none is soon taken as it is', async () => {
    const redirect = (...headers: string[]) =>
      raw((socket) =>
        socket.write(['HTTP/1.1 302 Found', 'Content-Length: 100', ...headers, '', ''].join('\r\n')),
      );
    const bounds = { noBodyMs: 30, idleMs: 60 };
    const date = 'Memento-Datetime: Thu, 28 Feb 2019 01:02:03 GMT';
    expect(await get(await redirect(date), { bounds })).toMatchObject({ status: 302, truncated: null });
    expect(await get(await redirect(date, '\r\nhalf'), { bounds })).toMatchObject({ truncated: 'time' });
    expect(await get(await redirect(), { bounds })).toMatchObject({ truncated: 'time' });
  });

  test.each([
    ['drips', { slowAfterMs: 60, leastPerSecond: 1000 }],
    ['takes too long', { wholeMs: 60 }],
  ])('that %s is left', async (_, bounds) => {
    const origin = await raw((socket) => {
      socket.write(`${OK}\r\n\r\n`);
      const drip = setInterval(() => socket.write('.'), 5);
      closing.push(() => clearInterval(drip));
    });
    const answer = await get(origin, { bounds });
    expect(answer.truncated).toBe('time');
    expect(answer.body.length).toBeGreaterThan(1);
  });

  test('in very many chunks is gathered as one', async () => {
    const chunks = '1\r\nx\r\n'.repeat(300_000);
    const answer = await get(await saying(OK, 'Transfer-Encoding: chunked', '', `${chunks}0`, '', ''));
    expect([answer.body.length, answer.truncated]).toEqual([300_000, null]);
  });

  test('that is large waits until no other large one is being received', async () => {
    const large = 'x'.repeat(1_000_000);
    let finishFirst = () => {};
    let requests = 0;
    const server = http.createServer((_, response) => {
      response.write(large);
      if (++requests > 1) response.end();
      else finishFirst = () => response.end();
    });
    const origin = await listening(server);
    const bounds = { ...BOUNDS, smallBytes: 100_000 };
    const transport = startTransport({ trusted: origin, userAgent: 'reprint-test' }, bounds);
    closing.push(transport.close);
    const done: string[] = [];
    const fetch = async (name: string) => {
      const answer = await transport({ address: `${origin}/`, headers: [], mostBytes: 1e7 });
      done.push(name);
      return answer.body.length;
    };
    const first = fetch('first');
    await setTimeout(50);
    const others = [fetch('second'), fetch('third')];
    await setTimeout(50);
    expect(done).toEqual([]);
    finishFirst();
    expect(await Promise.all([first, ...others])).toEqual([1e6, 1e6, 1e6]);
    expect(done).toEqual(['first', 'second', 'third']);
  });
});

describe('no answer', () => {
  test('comes where connections are refused', async () => {
    const origin = await saying('');
    closing.pop()!();
    await expect(get(origin)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('comes over TLS from who does not speak it', async () => {
    const origin = (await saying('HTTP/1.1 400 Bad Request', '', '')).replace('http:', 'https:');
    await expect(get(origin)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('comes from a name that is none', async () => {
    lookingUp(() => Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    const answer = get('http://archive.example', { trusted: null });
    await expect(answer).rejects.toMatchObject({ kind: 'unreachable', message: 'getaddrinfo ENOTFOUND' });
  });

  test('comes from who hangs up', async () => {
    await expect(get(await raw((socket) => socket.destroy()))).rejects.toMatchObject({ kind: 'reset' });
    await expect(get(await raw((socket) => socket.resetAndDestroy()))).rejects.toMatchObject({
      kind: 'reset',
    });
  });

  test('comes in time', async () => {
    const slow = await raw((socket) => socket.write('HTTP/1.1 200 OK\r\n'));
    await expect(get(slow, { bounds: { firstByteMs: 30 } })).rejects.toMatchObject({ kind: 'timeout' });
  });

  test.each([
    ['what is not HTTP', ['220 ftp.example ready', '']],
    ['two lengths', [OK, 'Content-Length: 4', 'Content-Length: 5', '', 'text']],
    ['a length and chunks', [OK, 'Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', '']],
    ['300 kB of headers', [OK, `X: ${'v'.repeat(300_000)}`, '', '']],
    [
      '101 Switching Protocols',
      ['HTTP/1.1 101 Switching Protocols', 'Upgrade: x', 'Connection: Upgrade', '', ''],
    ],
  ])('is %s', async (_, parts) => {
    const kinds = expect.stringMatching(/^(protocol|reset)$/);
    await expect(get(await saying(...parts))).rejects.toMatchObject({ kind: kinds });
  });

  test('is waited for once the signal is given', async () => {
    for (const head of ['', `${OK}\r\n\r\nhalf`]) {
      const stop = new AbortController();
      const origin = await raw((socket) => {
        socket.write(head);
        setTimeout(20).then(() => stop.abort());
      });
      await expect(get(origin, { signal: stop.signal })).rejects.toMatchObject({ code: 'INTERRUPTED' });
      await expect(get(origin, { signal: stop.signal })).rejects.toMatchObject({ code: 'INTERRUPTED' });
    }
  });
});

describe('a private address is not asked', () => {
  test('but for the origin that was given', async () => {
    const [origin, other] = [await saying(OK, '', ''), await saying(OK, '', '')];
    expect((await get(origin)).status).toBe(200);
    await expect(get(other, { trusted: origin })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test.each(['127.0.0.1', '[::1]', 'localhost', '0x7f000001', '[::ffff:127.0.0.1]'])(
    'as %s',
    async (host) => {
      const { port } = new URL(await saying(OK, '', ''));
      await expect(get(`http://${host}:${port}`, { trusted: null })).rejects.toMatchObject({
        kind: 'forbidden',
      });
    },
  );

  test('by a name that leads there', async () => {
    const answers = ['192.0.2.7', '127.0.0.1', '::ffff:127.0.0.1', '::1'];
    const { port } = new URL(await saying(OK, '', ''));
    lookingUp(() => [{ address: answers.shift()!, family: 4 }]);
    while (answers.length > 0) {
      const answer = get(`http://archive.example:${port}`, { trusted: null });
      await expect(answer).rejects.toMatchObject({
        kind: 'forbidden',
        message: 'archive.example leads to a private address',
      });
    }
  });

  test('by other schemes', async () => {
    const address = 'file:///etc/passwd';
    await expect(get('http://x', { address })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
