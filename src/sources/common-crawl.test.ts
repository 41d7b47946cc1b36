import { describe, expect, test } from 'vitest';
import type { CaptureRef } from '../base/capture.ts';
import { encodeRecord } from '../warc/index.ts';
import { archiveSource } from './archive-source.ts';
import type { Answer, Question } from './ask.ts';
import { answer, asker } from './cassettes.test-help.ts';
import type { ListingPage } from './source.ts';

const INDEX = 'https://index.commoncrawl.org/CC-MAIN-2019-09-index';
const FILE = 'crawl-data/CC-MAIN-2019-09/segments/1/warc/a-00420.warc.gz';

const record = Buffer.from(
  encodeRecord({
    type: 'response',
    target: 'https://harbour.example/1',
    timestamp: '20190228010203',
    http: { status: 200, reason: 'OK', headers: [['Content-Type', 'text/html']] },
    body: Buffer.from('Hello'),
  }),
);

const ref = (place: string | null = `${FILE}#bytes=100-${99 + record.length}`): CaptureRef => ({
  original: 'https://harbour.example/1',
  timestamp: '20190228010203',
  status: 200,
  mime: 'text/html',
  digest: null,
  length: record.length,
  place,
});

const open = async (given: Partial<Answer>, asked = ref(), address = INDEX) => {
  const questions: Question[] = [];
  const ask = asker(() => answer({ status: 206, body: record, ...given }));
  const opened = await archiveSource({
    address,
    ask: (question, judge) => {
      questions.push(question);
      return ask(question, judge);
    },
  }).open(asked);
  return { opened, questions };
};

describe('Common Crawl', () => {
  test('lists by numbered pages; a row tells where its record lies', async () => {
    const row = (timestamp: string) =>
      JSON.stringify({
        urlkey: 'example,harbour)/1',
        timestamp,
        url: 'https://harbour.example/1',
        mime: 'text/html',
        'mime-detected': 'text/html',
        status: '200',
        digest: 'BHLZ7SUEFN34VPG6MPYVQWOQHT3B7TXJ',
        length: '500',
        offset: '100',
        filename: FILE,
        languages: 'zho',
      });
    const ask = asker((address) => {
      const query = new URL(address).searchParams;
      if (query.has('showNumPages')) return answer({ body: '{"pages": 2, "pageSize": 5, "blocks": 9}\n' });
      return answer({ body: `${row(`2019022801020${query.get('page')}`)}\n` });
    });
    const pages: ListingPage[] = [];
    const scope = { target: 'harbour.example', match: 'host', from: null, until: null } as const;
    for await (const page of archiveSource({ address: INDEX, ask }).pages(scope, null)) pages.push(page);
    expect(pages.map(({ rows, next }) => [rows[0]?.place, next])).toEqual([
      [`${FILE}#bytes=100-599`, '1'],
      [`${FILE}#bytes=100-599`, null],
    ]);
    expect(ask.asked[0]).toMatch(
      /^https:\/\/index\.commoncrawl\.org\/CC-MAIN-2019-09-index\?url=harbour\.example&/,
    );
  });

  test('that has nothing says so', async () => {
    const ask = asker(() =>
      answer({ status: 404, body: '{"message": "No Captures found for: harbour.example/*"}' }),
    );
    const scope = { target: 'harbour.example', match: 'host', from: null, until: null } as const;
    const pages: ListingPage[] = [];
    for await (const page of archiveSource({ address: INDEX, ask }).pages(scope, null)) pages.push(page);
    expect(pages).toMatchObject([{ rows: [], next: null }]);
    expect(
      await archiveSource({ address: INDEX, ask }).nearest('http://a.example/', '20190101000000'),
    ).toEqual({
      is: 'absent',
      reason: 'not archived',
    });
  });

  test('gives a capture as the piece of a WARC file that it is', async () => {
    const { opened, questions } = await open({});
    expect(questions).toMatchObject([
      {
        kind: 'replay',
        address: `https://data.commoncrawl.org/${FILE}`,
        mostBytes: record.length,
        headers: [['Range', `bytes=100-${99 + record.length}`]],
      },
    ]);
    expect(opened).toMatchObject({
      is: 'fetched',
      fetched: {
        original: 'https://harbour.example/1',
        timestamp: '20190228010203',
        status: 200,
        headers: [['Content-Type', 'text/html']],
        truncated: null,
        memento: `https://data.commoncrawl.org/${FILE}#bytes=100-${99 + record.length}`,
      },
    });
    if (opened.is === 'fetched') expect(Buffer.from(opened.fetched.body).toString()).toBe('Hello');
  });

  test('laid out elsewhere has its files on the same host', async () => {
    const { questions } = await open({}, ref(), 'http://127.0.0.1:8080/2019-index');
    expect(questions[0]?.address).toBe(`http://127.0.0.1:8080/${FILE}`);
  });

  test.each<[string, Partial<Answer>, string]>([
    ['a server that gives no parts', { status: 200 }, 'failed'],
    ['a file that is not there', { status: 404 }, 'absent'],
    ['a firewall', { status: 403 }, 'failed'],
    ['a server in trouble', { status: 503 }, 'failed'],
    ['a piece cut short', { body: record.subarray(0, 50) }, 'failed'],
    ['bytes that are no record', { body: Buffer.alloc(record.length) }, 'failed'],
  ])('tells %s from a capture', async (_, given, is) => {
    expect((await open(given)).opened.is).toBe(is);
  });

  test.each([
    null,
    '../../etc/passwd#bytes=0-9',
    'a/../../b#bytes=0-9',
    '/etc/passwd#bytes=0-9',
    '@evil.example/a#bytes=0-9',
    'a.warc.gz#bytes=9-0',
    'a.warc.gz#bytes=0-999999999999',
  ])('asks nobody for a place that is none: %s', async (place) => {
    const { opened, questions } = await open({}, ref(place));
    expect(opened.is).toBe('failed');
    expect(questions).toEqual([]);
  });
});

test.each([
  ['https://web.archive.org', 'https://web.archive.org/'],
  ['http://web.archive.org/web/', 'https://web.archive.org/'],
  ['http://127.0.0.1:8080/web', 'http://127.0.0.1:8080/'],
  ['https://arquivo.pt/wayback', 'https://arquivo.pt/wayback/'],
  [`${INDEX}`, INDEX],
  ['https://arc.example/x/timemap/link/', 'https://arc.example/x/timemap/link/'],
])('the address %s is that of an archive', (address, own) => {
  expect(archiveSource({ address, ask: asker(() => null) }).address).toBe(own);
});

test.each(['hkcnews', 'ftp://a.example/', 'https://user:secret@a.example/'])(
  'the address %s is none',
  (address) => {
    expect(() => archiveSource({ address, ask: asker(() => null) })).toThrow('no address of an archive');
  },
);
