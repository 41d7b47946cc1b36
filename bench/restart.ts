/**
 * How long after its start a rescue asks for its first capture, where 50,000 are done and the last run was killed in
 * the middle (`kill -9`). `node bench/restart.ts [--captures N]`. The archive is made through the rooms' own doors, the
 * runs are the command line's.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Holdings,
  type LogLine,
  SYNTHETIC_HOST,
  serve,
  standIn,
  syntheticHoldings,
} from '../fixtures/wayback/index.ts';
import { createArchive } from '../src/archive/index.ts';
import { captureName } from '../src/base/capture.ts';
import { openEvidence } from '../src/evidence/index.ts';
import { parseOutlet } from '../src/outlets/index.ts';
import { fetchFrom, filledQueue } from '../src/rescue/fetch-from.ts';
import { openArchiveSource } from '../src/sources/index.ts';
import { reprint } from './measured.ts';

const OUTLET = `name: The Lantern Post
hosts: [${SYNTHETIC_HOST}]
identity:
  - pattern: '^/article/(?P<id>[0-9]+)'
`;

/** An archive folder in which so many of the captures are fetched and read. */
async function made(dir: string, address: string, holdings: Holdings, done: number): Promise<void> {
  const { signal } = new AbortController();
  const opened = openArchiveSource({
    address,
    contact: null,
    state: join(dir, '.reprint', 'pace.sqlite'),
    patience: null,
    tell() {},
    signal,
  });
  const archive = createArchive(dir, { outletYaml: OUTLET });
  const evidence = openEvidence(dir);
  const order = {
    dir,
    files: [],
    archives: [opened.source],
    scopes: [{ target: SYNTHETIC_HOST, match: 'domain' as const, from: null, until: null }],
    fetch: { goal: 'revisions' as const, only: null, limit: 0, listing: 'usual' as const },
    outlet: null,
    link: false,
    signal,
  };
  for await (const _ of fetchFrom(order, archive, evidence));
  opened.close();
  const places = new Map(
    Array.from({ length: holdings.count }, (_, at) => [captureName(holdings.row(at)), at]),
  );
  const queue = await filledQueue(archive, evidence, parseOutlet(OUTLET));
  let left = done;
  for (const article of queue.open('text')) {
    for (const { ref } of queue.captures(article)) {
      const name = captureName(ref);
      const { status, reason, headers, body } = (await holdings.open(places.get(name)!))!;
      await evidence.append({
        ...{ original: ref.original, timestamp: ref.timestamp, status, reason, headers, body },
        ...{ truncated: null, memento: `${address}web/${ref.timestamp}id_/${ref.original}` },
        ...{ received: headers, at: new Date(), indexed: ref.digest },
      });
      const outcome = { is: 'article' as const, text: name, truncated: false };
      queue.settle(article, [{ ref, settled: { outcome, reason: null } }]);
      left--;
    }
    queue.close(article, 'revisions');
    // As fetching does, which leaves no more than a tenth for the next run.
    if (evidence.unindexed() > Math.max(4000, evidence.count() / 10)) for await (const _ of evidence.index());
    if (left <= 0) break;
  }
  queue.end();
  await evidence.close();
  archive.close();
}

export async function run(done = 50_000): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'reprint-restart-'));
  const log: LogLine[] = [];
  const holdings = syntheticHoldings(Math.ceil(done * 1.2));
  const server = await serve(standIn(holdings, { log: (line) => log.push(line) }).handle);
  const dir = join(home, 'archive');
  try {
    await made(dir, `${server.address}/`, holdings, done);
    for (const how of ['the first time', 'after a kill', 'after another']) {
      log.length = 0;
      const startedAt = Date.now();
      const child = reprint(['rescue', SYNTHETIC_HOST, '--archive', `${server.address}/`, '--to', dir]);
      const gone = once(child, 'exit');
      while (!log.some(({ kind }) => kind === 'replay') && child.exitCode === null) await sleep(5);
      const first = log.find(({ kind }) => kind === 'replay');
      if (!first) throw new Error(`reprint rescue ended with ${child.exitCode}`);
      console.log(`${how}: first request after ${((first.at - startedAt) / 1000).toFixed(2)} s (at most 2)`);
      await sleep(3000);
      child.kill('SIGKILL');
      await gone;
    }
  } finally {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--captures');
  await run(at === -1 ? undefined : Number(process.argv[at + 1]));
}
