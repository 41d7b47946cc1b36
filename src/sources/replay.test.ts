import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type CaptureRef, header } from '../base/capture.ts';
import type { Fetched } from '../base/fetched.ts';
import { sha1Label } from '../warc/index.ts';
import type { Answer } from './ask.ts';
import { answer, asker, hasWire, recordings, WIRE, withHeader } from './cassettes.test-help.ts';
import { digestDoubts } from './digest-doubts.ts';
import { readAnswer } from './read-answer.ts';
import { openCapture, openNearest } from './replay.ts';
import type { Opened } from './source.ts';

const BASE = 'https://web.archive.org/web/';
const ORIGINAL = 'https://harbour.example/1';

const ref = (given: Partial<CaptureRef> = {}): CaptureRef => ({
  original: ORIGINAL,
  timestamp: '20190228010203',
  status: 200,
  mime: 'text/html',
  digest: null,
  length: null,
  ...given,
});

const memento = (given: Parameters<typeof answer>[0] = {}): Answer =>
  answer({
    body: 'Hello',
    ...given,
    headers: [
      ['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:03 GMT'],
      ['X-Archive-Src', 'harbour/1.warc.gz'],
      ...(given.headers ?? []),
    ],
  });

const DATE = ['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:03 GMT'] as const;

const moved = (location: string) => answer({ status: 302, headers: [['location', location]] });

/** Opens with one server's answers, by path; what is not given is an address that nobody should ask. */
async function opened(
  first: Answer | Answer[],
  others: Record<string, Answer> = {},
  asked = ref(),
): Promise<Opened> {
  const start = `${BASE}${asked.timestamp}id_/${asked.original}`;
  return openCapture(
    asker((address) => (address === start ? first : (others[address.slice(BASE.length)] ?? null))),
    BASE,
    asked,
  );
}

const fetched = async (...given: Parameters<typeof opened>): Promise<Fetched> => {
  const is = await opened(...given);
  if (is.is !== 'fetched') throw new Error(`${is.is}: ${is.reason}`);
  return is.fetched;
};

