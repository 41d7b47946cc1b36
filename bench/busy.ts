/**
 * How busy a rescue keeps a healthy archive, over real sockets and in real time: the command line's own run, with
 * pages as long as real ones, their reading included. `node bench/busy.ts`: three minutes. Prints the share of 480
 * captures a minute, as the server counts them from the second minute on, and the most in any 60 s.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateOutlet } from '../fixtures/outlet/generate.ts';
import { REAL_LIMITS, serve, standIn, warcHoldings } from '../fixtures/wayback/index.ts';
import { reprint } from './measured.ts';

const MINUTES = 3;
const ARTICLES = 500;
/** An answer of the real service takes about so long. */
const LATENCY_MS = 1200;

export async function run(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'reprint-busy-'));
  await generateOutlet({ dir: join(home, 'paper'), articles: ARTICLES, seed: 11 });
  const captures: number[] = [];
  const { handle, stats } = standIn(await warcHoldings([join(home, 'paper/captures')]), {
    limits: REAL_LIMITS,
    log: ({ kind, at }) => kind === 'replay' && captures.push(at),
  });
  const server = await serve(async (request) => {
    const reply = await handle(request);
    await sleep(LATENCY_MS);
    return reply;
  });
  const words = [
    'rescue',
    'harbourdaily.example',
    '--archive',
    `${server.address}/`,
    '--to',
    join(home, 'a'),
  ];
  const child = reprint([...words, '--outlet', join(home, 'paper/outlet.yaml')]);
  try {
    while (captures.length === 0) await sleep(100);
    await sleep(MINUTES * 60_000);
    const from = captures[0]! + 60_000;
    const until = captures[0]! + MINUTES * 60_000;
    const later = captures.filter((at) => at >= from && at < until).length;
    const share = later / ((MINUTES - 1) * REAL_LIMITS.most.replay);
    console.log(
      `${(share * 100).toFixed(1)} % of ${REAL_LIMITS.most.replay} a minute after the first (at least 95), at most ${stats().most.replay} in 60 s, ${stats().statuses['429'] ?? 0} refused`,
    );
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await run();
