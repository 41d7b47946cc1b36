import { describe, expect, test } from 'vitest';
import { ReprintError } from '../base/error.ts';
import { archiveSource } from './archive-source.ts';
import type { Answer, Ask } from './ask.ts';
import { answer, asker } from './cassettes.test-help.ts';
import { readAnswer } from './read-answer.ts';
import type { ListingPage, Scope } from './source.ts';

const BASE = 'https://arc.example/timemap/link/';
const ORIGINAL = 'http://harbour.example/1?a=1';
const exact: Scope = { target: ORIGINAL, match: 'exact', from: null, until: null };

const map = (...links: string[]) =>
  answer({
    headers: [['Content-Type', 'application/link-format; charset=utf-8']],
    body: [`<${ORIGINAL}>; rel="original"`, `<${BASE}${ORIGINAL}>; rel="self timemap"`, ...links].join(',\n'),
  });

const memento = (address: string, time: string, rel = 'memento') =>
  `<${address}>; rel="${rel}"; datetime="${time}"`;

const FIRST = memento(
  'https://arc.example/web/20190228010203/http://www.harbour.example:80/1?a=1',
  'Thu, 28 Feb 2019 01:02:03 GMT',
  'first memento',
);
const SECOND = memento('https://other.example/x?id=2', 'Fri, 01 Mar 2019 00:00:00 GMT', 'last memento');

const source = (ask: Ask, address = BASE) => archiveSource({ address, ask });

async function list(answers: Record<string, Answer>, scope = exact, from: string | null = null) {
  const pages: ListingPage[] = [];
  for await (const page of source(asker((asked) => answers[asked] ?? null)).pages(scope, from))
    pages.push(page);
  return pages;
}

describe('a TimeMap', () => {
  test('lists the mementos of one address, each with the address at which it lies', async () => {
    const [page] = await list({ [`${BASE}${ORIGINAL}`]: map(FIRST, SECOND) });
    expect(page).toMatchObject({ next: null, damaged: [] });
    expect(page?.rows.map(({ original, timestamp, place }) => [original, timestamp, place])).toEqual([
      [
        'http://www.harbour.example:80/1?a=1',
        '20190228010203',
        'https://arc.example/web/20190228010203/http://www.harbour.example:80/1?a=1',
      ],
      [ORIGINAL, '20190301000000', 'https://other.example/x?id=2'],
    ]);
    expect(readAnswer(page!.answer)).toEqual({ rows: page!.rows, damaged: [] });
  });

  test('is asked for whatever ends the address that was given', async () => {
    for (const address of ['https://arc.example/timemap', 'https://arc.example/timemap/json/', BASE]) {
      const ask = asker(() => map(FIRST));
      for await (const _ of source(ask, address).pages(exact, null));
      expect(ask.asked).toEqual([`${BASE}${ORIGINAL}`]);
    }
  });

  test('is of one address: a host has none', async () => {
    await expect(list({}, { ...exact, match: 'host' })).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  test('goes on in the others that it names, each asked for once', async () => {
    const second = `${BASE}2/${ORIGINAL}`;
    const answers = {
      [`${BASE}${ORIGINAL}`]: map(
        FIRST,
        `</timemap/link/2/${ORIGINAL}>; rel="timemap"; from="Fri, 01 Mar 2019 00:00:00 GMT"`,
      ),
      [second]: map(SECOND, `<${BASE}${ORIGINAL}>; rel="timemap"`),
    };
    const pages = await list(answers);
    expect(pages.map(({ rows }) => rows.length)).toEqual([1, 1]);
    expect(await list(answers, exact, pages[0]!.next)).toMatchObject([{ next: null, rows: { length: 1 } }]);
  });

  test('keeps to the bounds of time, and names a memento without a date', async () => {
    const [page] = await list(
      { [`${BASE}${ORIGINAL}`]: map(FIRST, SECOND, '<https://arc.example/3>; rel="memento"') },
      { ...exact, from: '201903' },
    );
    expect(page?.rows.map(({ timestamp }) => timestamp)).toEqual(['20190301000000']);
    expect(page?.damaged).toEqual([
      { line: 5, text: '<https://arc.example/3>; rel="memento"', reason: 'no date' },
    ]);
  });

  test('that is cut short or is none at all is an error, and one of nothing is empty', async () => {
    const whole = map(FIRST, SECOND);
    for (const body of [
      whole.body.subarray(0, -3),
      whole.body.subarray(0, -100),
      Buffer.from('<html><p>Hello, a; b</p>'),
    ])
      await expect(list({ [`${BASE}${ORIGINAL}`]: { ...whole, body } })).rejects.toMatchObject({
        code: 'LISTING_BROKEN',
      });
    const none = answer({ status: 404, headers: [['Content-Type', 'application/link-format']] });
    expect(await list({ [`${BASE}${ORIGINAL}`]: none })).toMatchObject([{ rows: [], next: null }]);
    await expect(list({ [`${BASE}${ORIGINAL}`]: answer({ status: 404 }) })).rejects.toThrow('http-404');
  });
});

describe('a memento of a TimeMap', () => {
  const headers: [string, string][] = [['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:03 GMT']];

  test('is asked for where it lies, raw where that is of Wayback’s shape, and must have a date', async () => {
    const ask = asker((asked) =>
      asked.startsWith(BASE)
        ? map(FIRST, SECOND)
        : asked.includes('other')
          ? answer({})
          : answer({ headers, body: 'Hello' }),
    );
    const { pages, open, nearest } = source(ask);
    for await (const { rows } of pages(exact, null)) {
      expect(await open(rows[0]!)).toMatchObject({ is: 'fetched', fetched: { timestamp: '20190228010203' } });
      expect(ask.asked.at(-1)).toBe(
        'https://arc.example/web/20190228010203id_/http://www.harbour.example:80/1?a=1',
      );
      expect(await open(rows[1]!)).toMatchObject({
        is: 'failed',
        reason: expect.stringMatching(/no Memento-Datetime/),
      });
      expect(await open({ ...rows[0]!, place: 'file:///etc/passwd' })).toMatchObject({ is: 'failed' });
    }
    expect(await nearest(ORIGINAL, '20100101000000')).toMatchObject({
      fetched: { timestamp: '20190228010203' },
    });
  });

  test('at a forbidden address is the loss of it alone', async () => {
    const ask: Ask = async () => {
      throw new ReprintError('FORBIDDEN_ADDRESS', 'not asked: http://127.0.0.1/', '');
    };
    const ref = {
      ...exact,
      original: ORIGINAL,
      timestamp: '20190228010203',
      status: null,
      mime: null,
      digest: null,
      length: null,
    };
    expect(await source(ask).open({ ...ref, place: 'http://127.0.0.1/' })).toEqual({
      is: 'failed',
      reason: 'not asked: http://127.0.0.1/',
    });
  });
});
