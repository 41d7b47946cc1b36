import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, build, type SearchDocument } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'reprint-answer-'));
const whole = join(home, 'whole');
const ask = (dir: string, query: string) => answer(dir, query, { order: 'best', limit: 3 });

const stories: SearchDocument[] = Array.from({ length: 300 }, (_, i) => ({
  id: String(i),
  page: `articles/${i}.html`,
  title: `渡輪第${i}班`,
  date: null,
  bylines: [],
  section: null,
  tags: [],
  lang: null,
  has: [],
  text: [`海濱長廊的居民 pier ${i}`, '(a+)+$ '.repeat(20)],
}));

beforeAll(async () => {
  await build(stories, whole, '');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('an answer has the count, and the first hits with their marks', async () => {
  const { total, hits } = await ask(whole, '居民');
  expect([total, hits.length]).toEqual([300, 3]);
  const { text, marks } = hits[0]!.snippet;
  expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['居民']);
});

describe('a query that is none', () => {
  test.each([
    ['of nothing', ''],
    ['of punctuation', '。，'],
    ['of control characters', '\0\x1b\x07'],
    ['of ten thousand characters', '海'.repeat(10_000)],
    ['of ten thousand words', 'a '.repeat(10_000)],
  ])('%s is refused in words', async (_, query) => {
    await expect(ask(whole, query)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

test('a regular expression is words like any others', async () => {
  expect((await ask(whole, '(a+)+$')).total).toBe(300);
});

describe('an index that is not whole is told of', () => {
  const names = () => {
    const [name] = readdirSync(whole).filter((each) => each !== 'index.json');
    return { name: name!, shard: join(name!, 'p', '0.bin'), text: join(name!, 't', '0.bin') };
  };
  const spoil: [string, (dir: string) => void, string][] = [
    ['without its beginning', (dir) => rmSync(join(dir, 'index.json')), 'NOT_FOUND'],
    ['of another form', (dir) => writeFileSync(join(dir, 'index.json'), '{"format": 99}'), 'IO'],
    ['half a beginning', (dir) => truncateSync(join(dir, 'index.json'), 40), 'IO'],
    [
      'of another build',
      (dir) => {
        const head = readFileSync(join(dir, 'index.json'), 'utf8');
        writeFileSync(join(dir, 'index.json'), head.replace(names().name, '0123456789ab'));
      },
      'NOT_FOUND',
    ],
    ['with a missing shard', (dir) => rmSync(join(dir, names().shard)), 'NOT_FOUND'],
    ['with a short shard', (dir) => truncateSync(join(dir, names().shard), 20), 'IO'],
    ['with a short text', (dir) => truncateSync(join(dir, names().text), 150), 'IO'],
    [
      'with another file in place of tables',
      (dir) => writeFileSync(join(dir, names().name, 'tables.bin'), 'hello'),
      'IO',
    ],
  ];
  test.each(spoil)('%s', async (what, how, code) => {
    const dir = join(home, what.replaceAll(' ', '-'));
    cpSync(whole, dir, { recursive: true });
    how(dir);
    await expect(ask(dir, '居民 pier')).rejects.toMatchObject({ code });
  });
});
