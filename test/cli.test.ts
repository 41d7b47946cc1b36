import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { pages } from '../docs/generate.ts';
import { VERBS } from '../src/cli/verbs/index.ts';

const root = resolve(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'reprint-cli-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function reprint(words: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/reprint.js'), ...words], {
    encoding: 'utf8',
    input,
    cwd: home,
  });
  return { status, stdout, stderr };
}

function file(name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(home, name), bytes);
  return join(home, name);
}

const PAGE = `<!doctype html><html lang="zh-Hant"><head><meta charset="utf-8"><title>碼頭重開 | 港灣日報</title>
<meta property="og:title" content="碼頭重開"><meta property="article:published_time" content="2018-03-05T14:30:00+08:00">
</head><body><nav><a href="/">首頁</a></nav><article><h1>碼頭重開</h1>
${'<p>青瀾灣碼頭昨日重開，市民一早到場，船長說海面風平浪靜，首班船準時開出，乘客比預期多。</p>'.repeat(6)}
</article></body></html>`;

describe('every verb', () => {
  test('has a help with an example', async () => {
    for (const name of Object.keys(VERBS)) {
      const { status, stdout } = reprint([name, '--help']);
      expect(status).toBe(0);
      expect(stdout).toMatch(new RegExp(`usage: reprint ${name}[^]*examples?:\\n  reprint ${name}`));
    }
  });

  test('is in the reference, which is as the code has it', async () => {
    for (const [name, text] of Object.entries(await pages())) {
      expect(readFileSync(join(root, 'docs/reference', name), 'utf8'), `npm run docs`).toBe(text);
    }
  });
});

