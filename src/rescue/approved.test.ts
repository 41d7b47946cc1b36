import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive } from '../archive/index.ts';
import { approve, approvedIn } from './approved.ts';

let dir: string;
const never = new AbortController().signal;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprint-approved-'));
  const archive = createArchive(dir, { outletYaml: 'name: 燈塔週刊\n' });
  archive.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function article(id: string, front: string): void {
  const text = `---\ntitle: "渡輪停航"\nauthor: "記者陳汐嵐、攝影顧渟"\npublished: "2019-02-28T14:30:00+08:00"\n${front}---\n\n# 渡輪停航\n\n第一段。\n\n> 引文。\n`;
  const folder = join(dir, 'articles', 'undated');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${id}.md`), text);
}

describe('what a person approves', () => {
  it('is the article as its file stands, kept as a line for each capture', async () => {
    article('7', 'capture: "20210628172625/https://beacon.example/7"\n');
    await approve(dir, ['7'], never);
    await approve(dir, ['7'], never);
    expect(approvedIn(dir)).toEqual([
      {
        capture: '20210628172625/https://beacon.example/7',
        title: '渡輪停航',
        authors: ['陳汐嵐', '顧渟'],
        date: '2019-02-28T14:30:00+08:00',
        body: '第一段。\n\n引文。',
      },
    ]);
    expect(readFileSync(join(dir, 'recipes/approved.jsonl'), 'utf8').split('\n')).toHaveLength(2);
  });

  it('must be there, and come from a page', async () => {
    article('8', '');
    await expect(approve(dir, ['9'], never)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(approve(dir, ['8'], never)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('may be changed by hand: what a line does not say is not taught, a broken line is named', () => {
    mkdirSync(join(dir, 'recipes'), { recursive: true });
    const file = join(dir, 'recipes', 'approved.jsonl');
    writeFileSync(file, '{"capture":"20210628172625/https://beacon.example/7","authors":[]}\n');
    expect(approvedIn(dir)).toMatchObject([{ title: null, authors: [], body: null }]);
    writeFileSync(file, '\n{"capture":\n');
    expect(() => approvedIn(dir)).toThrow('line 2');
  });
});
