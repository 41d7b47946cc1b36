import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { differences } from '../bench/compare.ts';
import {
  type LogLine,
  type Served,
  SYNTHETIC_HOST,
  scripted,
  serve,
  standIn,
  syntheticHoldings,
  type Ways,
  when,
} from '../fixtures/wayback/index.ts';
import { command } from '../src/cli/command.ts';

let home: string;
let served: Served | null = null;
let log: LogLine[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'reprint-wayback-'));
  process.env.REPRINT_CONTACT = 'archivist@example.org';
  log = [];
});

afterEach(async () => {
  await served?.close();
  served = null;
  rmSync(home, { recursive: true, force: true });
});

/** Starts a stand-in over real sockets that holds so many captures, two of each article. */
async function archive(captures: number, ways: Ways = {}): Promise<string> {
  served = await serve(
    standIn(syntheticHoldings(captures, 2), { ...ways, log: (line) => log.push(line) }).handle,
  );
  return served.address;
}

/** One command line, as a person gives it. */
async function reprint(...words: string[]) {
  let [stdout, stderr] = ['', ''];
  const code = await command(words, new AbortController().signal, {
    json: words.includes('--json'),
    signal: new AbortController().signal,
    stdin: (async function* () {})(),
    async print(line) {
      stdout += `${line}\n`;
    },
    say(line) {
      stderr += `${line}\n`;
    },
    progress() {},
  });
  return { code, stdout, stderr };
}

const rescued = (address: string, ...more: string[]) =>
  reprint('rescue', SYNTHETIC_HOST, '--archive', address, '--to', join(home, 'a'), ...more);

const captures = () => log.filter(({ kind }) => kind === 'replay');

describe('rescue HOST --archive URL', () => {
  test('lists, fetches, keeps, reads and files; the same command again asks for nothing', async () => {
    const address = await archive(8);
    const { code, stdout } = await rescued(address);
    expect([code, stdout]).toEqual([0, expect.stringContaining('4 articles')]);
    expect(globSync('articles/**/*.md', { cwd: join(home, 'a') }).length).toBeGreaterThanOrEqual(4);
    expect((await reprint('verify', join(home, 'a'))).code).toBe(0);
    log.length = 0;
    expect((await rescued(address)).code).toBe(0);
    expect(log).toEqual([]);
  });

  test('begins no more than --limit, and goes on without it', async () => {
    const address = await archive(12);
    await rescued(address, '--limit', '2', '--captures', 'text');
    expect(captures().length).toBe(2);
    await rescued(address, '--captures', 'text', '--listed');
    expect(captures().length).toBe(6);
  });

  test('tells of every article what became of it: listed at first, then rescued, and nothing unexplained', async () => {
    const address = await archive(40);
    await rescued(address, '--limit', '5', '--captures', 'text');
    const begun = JSON.parse((await reprint('audit', join(home, 'a'), '--json')).stdout);
    expect(begun).toMatchObject({ known: 20, states: { rescued: 5, found: 15 }, unexplained: 0 });
    expect(begun.next[0].command).toContain(`--archive ${address}`);
    await rescued(address, '--captures', 'text');
    const { code, stdout } = await reprint('audit', join(home, 'a'), '--json', '--strict');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { known: 20, states: { rescued: 20 }, unexplained: 0 },
    ]);
  });

  test('of what nobody captured ends with 1, and says so', async () => {
    const { code, stderr } = await reprint(
      ...['rescue', 'nobody.example', '--archive', await archive(2), '--to', join(home, 'a')],
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining('holds no captures of nobody.example')]);
  });

  test('of a host that the archive does not show is final, with the archive’s reason', async () => {
    const address = await archive(2, {
      blocked: { [SYNTHETIC_HOST]: 'AdministrativeAccessControlException' },
    });
    const { code, stderr } = await rescued(address);
    expect([code, stderr]).toEqual([1, expect.stringContaining('AdministrativeAccessControlException')]);
    expect(log.length).toBe(1);
    const { stdout } = await reprint('status', join(home, 'a'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ blocked: [{ captures: 1 }] });
  });

  test('asks again for a body that was cut off on its way', async () => {
    const { code } = await rescued(await archive(4, { faults: scripted(null, 'short', 'reset-in-body') }));
    expect(code).toBe(0);
    const warc = gunzipSync(readFileSync(join(home, 'a/captures/fetched/00001.warc.gz'))).toString('latin1');
    expect(warc.match(/WARC-Type: response/g)?.length).toBe(3);
    expect(warc).not.toContain('WARC-Truncated');
  });

  test.each(['to-private', 'to-loopback', 'to-metadata', 'to-file'] as const)(
    'does not follow the archive %s',
    async (fault) => {
      const address = await archive(2, { faults: when(({ kind }) => kind === 'replay', fault) });
      const { code } = await rescued(address, '--captures', 'text');
      expect(code).toBe(3);
      const journal = readFileSync(join(home, 'a/account/journal-00001.jsonl'), 'utf8');
      expect(journal).toMatch(/"event":"failed".*redirect/);
      expect(existsSync(join(home, 'a/captures/fetched'))).toBe(false);
    },
  );
});

describe('killed at any moment, the same command', () => {
  const rescuer = resolve(import.meta.dirname, '../bench/rescuer.ts');

  /** Lets a quick rescue live for so long after its first word, or to its end. */
  async function live(address: string, name: string, ms: number): Promise<boolean> {
    writeFileSync(join(home, 'outlet.yaml'), `name: The Lantern Post\nhosts: [${SYNTHETIC_HOST}]\n`);
    const words = [address, SYNTHETIC_HOST, join(home, name), join(home, 'outlet.yaml'), '2400'];
    const child = spawn(process.execPath, [rescuer, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    const end = once(child, 'exit');
    await once(child.stdout!, 'data');
    await Promise.race([end, sleep(ms)]);
    const ended = child.exitCode !== null;
    child.kill('SIGKILL');
    await end;
    return ended;
  }

  test('goes on, fetches nothing twice that it had, and ends in the same archive', async () => {
    const address = await archive(24);
    await live(address, 'whole', 60_000);
    log.length = 0;
    for (const ms of [20, 200, 400]) await live(address, 'killed', ms);
    expect(await live(address, 'killed', 60_000)).toBe(true);
    expect(await differences(join(home, 'whole'), join(home, 'killed'))).toEqual([]);
    const urls = captures().map(({ url }) => url);
    expect(urls.length - new Set(urls).size).toBeLessThanOrEqual(3 * 32);
    expect((await reprint('verify', join(home, 'killed'))).code).toBe(0);
  });
});
