import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Answer } from './ask.ts';
import { answer, asker, hasWire, recordings, WIRE } from './cassettes.test-help.ts';
import type { ListingPage, Scope } from './source.ts';
import { waybackSource } from './wayback.ts';

const ORIGIN = 'https://web.archive.org';
const scope: Scope = { target: 'harbour.example', match: 'domain', from: null, until: null };
const HEADER = ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length'];
const DIGEST = 'BHLZ7SUEFN34VPG6MPYVQWOQHT3B7TXJ';

const row = (timestamp: string, original = 'https://harbour.example/1') => [
  'example,harbour)/1',
  timestamp,
  original,
  'text/html',
  '200',
  DIGEST,
  '19786',
];

const table = (rows: unknown[]) =>
  answer({ headers: [['Content-Type', 'application/json']], body: JSON.stringify(rows) });
const json = (...rows: unknown[]) => table(rows);
const text = (body: string) => answer({ headers: [['Content-Type', 'text/plain']], body });

/** Lists with a server that answers by resume key. */
async function list(
  answers: Record<string, Answer | Answer[]>,
  from: string | null = null,
): Promise<{ pages: ListingPage[]; asked: string[] }> {
  const ask = asker((address) => answers[new URL(address).searchParams.get('resumeKey') ?? ''] ?? null);
  const pages: ListingPage[] = [];
  for await (const page of waybackSource('Wayback Machine', ORIGIN, ask).pages(scope, from)) pages.push(page);
  return { pages, asked: ask.asked };
}

describe('a list of the Wayback Machine', () => {
  test('is asked for as JSON, identity and with resume keys, all that was given encoded', async () => {
    const ask = asker(() => json());
    const all: Scope = {
      target: 'https://新聞.example/a b?c=1&d#e',
      match: 'prefix',
      from: '2019',
      until: '2020',
    };
    for await (const _ of waybackSource('', ORIGIN, ask).pages(all, 'com%2Cdw%29%2F+20191218145126'));
    const asked = new URL(ask.asked[0]!);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      url: all.target,
      matchType: 'prefix',
      output: 'json',
      fl: HEADER.join(','),
      showResumeKey: 'true',
      limit: '50000',
      from: '2019',
      to: '2020',
      resumeKey: 'com%2Cdw%29%2F+20191218145126',
    });
    expect(ask.asked[0]).toContain('resumeKey=com%252Cdw%2529%252F%2B20191218145126');
  });

  test('goes on by its resume key until there is none', async () => {
    const { pages } = await list({
      '': json(HEADER, row('20190101000000'), [], ['k1']),
      k1: json(HEADER, row('20190102000000'), row('20190103000000')),
    });
    expect(pages.map(({ rows, next }) => [rows.length, next])).toEqual([
      [1, 'k1'],
      [2, null],
    ]);
    expect(pages[0]?.rows[0]).toEqual({
      original: 'https://harbour.example/1',
      timestamp: '20190101000000',
      status: 200,
      mime: 'text/html',
      digest: `sha1:${DIGEST}`,
      length: 19786,
    });
  });

  test('goes on where it stopped', async () => {
    const { asked, pages } = await list({ k1: json(HEADER, row('20190102000000')) }, 'k1');
    expect(asked).toHaveLength(1);
    expect(pages).toHaveLength(1);
  });

  test('that is empty is an answer: `[]`, and the header alone', async () => {
    expect((await list({ '': json() })).pages[0]).toMatchObject({ rows: [], next: null });
    expect((await list({ '': json(HEADER) })).pages[0]).toMatchObject({ rows: [], next: null });
  });

  test('is read by the names of its columns, in whatever order', async () => {
    const { pages } = await list({
      '': json(['timestamp', 'url', 'x'], ['20190101000000', 'http://a.example/', 1]),
    });
    expect(pages[0]?.rows).toEqual([
      {
        original: 'http://a.example/',
        timestamp: '20190101000000',
        status: null,
        mime: null,
        digest: null,
        length: null,
      },
    ]);
  });

  test('may come as text whatever was asked, and gzipped', async () => {
    const line = row('20190101000000').join(' ');
    const packed = answer({
      headers: [['content-encoding', 'gzip']],
      body: gzipSync(`${line}\n\nexample%2Charbour\n`),
    });
    const first = await list({ '': packed, 'example%2Charbour': text('') });
    expect(first.pages.map(({ rows }) => rows.length)).toEqual([1, 0]);
    expect(first.pages[0]?.answer.body.toString()).toBe(`${line}\n\nexample%2Charbour\n`);
    // After a restart too, an empty text is the end of a list in text.
    const again = await list({ 'example%2Charbour': text('') }, first.pages[0]!.next);
    expect(again.pages).toMatchObject([{ rows: [], next: null }]);
  });

  test('keeps each row or names it damaged', async () => {
    const long = 'x'.repeat(9000);
    const { pages } = await list({
      '': json(
        HEADER,
        row('20000012170449'),
        row('20190101000000', long),
        row('20190101000000', ''),
        row('2019010100000'),
        row('20190101000000', 'http://a.example/\r\nWARC-Type: x'),
        ['example,harbour)/', '20190101000000'],
        'junk',
        ['k', '20190101000000', 'some/not/even/url/thing', 'warc/revisit', '-', '-', '-'],
        ['k', '20190101000000', 'http://mailto:x@y.example/', 'unk', '301', '-', '0'],
      ),
    });
    expect(
      pages[0]?.rows.map(({ timestamp, original, status, mime, length }) => [
        timestamp,
        original,
        status,
        mime,
        length,
      ]),
    ).toEqual([
      ['20000012170449', 'https://harbour.example/1', 200, 'text/html', 19786],
      ['20190101000000', 'some/not/even/url/thing', null, null, null],
      ['20190101000000', 'http://mailto:x@y.example/', 301, null, null],
    ]);
    expect(pages[0]?.damaged.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 an address of 9000 characters',
      '3 no address',
      '4 a timestamp that is not 14 digits',
      '5 control characters in the address',
      '6 2 columns instead of 7',
      '7 no row of columns',
    ]);
    expect(pages[0]?.damaged[0]?.text).toHaveLength(500);
  });

  test('keeps an address of raw bytes the address that it is', async () => {
    const line = row('20190101000000', 'http://a.example/\xb7s\xbbD').join(' ');
    const { pages } = await list({ '': answer({ body: Buffer.from(`${line}\n`, 'latin1') }) });
    expect(pages[0]?.rows[0]?.original).toBe('http://a.example/%B7s%BBD');
  });
});

