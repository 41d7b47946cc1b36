import { describe, expect, test } from 'vitest';
import type { CaptureRef } from '../base/capture.ts';
import { archiveSource } from './archive-source.ts';
import type { Answer } from './ask.ts';
import { answer, asker } from './cassettes.test-help.ts';
import type { ListingPage, Scope } from './source.ts';

const scope: Scope = { target: 'harbour.example', match: 'domain', from: null, until: null };
const DIGEST = 'BHLZ7SUEFN34VPG6MPYVQWOQHT3B7TXJ';

const line = (timestamp: string, more: Record<string, string> = {}) =>
  `${JSON.stringify({
    urlkey: 'example,harbour)/1',
    timestamp,
    url: 'https://harbour.example/1',
    mime: 'text/html',
    status: '200',
    digest: DIGEST,
    length: '2258',
    offset: '334',
    filename: 'a.warc.gz',
    source: 'harbour/indexes/index.cdxj',
    ...more,
  })}\n`;

const lines = (...rows: string[]) =>
  answer({ headers: [['Content-Type', 'text/x-ndjson']], body: rows.join('') });

async function list(
  answers: (query: URLSearchParams) => Answer | Answer[],
  { from = null, address = 'https://pywb.example/harbour' }: { from?: string | null; address?: string } = {},
): Promise<{ pages: ListingPage[]; asked: URL[] }> {
  const ask = asker((asked) => answers(new URL(asked).searchParams));
  const pages: ListingPage[] = [];
  for await (const page of archiveSource({ address, ask }).pages(scope, from)) pages.push(page);
  return { pages, asked: ask.asked.map((asked) => new URL(asked)) };
}

/** A server of all these rows, which stops at `most` without a word. */
function server(rows: string[], most: number): (query: URLSearchParams) => Answer {
  return (query) => {
    if (query.has('showNumPages')) return lines();
    const [from, to] = [query.get('from') ?? '', (query.get('to') ?? '').padEnd(14, '9')];
    const within = rows.filter((timestamp) => timestamp >= from && timestamp <= to);
    return lines(...within.slice(0, most).map((timestamp) => line(timestamp)));
  };
}