describe('starting', () => {
  test('loads no library and none of the rooms for a help', () => {
    const count = `import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
      process.on('exit', () => process.stderr.write(JSON.stringify(loaded)));`;
    const { stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(count)}`,
        join(root, 'bin/reprint.js'),
        '--help',
      ],
      { encoding: 'utf8' },
    );
    const loaded = JSON.parse(stderr.slice(stderr.indexOf('['))) as string[];
    expect(loaded).toContainEqual(expect.stringContaining('/cli/help.ts'));
    expect(loaded.filter((url) => !/^node:|\/src\/(?:cli|base)\/|\/bin\//.test(url))).toEqual([]);
    expect(loaded).not.toContain('node:sqlite');
  });
});

describe('standard streams', () => {
  const lines = (n: number) =>
    `${JSON.stringify({ file: file('e.html', PAGE), url: 'https://harbourdaily.example/article/7' })}\n`.repeat(
      n,
    );

  test('may be closed early by who reads them', () => {
    const { status, stderr, stdout } = spawnSync(
      'sh',
      ['-c', `"$0" "$1" read --batch | head -n 1`, process.execPath, join(root, 'bin/reprint.js')],
      { encoding: 'utf8', input: lines(300) },
    );
    expect([status, stderr, stdout.split('\n').length]).toEqual([0, '', 2]);
  });

  test('answer a line before the next one comes, and let go at Ctrl-C', async () => {
    const child = spawn(process.execPath, [join(root, 'bin/reprint.js'), 'read', '--batch']);
    child.stdin.write(lines(1));
    const [answer] = (await once(child.stdout, 'data')) as [Buffer];
    expect(String(answer)).toContain('碼頭重開');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
  });

  test('show no escape sequences of strangers', () => {
    writeFileSync(join(home, 'a\u001b[31mb.warc'), 'no WARC');
    const { stderr } = reprint(['rescue', join(home, 'a\u001b[31mb.warc'), '--to', 'archive']);
    expect(stderr).toContain('NOT_EVIDENCE');
    expect(stderr).not.toContain('\u001b');
  });
});

describe('a wrong command', () => {
  test('ends with 2 and a hint', () => {
    for (const words of [
      [],
      ['rescu'],
      ['rescue'],
      ['rescue', 'x'],
      ['press'],
      ['press', '--colour'],
      ['read'],
      ['explain', 'x'],
    ]) {
      expect(reprint(words).status, words.join(' ')).toBe(2);
    }
    expect(reprint(['rescu']).stderr).toMatch(
      /^error: there is no verb 'rescu' \[USAGE\]\n\nhint: the verbs are: plan, rescue/,
    );
  });

  test('is told as JSON too where JSON was asked for', () => {
    const { stdout } = reprint(['press', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'USAGE' } });
  });
});

describe('bad input', () => {
  test('is named by a code, and leaves no folder behind', () => {
    mkdirSync(join(home, 'empty'));
    const cases: [string, string][] = [
      [file('page.html', PAGE), 'NOT_EVIDENCE'],
      [file('empty.warc', ''), 'EMPTY_FILE'],
      [join(home, 'empty'), 'NO_CAPTURES'],
      [join(home, 'nowhere'), 'NOT_FOUND'],
    ];
    for (const [source, code] of cases) {
      const { status, stderr } = reprint(['rescue', source, '--to', 'archive']);
      expect(stderr).toContain(`[${code}]`);
      expect(stderr).toContain('\n\nhint: ');
      expect(status).toBe(1);
    }
    expect(reprint(['press', 'archive']).stderr).toContain('[NOT_AN_ARCHIVE]');
  });

  test('that is an archive of a newer version is refused', () => {
    mkdirSync(join(home, 'newer'));
    file('newer/reprint.json', '{"format": 2}');
    for (const words of [
      ['press', 'newer'],
      ['refresh', 'newer'],
      ['verify', 'newer'],
      ['explain', 'newer', '1'],
    ]) {
      expect(reprint(words).stderr).toContain('[NEWER_FORMAT]');
    }
  });
});

describe('reading a page', () => {
  const schema = JSON.parse(readFileSync(join(root, 'docs/reference/read.schema.json'), 'utf8')) as object;
  const valid = new Ajv2020({ strict: false }).compile(schema);

  test('prints its article as Markdown', () => {
    const { stdout, status } = reprint([
      'read',
      file('a.html', PAGE),
      '--url',
      'https://harbourdaily.example/article/7',
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# 碼頭重開\n\n青瀾灣碼頭昨日重開/);
  });

  test('prints everything that was read with --json', () => {
    const { stdout } = reprint([
      'read',
      file('b.html.gz', gzipSync(PAGE)),
      '--url',
      'https://harbourdaily.example/article/7',
      '--json',
    ]);
    const line = JSON.parse(stdout) as Record<string, unknown>;
    expect(valid(line), JSON.stringify(valid.errors)).toBe(true);
    expect(line).toMatchObject({
      kind: 'article',
      title: '碼頭重開',
      published: '2018-03-05T14:30:00+08:00',
    });
  });

  test('in a batch answers every line in order, also on failure', () => {
    const input = [
      { file: file('c.html', PAGE), url: 'https://harbourdaily.example/article/7' },
      { file: join(home, 'missing.html'), url: 'https://harbourdaily.example/article/8' },
      { file: file('d.html', PAGE), url: 'https://harbourdaily.example/article/9', date: '2019-02-30x' },
      { url: 'https://harbourdaily.example/article/10' },
    ];
    const { stdout, status } = reprint(
      ['read', '--batch'],
      `${input.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`,
    );
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; file: string; error?: { code: string } });
    for (const answer of answers) expect(valid(answer), JSON.stringify([answer, valid.errors])).toBe(true);
    expect(answers.map(({ kind }) => kind)).toEqual(['article', 'error', 'error', 'error', 'error']);
    expect(answers[1]?.error?.code).toBe('NOT_FOUND');
    expect(answers[0]?.file).toBe(join(home, 'c.html'));
    expect(status).toBe(0);
  });
});

describe('reprint learn --report', () => {
  test('writes what was taken as what, and says where', () => {
    const files = ['1', '2', '3'].map((id) =>
      file(`${id}.html`, PAGE.replaceAll('碼頭重開', `碼頭重開${id}`)),
    );
    const lines = files.map((path, i) => JSON.stringify({ file: path, url: `https://paper.example/a/${i}` }));
    const words = ['learn', '--batch', '--outlet', 'paper.yaml', '--report', 'look.html'];
    const { status, stderr } = reprint(words, lines.join('\n'));
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('what was taken as what: look.html');
    const page = readFileSync(join(home, 'look.html'), 'utf8');
    expect(page).toContain('<div class="run headline"><b>headline</b><p>碼頭重開1</p></div>');
    expect(page).not.toContain('<script');
  });

  test('learns from the pages that are there and names those that are not; from none of them it writes nothing', () => {
    const line = (path: string) => JSON.stringify({ file: path, url: 'https://paper.example/a/1' });
    const none = reprint(['learn', '--batch', '--outlet', 'none.yaml'], line('nowhere.html'));
    expect(none).toMatchObject({ status: 1, stderr: expect.stringContaining('[NOT_FOUND]') });
    expect(existsSync(join(home, 'none.yaml'))).toBe(false);
    const input = `${line(file('here.html', PAGE))}\n${line('nowhere.html')}`;
    const some = reprint(['learn', '--batch', '--outlet', 'some.yaml'], input);
    expect(some).toMatchObject({ status: 3, stderr: expect.stringContaining('nowhere.html is not there') });
    const broken = reprint(['learn', '--batch', '--outlet', 'none.yaml'], `${input}\n{"file": `);
    expect(broken).toMatchObject({ status: 1, stderr: expect.stringContaining('page 3 on stdin') });
  });
});
