/**
 * How fast WARC is indexed and written, against npm `warcio` and `gzip -dc` in the same run.
 * `node bench/warc.ts [--size MB]`: MB inflated, 500 where not said.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WARCRecord as PeerRecord, WARCParser, WARCSerializer } from 'warcio';
import { encodeRecord, indexRecords, type NewRecord } from '../src/warc/index.ts';
import { dice } from './dice.ts';

const COMMONS =
  'the of city said 香港 政府 立法會 記者 report market people 眾新聞 water year 表示 今日'.split(' ');

/** A page like a newspaper's: chrome that repeats and text that does not. */
function page(roll: () => number): Buffer {
  const size = Math.floor(8_000 * 2 ** (roll() * 5));
  let html = '<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8"><title>';
  while (html.length < size) {
    html += `</p>\n<div class="article-block block-${Math.floor(roll() * 40)}"><a href="/article/${Math.floor(roll() * 1e6)}">`;
    for (let words = 4 + roll() * 24; words > 0; words--) {
      html +=
        roll() < 0.65
          ? COMMONS[Math.floor(roll() * COMMONS.length)]
          : Math.floor(roll() * 2 ** 31).toString(36);
      html += ' ';
    }
    html += '</a></div><p class="article-content__paragraph">';
  }
  return Buffer.from(`${html}</body></html>`);
}

function newRecord(number: number, roll: () => number): NewRecord {
  const headers = [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Server', 'nginx'],
  ] as const;
  return {
    type: 'response',
    target: `https://www.example-news.hk/article/${number}/story`,
    timestamp: '20190228010203',
    http: { status: 200, reason: 'OK', headers },
    body: page(roll),
  };
}

async function generate(
  path: string,
  megabytes: number,
): Promise<{ inflated: number; median: number; count: number }> {
  const roll = dice(1);
  const out = createWriteStream(path);
  const sizes: number[] = [];
  let inflated = 0;
  for (let number = 0; inflated < megabytes * 1e6; number++) {
    const record = newRecord(number, roll);
    inflated += record.body.length;
    const member = encodeRecord(record);
    sizes.push(member.length);
    if (!out.write(member)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  sizes.sort((a, b) => a - b);
  return { inflated, median: sizes[sizes.length >> 1]!, count: sizes.length };
}

/** Seconds that the work takes, the best of three: other work on the machine only ever slows it. */
async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    await work();
    best = Math.min(best, (performance.now() - begin) / 1000);
  }
  return best;
}

async function indexOurs(path: string): Promise<number> {
  let count = 0;
  for await (const found of indexRecords(path)) if (found.kind === 'record') count++;
  return count;
}

async function indexPeer(path: string): Promise<number> {
  let count = 0;
  for await (const record of new WARCParser(createReadStream(path, { highWaterMark: 1 << 20 }))) {
    const hasher = createHash('sha256');
    for await (const chunk of record) hasher.update(chunk);
    hasher.digest('hex');
    count++;
  }
  return count;
}

async function writePeer(record: NewRecord): Promise<number> {
  const { target, http, body } = record;
  const peer = PeerRecord.create(
    {
      url: target!,
      date: '2019-02-28T01:02:03Z',
      type: 'response',
      warcVersion: 'WARC/1.1',
      warcHeaders: {},
      httpHeaders: http!.headers.map(([name, value]) => [name, value]) as unknown as Record<string, string>,
      statusline: 'HTTP/1.1 200 OK',
      keepHeadersCase: true,
    },
    (async function* () {
      yield body;
    })(),
  );
  const bytes = await WARCSerializer.serialize(peer, { gzip: true, digest: { algo: 'sha-256' } });
  return bytes.length;
}

/** Prints the table. */
export async function run(megabytes = 500): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reprint-bench-'));
  const path = join(folder, 'generated.warc.gz');
  try {
    const made = await generate(path, megabytes);
    const gzipped = statSync(path).size;
    console.log(
      `warc: ${made.count} records, ${(made.inflated / 1e6).toFixed(0)} MB inflated, ${(gzipped / 1e6).toFixed(0)} MB gzipped ` +
        `(ratio ${(made.inflated / gzipped).toFixed(1)}), median member ${made.median} bytes gzipped`,
    );
    const gzip = await timed(() => execFileSync('sh', ['-c', 'gzip -dc "$0" > /dev/null', path]));
    const ours = await timed(() => indexOurs(path));
    const peer = await timed(() => indexPeer(path));
    row('index with SHA-256, against warcio', ours, peer, made.inflated, 2);
    row('index with SHA-256, against gzip -dc', ours, gzip, made.inflated, 1);

    const roll = dice(2);
    const samples = Array.from({ length: Math.ceil((megabytes * 1e6) / 10 / 40_000) }, (_, i) =>
      newRecord(i, roll),
    );
    const bytes = samples.reduce((sum, { body }) => sum + body.length, 0);
    const write = await timed(() => samples.reduce((sum, record) => sum + encodeRecord(record).length, 0));
    const writePeers = await timed(async () => {
      for (const record of samples) await writePeer(record);
    });
    row('write gzip with two digests, against warcio', write, writePeers, bytes, 3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(what: string, ours: number, theirs: number, bytes: number, wanted: number): void {
  const rate = (seconds: number) => `${(bytes / 1e6 / seconds).toFixed(0)} MB/s`.padStart(9);
  const ratio = theirs / ours;
  console.log(
    `${what.padEnd(44)} ${rate(ours)} ${rate(theirs)}  × ${ratio.toFixed(2)} (at least ${wanted}) ${ratio >= wanted ? 'good' : 'SHORT'}`,
  );
}

if (import.meta.main) {
  const at = process.argv.indexOf('--size');
  await run(at < 0 ? 500 : Number(process.argv[at + 1]));
}