describe('a list of a pywb collection', () => {
  test('is asked of the collection, with a bound that is told, and read line by line', async () => {
    const { pages, asked } = await list((query) =>
      query.has('showNumPages')
        ? lines()
        : lines(line('20190101000000'), line('20190102000000', { status: '-' })),
    );
    expect(asked.at(-1)?.pathname).toBe('/harbour/cdx');
    expect(Object.fromEntries(asked.at(-1)!.searchParams)).toEqual({
      url: 'harbour.example',
      matchType: 'domain',
      output: 'json',
      limit: '100000',
    });
    expect(pages).toMatchObject([{ next: null, damaged: [] }]);
    expect(pages[0]?.rows[0]).toEqual({
      original: 'https://harbour.example/1',
      timestamp: '20190101000000',
      status: 200,
      mime: 'text/html',
      digest: `sha1:${DIGEST}`,
      length: 2258,
      place: 'a.warc.gz#bytes=334-2591',
    });
  });

  test('of Arquivo.pt lies at /wayback/cdx', async () => {
    for (const address of ['https://arquivo.pt/wayback', 'https://arquivo.pt/wayback/cdx/']) {
      const { asked } = await list(
        (query) => (query.has('showNumPages') ? lines() : lines(line('20190101000000'))),
        { address },
      );
      expect(asked.at(-1)?.href).toMatch(/^https:\/\/arquivo\.pt\/wayback\/cdx\?/);
    }
  });

  test('that is empty is believed when it was said twice', async () => {
    const { pages } = await list(() => lines());
    expect(pages).toMatchObject([{ rows: [], next: null }]);
    const slip = await list(
      (query) => (query.has('showNumPages') ? [lines()] : [lines(), lines(line('20190101000000'))]).at(-1)!,
    );
    expect(slip.pages[0]?.rows).toHaveLength(1);
  });

  test('may say in words that there is nothing', async () => {
    const nothing = answer({ status: 404, body: '{"message": "No Captures found for: harbour.example/*"}' });
    expect((await list(() => nothing)).pages).toMatchObject([{ rows: [], next: null }]);
    await expect(list(() => answer({ status: 404, body: 'no such page' }))).rejects.toMatchObject({
      code: 'LISTING_BROKEN',
    });
  });

  test('that ends in the middle of a line is none', async () => {
    const cut = answer({ body: line('20190101000000') + line('20190102000000').slice(0, 40) });
    await expect(list((query) => (query.has('showNumPages') ? lines() : cut))).rejects.toThrow(
      'middle of a line',
    );
  });

  test('names the line that cannot be read', async () => {
    const { pages } = await list((query) =>
      query.has('showNumPages') ? lines() : lines(line('20190101000000'), 'junk\n', line('2019')),
    );
    expect(pages[0]?.damaged.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 no JSON object',
      '3 a timestamp that is not 14 digits',
    ]);
  });

  test('that a server cuts at a round number is had in spans of time, each row once', async () => {
    const all = Array.from({ length: 4500 }, (_, i) => String(20190101000000 + i * 7));
    all.push('20190132000000', '20190000000000');
    const { pages } = await list(server(all, 1000));
    const rows = pages.flatMap(({ rows }) => rows.map(({ timestamp }) => timestamp));
    expect(rows.sort()).toEqual(all.sort());
    expect(pages.length).toBeGreaterThan(4);
    // It goes on from any of them.
    const rest = await list(server(all, 1000), { from: pages[1]!.next });
    expect(rest.pages.flatMap(({ rows }) => rows)).toHaveLength(
      all.length - pages[0]!.rows.length - pages[1]!.rows.length,
    );
  });

  test('in blocks is had by the numbers of its pages', async () => {
    const blocks = (query: URLSearchParams) =>
      query.has('showNumPages')
        ? answer({ body: '{"pages": 3, "pageSize": 10, "blocks": 27}' })
        : lines(line(`2019010${query.get('page')}000000`));
    const { pages } = await list(blocks);
    expect(pages.map(({ rows, next }) => [rows[0]?.timestamp, next])).toEqual([
      ['20190100000000', 'page 1'],
      ['20190101000000', 'page 2'],
      ['20190102000000', null],
    ]);
    expect((await list(blocks, { from: 'page 2' })).pages).toHaveLength(1);
  });
});

test('a pywb capture is asked for raw, and another that comes in its place is told from it', async () => {
  const ref: CaptureRef = {
    original: 'https://harbour.example/1',
    timestamp: '20190228010203',
    status: 200,
    mime: null,
    digest: `sha1:${DIGEST}`,
    length: null,
  };
  const headers: [string, string][] = [
    ['X-Archive-Orig-Server', 'Apache'],
    ['X-Powered-By', 'PHP'],
    ['Content-Encoding', 'gzip'],
    ['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:04 GMT'],
    ['Link', '<https://harbour.example/1/>; rel="original", <https://pywb.example/x>; rel="timegate"'],
    ['Content-Location', 'https://pywb.example/harbour/20190228010204id_/https://harbour.example/1/'],
    ['Date', 'Mon, 23 Nov 2026 05:10:01 GMT'],
    ['Server', 'gevent'],
  ];
  const ask = asker(() => answer({ headers, body: 'Hello' }));
  const opened = await archiveSource({ address: 'https://pywb.example/harbour/', ask }).open(ref);
  expect(ask.asked).toEqual(['https://pywb.example/harbour/20190228010203id_/https://harbour.example/1']);
  expect(opened).toMatchObject({
    is: 'fetched',
    fetched: {
      original: 'https://harbour.example/1/',
      timestamp: '20190228010204',
      headers: [
        ['Server', 'Apache'],
        ['X-Powered-By', 'PHP'],
        ['Content-Encoding', 'gzip'],
      ],
      indexed: null,
    },
  });
});

test('a file that a collection holds is asked for there', async () => {
  const file = 'https://harbour.example/1.mp4';
  const headers = [['Memento-Datetime', 'Thu, 28 Feb 2019 01:02:03 GMT']] as const;
  const ask = asker((address) => (address.endsWith(file) ? answer({ headers }) : null));
  const source = archiveSource({ address: 'https://pywb.example/harbour', ask });
  expect(await source.holds?.(file, '20190228010203')).toEqual({
    is: 'held',
    memento: `https://pywb.example/harbour/20190228010203oe_/${file}`,
  });
});