describe('a capture that the archive replays', () => {
  test('is the response as it was archived: its own headers, in their order, and its bytes', async () => {
    const headers: [string, string][] = [
      ['Server', 'nginx'],
      ['Content-Type', 'text/html; charset=big5'],
      ['x-archive-orig-server', 'Apache'],
      ['X-Archive-Orig-Set-Cookie', 'a=1'],
      ['X-Archive-Orig-Set-Cookie', 'b=2'],
    ];
    const capture = await fetched(
      memento({ headers, reason: 'Document follows' }),
      {},
      ref({ digest: 'sha1:X' }),
    );
    expect(capture).toMatchObject({
      original: ORIGINAL,
      timestamp: '20190228010203',
      status: 200,
      reason: 'Document follows',
      headers: [
        ['Content-Type', 'text/html; charset=big5'],
        ['server', 'Apache'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
      truncated: null,
      memento: `${BASE}20190228010203id_/${ORIGINAL}`,
      indexed: 'sha1:X',
    });
    expect(capture.received).toHaveLength(7);
    expect(Buffer.from(capture.body).toString()).toBe('Hello');
  });

  test.each([200, 301, 403, 404, 429, 451, 500, 503])('is one whatever its status: %i', async (status) => {
    const ask = asker(() => memento({ status }));
    expect(await openCapture(ask, BASE, ref())).toMatchObject({ is: 'fetched', fetched: { status } });
    expect(ask.asked).toHaveLength(1);
  });

  test('keeps the address under which it was captured, where it is the same one', async () => {
    const named = (link: string) => fetched(memento({ headers: [['link', link]] }));
    expect(await named('<http://www.harbour.example:80/1>; rel="original"')).toMatchObject({
      original: 'http://www.harbour.example:80/1',
    });
    expect(await named('<http://evil.example/>; rel="original"')).toMatchObject({ original: ORIGINAL });
  });

  test('that was a redirect leads where it led then', async () => {
    for (const location of [
      `${BASE}20190228010203id_/https://harbour.example/2?x=1`,
      '//web.archive.org/web/20190228010203id_/https://harbour.example/2?x=1',
      '/web/20190228010203id_/https://harbour.example/2?x=1',
    ]) {
      const capture = await fetched(memento({ status: 301, headers: [['Location', location]] }));
      expect(header(capture.headers, 'location')).toBe('https://harbour.example/2?x=1');
    }
    const both = memento({
      status: 301,
      headers: [
        ['location', '/x'],
        ['x-archive-orig-location', '/2'],
      ],
    });
    expect((await fetched(both)).headers).toEqual([['location', '/2']]);
  });

  test('loses an encoding that was put on for the way, and no other', async () => {
    const packed = gzipSync('Hello');
    const way = memento({ headers: [['content-encoding', 'gzip']], body: packed });
    expect(Buffer.from((await fetched(way)).body).toString()).toBe('Hello');
    const archived = withHeader(way, 'x-archive-orig-content-encoding', 'gzip');
    expect((await fetched(archived)).body).toEqual(packed);
    const silent = memento({ headers: [['content-encoding', '']], body: packed });
    expect((await fetched(silent)).body).toEqual(packed);
  });

  test('of pywb has its headers as they are, less pywb’s own', async () => {
    const headers: [string, string][] = [
      ['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:03 GMT'],
      ['Link', `<${ORIGINAL}>; rel="original"`],
      ['Content-Type', 'text/html'],
      ['Content-Encoding', 'gzip'],
      ['Location', '/web/20190228010203id_/https://harbour.example/2'],
      ['Connection', 'close'],
    ];
    const packed = gzipSync('Hello');
    const capture = await fetched(answer({ headers, body: packed }));
    expect(capture.headers).toEqual([
      ['Content-Type', 'text/html'],
      ['Content-Encoding', 'gzip'],
      ['Location', 'https://harbour.example/2'],
    ]);
    expect(capture.body).toEqual(packed);
  });
});

describe('a body that is not whole', () => {
  const cut = { ...memento(), truncated: 'disconnect' as const };

  test('is asked for again, and kept as it is where it never comes whole', async () => {
    expect((await fetched([cut, memento()])).truncated).toBeNull();
    expect(await fetched(cut)).toMatchObject({ truncated: 'disconnect' });
    const gzip = memento({
      headers: [['content-encoding', 'gzip']],
      body: gzipSync('Hello').subarray(0, -3),
    });
    expect(await fetched(gzip)).toMatchObject({ truncated: 'encoding' });
  });

  test('is whole where the index describes these very bytes, however broken they are', async () => {
    const broken = gzipSync('Hello').subarray(0, -3);
    const stored = memento({ headers: [['content-encoding', 'gzip']], body: broken });
    const ask = asker(() => stored);
    const asked = ref({ digest: sha1Label(broken) });
    expect(await openCapture(ask, BASE, asked)).toMatchObject({
      fetched: { truncated: null, body: broken, headers: [['Content-Encoding', 'gzip']] },
    });
    expect(ask.asked.length).toBe(1);
  });

  test('is asked for once where it is larger than wanted, and twice where it may have been archived short', async () => {
    const larger = { ...memento(), truncated: 'length' as const };
    const shorter = [['X-Archive-Orig-Content-Length', '99']] as const;
    for (const [short, requests] of [
      [larger, 1],
      [memento({ headers: shorter }), 2],
      [answer({ headers: [DATE, ...shorter], body: 'Hello' }), 2],
    ] as const) {
      const ask = asker(() => short);
      expect(await openCapture(ask, BASE, ref())).toMatchObject({ fetched: { truncated: 'length' } });
      expect(ask.asked).toHaveLength(requests);
    }
  });

  test('of a redirect is missed by nobody', async () => {
    const headers = [['X-Archive-Orig-Content-Length', '99']] as const;
    const ask = asker(() => memento({ status: 302, headers, body: '' }));
    expect(await openCapture(ask, BASE, ref({ digest: 'sha1:X' }))).toMatchObject({
      fetched: { truncated: null },
    });
    expect(ask.asked).toHaveLength(1);
  });

  test('is no such thing where the length was that of an encoded body, or is none', async () => {
    for (const headers of [
      [['x-archive-orig-content-length', '-1']],
      [
        ['x-archive-orig-content-length', '99'],
        ['x-archive-orig-content-encoding', 'gzip'],
      ],
    ] as [string, string][][])
      expect((await fetched(memento({ headers }))).truncated).toBeNull();
  });

  test('is an empty one of which the index says that it is not', async () => {
    const empty = memento({ body: '' });
    expect(await fetched([empty, memento()], {}, ref({ length: 5000, digest: 'sha1:X' }))).toMatchObject({
      truncated: null,
    });
    expect(await fetched(empty, {}, ref({ length: 5000 }))).toMatchObject({ truncated: 'length' });
    for (const asked of [
      ref({ length: 500 }),
      ref({ length: 5000, digest: 'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ' }),
    ])
      expect(await fetched(empty, {}, asked)).toMatchObject({ truncated: null });
  });
});

describe('a body that is not what the index describes', () => {
  const page = 'Harbour news. '.repeat(100);
  const packed = gzipSync(Array.from({ length: 900 }, (_, n) => (n * 7919) % 1013).join(' '));
  const half = (body: Uint8Array) => body.subarray(0, body.length >> 1);
  const indexed = (body: Uint8Array | string) => ref({ digest: sha1Label(Buffer.from(body)), length: 900 });

  test.each<[string, Answer, Answer]>([
    ['with nothing to tell it', memento({ body: page.slice(0, 700) }), memento({ body: page })],
    [
      'with its length',
      memento({ body: page.slice(0, 700), headers: [['X-Archive-Orig-Content-Length', '1400']] }),
      memento({ body: page }),
    ],
    ...['X-Archive-Orig-Content-Encoding', 'X-Archive-Orig-Server'].map((name): [string, Answer, Answer] => {
      const headers = [[name, 'gzip']] as const;
      return [
        `gzip under ${name}`,
        memento({ body: half(packed), headers }),
        memento({ body: packed, headers }),
      ];
    }),
  ])('was cut on its way and comes again: %s', async (_, cut, whole) => {
    const ask = asker((address) => (address.includes('id_') ? [cut, whole] : null));
    expect(await openCapture(ask, BASE, indexed(whole.body))).toMatchObject({
      fetched: { truncated: null, body: whole.body },
    });
    expect(ask.asked).toHaveLength(2);
  });

  test('is what the archive has where it comes just so again', async () => {
    const ask = asker(() => memento());
    expect(await openCapture(ask, BASE, indexed('Other'))).toMatchObject({
      fetched: { truncated: null, body: Buffer.from('Hello') },
    });
    expect(ask.asked).toHaveLength(2);
    expect(await fetched(memento({ body: half(packed) }), {}, indexed(packed))).toMatchObject({
      truncated: 'encoding',
      body: half(packed),
    });
  });

  test('is the longest where it is never the same', async () => {
    const bodies = ['Hello', 'Hello Harbour', 'Hell', 'He', 'H'].map((body) => memento({ body }));
    const ask = asker(() => bodies);
    const { fetched } = (await openCapture(ask, BASE, indexed('Other'))) as { fetched: Fetched };
    expect(Buffer.from(fetched.body).toString()).toBe('Hello Harbour');
    expect(ask.asked).toHaveLength(3);
  });

  test('is empty however it was packed, and comes again', async () => {
    const headers = [['X-Archive-Orig-Content-Encoding', 'gzip']] as const;
    const [empty, cut, whole] = ['', half(packed), packed].map((body) => memento({ body, headers })) as [
      Answer,
      Answer,
      Answer,
    ];
    for (const answers of [
      [empty, empty, whole],
      [cut, empty, whole],
    ])
      expect(await fetched(answers, {}, indexed(packed))).toMatchObject({ body: packed });
    // Of what never came whole the most is kept.
    expect(await fetched([cut, empty, empty], {}, indexed(packed))).toMatchObject({
      body: half(packed),
      truncated: 'encoding',
    });
  });

  test('was undone on its way, if it was archived in chunks or packed and is not', async () => {
    for (const header of [
      ['X-Archive-Orig-Transfer-Encoding', 'chunked'],
      ['X-Archive-Orig-Content-Encoding', 'gzip'],
    ] as const) {
      const ask = asker(() => memento({ headers: [header] }));
      expect(await openCapture(ask, BASE, indexed('Other'))).toMatchObject({ fetched: { truncated: null } });
      expect(ask.asked).toHaveLength(1);
    }
    const way = memento({ headers: [['Content-Encoding', 'gzip']], body: gzipSync('Hello') });
    const ask = asker(() => way);
    await openCapture(ask, BASE, indexed('Hello'));
    expect(ask.asked).toHaveLength(1);
  });

  test('is not doubted any more in an archive whose digests never fit', async () => {
    const doubts = digestDoubts();
    const requests = async (count: number) => {
      const ask = asker(() => memento());
      for (let n = 0; n < count; n++) await openCapture(ask, BASE, indexed('Other'), doubts);
      return ask.asked.length;
    };
    expect(await requests(20)).toBe(40);
    expect(await requests(20)).toBe(20);
  });
});

describe('an archive that answers with another capture', () => {
  const near = '20190228020203id_/http://www.harbour.example/1';

  test('is followed within a day of the one that was wanted, and its time is told', async () => {
    const headers: [string, string][] = [
      ['Link', '<http://www.harbour.example/1>; rel="original"'],
      ['Memento-Datetime', 'Thu, 28 Feb 2019 02:02:03 GMT'],
    ];
    const there = { [near]: { ...memento({ headers }) } };
    for (const location of [
      `${BASE}${near}`,
      `/web/${near}`,
      `http://web.archive.org/web/${near.replace('id_', '')}`,
    ])
      expect(await fetched(moved(location), there)).toMatchObject({
        original: 'http://www.harbour.example/1',
        memento: `${BASE}${near}`,
      });
  });

  test('is not followed further, and not to another address', async () => {
    expect(await opened(moved(`/web/20190302010203id_/${ORIGINAL}`))).toEqual({
      is: 'absent',
      reason: 'moved to 20190302010203, too far',
    });
    expect(await opened(moved('/web/20190228010203id_/https://harbour.example/2'))).toEqual({
      is: 'absent',
      reason: 'moved to another address',
    });
  });

  test('without a redirect is found out', async () => {
    expect(await opened(memento(), {}, ref({ timestamp: '20190328010203' }))).toEqual({
      is: 'absent',
      reason: 'moved to 20190228010203, too far',
    });
  });

  test('without a redirect is known by its own address', async () => {
    const { fetched } = (await openNearest(
      asker(() => memento()),
      BASE,
      ORIGINAL,
      '20010101000000',
    )) as {
      fetched: Fetched;
    };
    expect(fetched.memento).toBe(`${BASE}20190228010203id_/${ORIGINAL}`);
  });

  test('may answer with any where the nearest is wanted', async () => {
    const ask = asker((address) =>
      address.includes('/20010101000000id_/') ? moved(`/web/${near}`) : memento(),
    );
    expect(await openNearest(ask, BASE, ORIGINAL, '20010101000000')).toMatchObject({
      is: 'fetched',
      fetched: { timestamp: '20190228010203', indexed: null },
    });
  });

  test.each([
    'https://evil.example/web/20190228010203id_/x',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    '/login',
    '',
  ])('is never followed out of the archive: %s', async (location) => {
    expect(await opened(moved(location))).toMatchObject({
      is: 'failed',
      reason: /no capture of this archive/,
    });
  });

  test('in a circle is left', async () => {
    const a = `20190228010203id_/${ORIGINAL}`;
    expect(await opened(moved(`/web/${near}`), { [near]: moved(`/web/${a}`) })).toMatchObject({
      is: 'failed',
    });
    expect(await opened(moved(`/web/${a}`))).toEqual({ is: 'failed', reason: 'a redirect to itself' });
  });
});

describe('an archive that has no such capture', () => {
  test.each([
    [{ status: 404 }, { is: 'absent', reason: 'not archived' }],
    [{ status: 451 }, { is: 'blocked', reason: 'http-451' }],
    [{ status: 503 }, { is: 'failed', reason: 'http-503' }],
    [{ status: 429 }, { is: 'failed', reason: 'http-429' }],
    [
      { status: 403, body: 'RobotAccessControlException: Blocked By Robots' },
      { is: 'blocked', reason: 'RobotAccessControlException: Blocked By Robots' },
    ],
    [
      { body: `${'<p>'.repeat(9000)}This URL has been excluded from the Wayback Machine.` },
      { is: 'blocked', reason: 'This URL has been excluded from the Wayback Machine' },
    ],
  ] as const)('says so: %j', async (given, said) => {
    expect(await opened(answer(given))).toEqual(said);
  });

  test.each([400, 401, 403, 407, 408, 410])(
    'is not what a firewall says with its %i: it is asked once more, and then not known',
    async (status) => {
      const ask = asker(() => answer({ status, body: '<h1>Forbidden</h1>' }));
      expect(await openCapture(ask, BASE, ref())).toEqual({ is: 'failed', reason: `http-${status}` });
      expect(ask.asked).toHaveLength(2);
      expect((await opened([answer({ status }), memento()])).is).toBe('fetched');
    },
  );

  test('is not taken at its word by a page that has no date', async () => {
    expect(await opened([answer({ body: '<h1>Maintenance</h1>' }), memento()])).toMatchObject({
      is: 'fetched',
    });
    expect(await opened(answer({ headers: [['Memento-Datetime', 'yesterday']] }))).toMatchObject({
      is: 'failed',
    });
  });
});

describe.skipIf(!hasWire)('recorded replays', () => {
  const all = hasWire ? recordings() : [];
  const replays = all.filter(({ address }) => /\/web\/\d+id_\//.test(address));

  async function replayed(address: string, file: string): Promise<Opened> {
    const [, timestamp, original] = /\/web\/(\d+)id_\/(.*)$/.exec(address)!;
    const ask = asker(
      (asked) => replays.find((one) => one.address === asked && one.file === file)?.answer ?? null,
    );
    return openCapture(ask, BASE, ref({ original: original!, timestamp: timestamp! }));
  }

  test('are all opened, and none is found cut', async () => {
    expect(replays.length).toBeGreaterThan(50);
    const seen: Record<string, number> = {};
    for (const { address, file } of replays) {
      const is = await replayed(address, file);
      const what = is.is === 'fetched' ? `fetched ${is.fetched.status}` : `${is.is}: ${is.reason}`;
      seen[what] = (seen[what] ?? 0) + 1;
      if (is.is !== 'fetched') continue;
      expect(is.fetched.truncated).toBeNull();
      const names = is.fetched.headers.map(([name]) => name.toLowerCase());
      if (header(is.fetched.received, 'content-type') !== null) expect(names).toContain('content-type');
      expect(names.some((name) => name.startsWith('x-archive') || name === 'memento-datetime')).toBe(false);
      expect(is.fetched.body[0]).not.toBe(0x1f);
    }
    expect(seen).toMatchInlineSnapshot(`
      {
        "absent: moved to 20150503090125, too far": 1,
        "absent: moved to 20171124151315, too far": 2,
        "absent: not archived": 1,
        "blocked: This URL has been excluded from the Wayback Machine": 1,
        "fetched 200": 46,
        "fetched 301": 8,
        "fetched 302": 2,
        "fetched 303": 2,
        "fetched 403": 7,
        "fetched 404": 4,
        "fetched 429": 1,
      }
    `);
  });

  test('give the very bytes that were archived', async () => {
    const birds = replays.find(({ file }) => file.endsWith('test_get_memento.yaml'))!;
    const is = (await replayed(birds.address, birds.file)) as { fetched: Fetched };
    expect(Buffer.from(is.fetched.body).equals(readFileSync(join(WIRE, 'fws-gov-birds.txt')))).toBe(true);
  });

  test('have the digest that the index gives, but for one that was archived in chunks', async () => {
    const compared: Record<string, string[]> = { match: [], mismatch: [] };
    for (const { answer } of all.filter(({ address }) => address.includes('/cdx/'))) {
      const { rows } = readAnswer({ ...answer, contentType: 'text/plain', body: plain(answer.body) });
      for (const { original, timestamp, digest } of rows) {
        const replay = replays.find(({ address }) => address === `${BASE}${timestamp}id_/${original}`);
        if (!replay || digest === null) continue;
        const is = await replayed(replay.address, replay.file);
        if (is.is !== 'fetched') continue;
        const check = sha1Label(is.fetched.body) === digest ? 'match' : 'mismatch';
        compared[check]!.push(header(is.fetched.headers, 'transfer-encoding') ?? 'whole');
      }
    }
    expect(compared.match!.length).toBeGreaterThan(10);
    expect(compared.mismatch).toEqual(['chunked']);
  });
});

const plain = (body: Uint8Array) => (body[0] === 0x1f ? gunzipSync(body) : body);