describe('a list that is not whole', () => {
  const whole = json(HEADER, row('20190101000000'), [], ['k1']);
  const packed = gzipSync(whole.body);
  const cut = (of: Answer, by: number): Answer => ({ ...of, body: of.body.subarray(0, of.body.length - by) });

  test.each<[string, Answer]>([
    ['no whole JSON', cut(whole, 1)],
    ['no whole JSON: Unterminated', cut(whole, 40)],
    ['resume key should stand', json(HEADER, row('20190101000000'), [])],
    ['disconnect', { ...whole, truncated: 'disconnect' }],
    ['encoding', answer({ headers: [['content-encoding', 'gzip']], body: packed.subarray(0, -6) })],
    ['in the middle of a line', text(`${row('20190101000000').join(' ')}\nexample,harb`)],
    ['resume key should stand', text(`${row('20190101000000').join(' ')}\n\n`)],
    ['is empty', text('')],
    ['a page, not a list: Sorry', text('<html><script>1</script><h1>Sorry</h1>')],
    ['a message, not a list: {"error"', text('{"error": "out of memory"}\n')],
    ['a message, not a list: org.archive', text('org.archive.util.io.RuntimeIOException: gone\n')],
    ['names no columns', json(['a', 'b'], ['c', 'd'])],
    ['a resume key and no rows', json(HEADER, [], ['k1'])],
    ['http-503', answer({ status: 503 })],
    ['http-429', answer({ status: 429 })],
  ])('is asked for again, and then an error: %s', async (reason, broken) => {
    await expect(list({ '': broken })).rejects.toThrow(reason);
    await expect(list({ '': broken })).rejects.toMatchObject({ code: 'LISTING_BROKEN' });
    const { pages, asked } = await list({ '': [broken, json(HEADER, row('20190101000000'))] });
    expect(pages).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  test('is one that goes in a circle', async () => {
    const circle = {
      '': json(HEADER, row('20190101000000'), [], ['k1']),
      k1: json(HEADER, row('20190102000000'), [], ['k2']),
      k2: json(HEADER, row('20190103000000'), [], ['k1']),
    };
    await expect(list(circle)).rejects.toThrow('the resume key k1 was given before');
    await expect(list({ k1: circle.k2 }, 'k1')).rejects.toMatchObject({ code: 'LISTING_BROKEN' });
  });

  const rows = (count: number) => Array.from({ length: count }, () => row('20190101000000'));

  /** Lists with a server that answers by the number of rows that are asked for. */
  async function listUpTo(answerTo: (limit: number) => Answer) {
    const ask = asker((address) => answerTo(Number(new URL(address).searchParams.get('limit'))));
    let count = 0;
    for await (const page of waybackSource('', ORIGIN, ask).pages(scope, null)) count += page.rows.length;
    return { count, requests: ask.asked.length };
  }

  test('is one with as many rows as were asked for, by a server that cuts and gives no keys', async () => {
    await expect(listUpTo((limit) => json(HEADER, ...rows(limit)))).rejects.toMatchObject({
      code: 'LISTING_BROKEN',
      message: expect.stringContaining('there may be more'),
    });
    await expect(listUpTo(() => table([HEADER, ...rows(150_000)]))).rejects.toThrow('there may be more');
  });

  test('is not one that has just so many rows: a server that cuts a shorter one gives a key there', async () => {
    const keyed = (limit: number) =>
      limit < 50_000 ? json(HEADER, ...rows(limit), [], ['k1']) : json(HEADER, ...rows(50_000));
    expect(await listUpTo(keyed)).toEqual({ count: 50_000, requests: 2 });
    // It gives what it has, whatever is asked for.
    expect(await listUpTo(() => json(HEADER, ...rows(50_000)))).toEqual({ count: 50_000, requests: 2 });
  });

  test('is not one that ends with a full page after a key, or with any other number of rows', async () => {
    const full = json(HEADER, ...rows(50_000));
    expect((await list({ '': whole, k1: full })).asked).toHaveLength(2);
    expect((await list({ k1: full }, 'k1')).asked).toHaveLength(1);
    for (const count of [49_000, 51_000])
      expect(await listUpTo(() => json(HEADER, ...rows(count)))).toEqual({ count, requests: 1 });
  });

  test('is asked for where it was moved to, on the same origin alone and five times at most', async () => {
    const found = json(HEADER, row('20190101000000'));
    const moved = (location: string) => answer({ status: 301, headers: [['Location', location]] });
    const listed = async (answers: (path: string) => Answer) => {
      const ask = asker((address) => answers(new URL(address).pathname));
      const pages = waybackSource('', ORIGIN, ask).pages(scope, null) as AsyncGenerator<ListingPage>;
      return { page: (await pages.next()).value as ListingPage, asked: ask.asked };
    };
    const there = await listed((path) => (path === '/new/cdx' ? found : moved('/new/cdx')));
    expect([there.page.rows.length, there.asked.at(-1)]).toEqual([1, `${ORIGIN}/new/cdx`]);
    for (const elsewhere of ['https://evil.example/cdx', 'http://web.archive.org/cdx', 'file:///etc/passwd'])
      await expect(listed(() => moved(elsewhere))).rejects.toThrow(`leads to ${elsewhere}`);
    await expect(listed((path) => moved(`${path}x`))).rejects.toThrow('leads to /cdx/search/cdxxxxxx');
  });

  test('is no such thing of a server that has no list at all', async () => {
    await expect(list({ '': answer({ status: 404, body: '<h1>Error</h1>' }) })).rejects.toMatchObject({
      code: 'LISTING_BROKEN',
      message: `${ORIGIN} has no list of captures at /cdx/search/cdx (http-404)`,
      hint: expect.stringContaining('--archive'),
    });
  });

  test('names the page and the server’s words where it is refused', async () => {
    const refused = answer({ status: 400, body: '<p>bad\x00 <b>matchType</b></p>' });
    await expect(list({ '': refused })).rejects.toThrow(
      'page 1 of the list of harbour.example could not be had whole: was refused: http-400 bad matchType',
    );
  });

  test('is no such thing where the archive blocks the host', async () => {
    for (const blocked of [
      answer({
        status: 403,
        body: 'org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots',
      }),
      answer({
        status: 500,
        headers: [
          ['X-Archive-Wayback-Runtime-Error', 'x.AdministrativeAccessControlException: Blocked Site Error'],
        ],
      }),
    ])
      await expect(list({ '': blocked })).rejects.toMatchObject({
        code: 'BLOCKED',
        message: expect.stringMatching(/Blocked/),
      });
  });
});

describe.skipIf(!hasWire)('recorded lists', () => {
  const lists = hasWire ? recordings().filter(({ address }) => address.includes('/cdx/')) : [];

  test('are read, each row of them, and the blocked one is blocked', async () => {
    expect(lists.length).toBeGreaterThan(30);
    for (const recorded of lists) {
      const from = new URL(recorded.address).searchParams.get('resumeKey');
      const ask = asker(() => recorded.answer);
      const pages = waybackSource('', ORIGIN, ask).pages(scope, from === null ? null : `text ${from}`);
      const first = (pages as AsyncGenerator<ListingPage>).next();
      if (recorded.answer.status === 403) await expect(first).rejects.toMatchObject({ code: 'BLOCKED' });
      else {
        const page = (await first).value as ListingPage;
        expect(page.damaged).toEqual([]);
        const rows = Buffer.from(page.answer.body)
          .toString()
          .split('\n')
          .filter((line) => line.includes(' '));
        expect(page.rows).toHaveLength(rows.length);
      }
    }
  });

  test('that are damaged keep what they hold', async () => {
    const rows = async (file: string) =>
      (await list({ '': text(`${readFileSync(join(WIRE, file), 'utf8').trimEnd()}\n`) })).pages[0]!;
    expect((await rows('bad_timestamp_cdx.txt')).rows.map(({ timestamp }) => timestamp)).toContain(
      '20000012170449',
    );
    expect(await rows('malformed_cdx.txt')).toMatchObject({ rows: { length: 5 }, damaged: [] });
    const lengths = (await rows('zero_length_cdx.txt')).rows.map(({ length }) => length);
    expect(lengths).toContain(null);
  });
});
