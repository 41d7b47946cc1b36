/**
 * Fetching, all of it (list, queue, pace, tries, evidence, judging), in virtual time with the real limits.
 * `node bench/fetch.ts [--captures N]`: first 10,000 captures of an archive on a bad day, where 30 % of all answers go
 * wrong. Prints requests a capture and the most in any minute as the server counts them; fails where a capture
 * has no final state, came twice, or is partial and passes for whole. Then the share of the allowed rate
 * that a healthy archive is kept busy at.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type FaultPlan,
  type Holdings,
  mixed,
  noFaults,
  REAL_LIMITS,
  type StandIn,
  SYNTHETIC_HOST,
  standIn,
  syntheticHoldings,
} from '../fixtures/wayback/index.ts';
import { createArchive } from '../src/archive/index.ts';
import { captureName } from '../src/base/capture.ts';
import { openEvidence } from '../src/evidence/index.ts';
import { fetchFrom } from '../src/rescue/fetch-from.ts';
import { queueLines } from '../src/rescue/index.ts';
import { sha1Label } from '../src/warc/index.ts';
import { virtualArchive } from './virtual-archive.ts';

const ORIGIN = 'https://web.archive.org';
const OUTLET = `name: The Lantern Post
hosts: [${SYNTHETIC_HOST}]
identity:
  - pattern: '^/article/(?P<id>[0-9]+)'
`;
/** Requests a minute that the archive bears. */
const ALLOWED = REAL_LIMITS.most.replay;

interface Day {
  server: StandIn;
  /** Virtual time from the first to the last capture that was judged. */
  minutes: number;
}

/** Fetches all that an archive has, in virtual time; with `atOnce`, judging takes none of it. */
async function fetched(dir: string, holdings: Holdings, faults: FaultPlan, atOnce: boolean): Promise<Day> {
  const make = (clock: () => number) => standIn(holdings, { faults, clock, limits: REAL_LIMITS });
  const { source, server, clock, close } = virtualArchive(ORIGIN, join(dir, '..', 'pace.sqlite'), make);
  const archive = createArchive(dir, { outletYaml: OUTLET });
  const evidence = openEvidence(dir);
  const judgings: (() => void)[] = [];
  const patient = {
    ...source,
    async open(ref: Parameters<typeof source.open>[0]) {
      const opened = await source.open(ref);
      if (atOnce) void clock.during(new Promise<void>((resolve) => judgings.push(resolve)));
      return opened;
    },
  };
  let [first, last] = [0, 0];
  async function work(): Promise<void> {
    const order = {
      dir,
      files: [],
      archives: [patient],
      scopes: [{ target: SYNTHETIC_HOST, match: 'domain' as const, from: null, until: null }],
      fetch: { goal: 'all' as const, only: 'articles' as const, limit: null, listing: 'usual' as const },
      outlet: null,
      link: false,
      signal: new AbortController().signal,
    };
    for await (const event of fetchFrom(order, archive, evidence)) {
      if (event.event !== 'progress' || event.step !== 'fetch') continue;
      judgings.shift()?.();
      first ||= clock.now();
      last = clock.now();
    }
  }
  try {
    await clock.run(work());
  } finally {
    await evidence.close();
    archive.close();
    close();
  }
  return { server, minutes: (last - first) / 60_000 };
}

/** The same, every third capture stored packed, as many servers sent theirs. */
async function packed(holdings: Holdings): Promise<Holdings> {
  const bodies = new Map<number, Uint8Array>();
  for (let at = 0; at < holdings.count; at += 3) {
    const { status, body } = (await holdings.open(at))!;
    if (status === 200) bodies.set(at, gzipSync(body));
  }
  return {
    count: holdings.count,
    row(at) {
      const row = holdings.row(at);
      const body = bodies.get(at);
      return body ? { ...row, digest: sha1Label(body).slice('sha1:'.length) } : row;
    },
    async open(at) {
      const stored = await holdings.open(at);
      const body = bodies.get(at);
      return stored && body ? { ...stored, body, headers: PACKED } : stored;
    },
  };
}

const PACKED = [
  ['Content-Type', 'text/html; charset=utf-8'],
  ['Content-Encoding', 'gzip'],
] as const;

/** What is wrong with what was fetched, compared with what the server has, unpacked. */
async function wrongs(dir: string, holdings: Holdings): Promise<string[]> {
  const wrong: string[] = [];
  const truth = new Map<string, string>();
  for (let at = 0; at < holdings.count; at++) {
    const { timestamp, original } = holdings.row(at);
    truth.set(`${timestamp}/${original}`, sha1Label((await holdings.open(at))!.body));
  }
  const evidence = openEvidence(dir);
  for await (const _ of evidence.index());
  const seen = new Set<string>();
  for await (const entry of evidence.captures()) {
    const name = captureName(entry);
    if (seen.has(name)) wrong.push(`${name} was kept twice`);
    seen.add(name);
    const { body, truncated } = await evidence.read(entry);
    if (sha1Label(body) === truth.get(name)) continue;
    wrong.push(
      `${name} is partial and ${truncated === null ? 'passes for whole' : `said to be (${truncated})`}`,
    );
  }
  await evidence.close();
  for (const { capture, state, reason } of queueLines(dir)) {
    if (state === 'queued' || state === 'failed') wrong.push(`${capture} is ${state} (${reason})`);
    else if (state !== 'found' && !seen.has(capture))
      wrong.push(`${capture} is ${state}, and not in the evidence`);
  }
  return wrong;
}

async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'reprint-fetch-'));
  try {
    return await work(join(home, 'archive'));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function badDay(captures: number): Promise<void> {
  await inFolder(async (dir) => {
    const startedAt = performance.now();
    const plain = syntheticHoldings(captures, 2);
    const { server, minutes } = await fetched(dir, await packed(plain), mixed(0.3, 11), false);
    const { requests, addresses, most, faults, duplicates } = server.stats();
    const struck = Object.values(faults).reduce((sum, n) => sum + n, 0);
    console.log(
      `a bad day: ${addresses.replay} captures in ${requests.replay} requests, ${struck} of them struck: ${(requests.replay / addresses.replay).toFixed(2)} a capture (at most 1.6)`,
    );
    console.log(
      `  ${duplicates} asked for again after a good answer; at most ${most.replay} captures and ${most.cdx} lists in a minute (480, 24); ${minutes.toFixed(0)} virtual minutes in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
    );
    const wrong = await wrongs(dir, plain);
    if (wrong.length > 0) throw new Error(`${wrong.length} captures:\n${wrong.slice(0, 20).join('\n')}`);
  });
}

async function healthyDay(captures: number): Promise<void> {
  await inFolder(async (dir) => {
    const { server, minutes } = await fetched(dir, syntheticHoldings(captures), noFaults, true);
    const { requests, most } = server.stats();
    const share = requests.replay / minutes / ALLOWED;
    console.log(
      `a healthy archive: ${(share * 100).toFixed(1)} % of ${ALLOWED} a minute over ${minutes.toFixed(0)} virtual minutes (at least 95), at most ${most.replay} in one`,
    );
  });
}

export async function run(captures = 10_000): Promise<void> {
  await healthyDay(captures / 2);
  await badDay(captures);
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--captures');
  await run(at === -1 ? undefined : Number(process.argv[at + 1]));
}
