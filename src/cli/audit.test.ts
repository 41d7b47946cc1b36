import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createArchive, type Decided } from '../archive/index.ts';
import { command } from './command.ts';

let dir: string;

beforeEach(async () => {
  dir = join(mkdtempSync(join(tmpdir(), 'reprint-audit-')), 'harbour');
  const archive = createArchive(dir, {
    outletYaml: 'name: 港灣日報\nhosts: [harbour.example]\nidentity: [{pattern: "/a/(?P<id>[0-9]+)"}]\n',
  });
  for (let n = 1; n <= 40; n++) if (n < 20 || n > 22) archive.record(decided(n));
  await archive.writeTables();
  archive.close();
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

function decided(n: number): Decided {
  const id = String(n);
  const original = `https://harbour.example/a/${id}`;
  return {
    ...{ event: 'decided', id, path: `articles/2018/05/${id}.md`, sha256: 'ab', aliases: [], lacunae: [] },
    title: n === 1 ? '=HYPERLINK("https://evil.example")' : `渡輪, 第${id}日`,
    date: new Date(Date.UTC(2018, 3, n)).toISOString().slice(0, 10),
    captures: [{ capture: `20190101000000/${original}`, original, verdict: 'chosen', reason: '' }],
  };
}

async function reprint(...words: string[]) {
  let [stdout, stderr] = ['', ''];
  const signal = new AbortController().signal;
  const code = await command(words, signal, {
    json: words.includes('--json'),
    signal,
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

test('an audit tells a person what is missing, between which days, and what to do', async () => {
  const { code, stdout } = await reprint('audit', dir);
  expect(code).toBe(0);
  expect(stdout).toContain('港灣日報: 40 articles known, 1 Apr – 10 May 2018');
  expect(stdout).toMatch(/ 37 {2}rescued {2}\(92\.5 %\)\n +3 {2}never captured\n/);
  expect(stdout).toContain('20–22  19–23 Apr 2018');
  expect(stdout).toContain(`reprint rescue harbour.example --to ${dir}`);
});

test('an audit as JSON sums to what is known', async () => {
  const census = JSON.parse((await reprint('audit', dir, '--json')).stdout);
  expect(Object.values<number>(census.states).reduce((sum, n) => sum + n)).toBe(census.known);
  expect(census).toMatchObject({ known: 40, unexplained: 3, tombstones: [] });
  expect(census.gaps).toEqual([
    { from: '20', to: '22', count: 3, after: '2018-04-19', before: '2018-04-23' },
  ]);
});

test('a strict audit fails on what nobody can explain, after it told it', async () => {
  const { code, stdout, stderr } = await reprint('audit', dir, '--strict', '--json');
  expect([code, stdout.split('\n').length - 1]).toEqual([1, 2]);
  expect(stderr).toContain('[UNEXPLAINED]');
});

test('an audit as CSV has a row for each article, and no formula', async () => {
  const file = join(dir, '..', 'missing.csv');
  await reprint('audit', dir, '--csv', file);
  const rows = readFileSync(file, 'utf8').split('\r\n');
  expect(rows.length).toBe(1 + 40 + 1);
  expect(rows[1]).toContain(`1,rescued,,"'=HYPERLINK(""https://evil.example"")",2018-04-01`);
  expect(rows[21]).toBe('21,neverCaptured,,,,2018-04-19,2018-04-23,,,gap,no listing asked,yes');
  const { stdout } = await reprint('audit', dir, '--csv', '-');
  expect(stdout.split('\n').length).toBe(rows.length);
});

test('a number that is missing is explained by what is known of it', async () => {
  const { code, stdout } = await reprint('explain', dir, '21');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /^20–22, 3 numbers .*\nnever captured: no listing asked\n.*2018-04-19\n.*2018-04-23\n/,
    ),
  ]);
  expect(JSON.parse((await reprint('explain', dir, '21', '--json')).stdout)).toMatchObject({
    id: '20',
    to: '22',
    state: 'neverCaptured',
  });
  expect((await reprint('explain', dir, '4711')).stderr).toContain('[NOT_FOUND]');
});

test('an archive that was never counted is told so', async () => {
  rmSync(join(dir, 'account/known.jsonl'));
  expect((await reprint('audit', dir)).stderr).toContain(`hint: reprint refresh ${dir}`);
});
