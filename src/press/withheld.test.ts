import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportHugo, press } from './index.ts';
import { makeArchive, OUTLET, PAPER, putFile } from './sample-archive.test-help.ts';

/** Every text of a site pressed, or exported, from the sample paper with more said of the outlet. */
async function site(
  more: string,
  how: 'press' | 'hugo' = 'press',
  prepare: (dir: string) => void = () => {},
) {
  const dir = makeArchive(PAPER, OUTLET + more);
  prepare(dir);
  const out = join(dir, 'site');
  for await (const _ of how === 'press' ? press(dir) : exportHugo(dir, out));
  const files = Object.fromEntries(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:html|xml|txt|md|toml|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(out.length + 1), readFileSync(path, 'utf8')]),
  );
  rmSync(dir, { recursive: true });
  return files;
}

const NAME = 'withheld:\n  - {name: 甲, reason: 應作者要求}\n';

test.each(['press', 'hugo'] as const)('a withheld name stands nowhere in what is made by %s', async (how) => {
  const files = await site(NAME, how);
  const telling = Object.entries(files).filter(([, text]) => text.includes('記者甲'));
  expect(telling.map(([path]) => path)).toEqual([]);
  expect(Object.values(files).some((text) => text.includes('記者乙'))).toBe(true);
});

test('the article of a withheld name stays, and says that a name is withheld, and why', async () => {
  const files = await site(NAME);
  expect(files['articles/101.html']).toContain('姓名不予公開');
  expect(files['articles/99.html']).toContain('姓名不予公開');
  expect(files['articles/98.html']).not.toContain('姓名不予公開');
  expect(files['coverage/withheld.html']).toContain('應作者要求');
});

test('a name is withheld with all that a person was called', async () => {
  const files = await site(`${NAME}names:\n  - {name: 記者乙, also: [記者甲]}\n`);
  expect(Object.values(files).filter((text) => /記者[甲乙]/.test(text))).toEqual([]);
});

test('a story that is withheld under an id that it had once is withheld under all', async () => {
  const told = {
    id: '101',
    kind: 'picture',
    reason: 'never captured',
    caption: '失去的照片',
    original: null,
  };
  const files = await site('withheld:\n  - {id: "100", reason: 應要求}\n', 'press', (dir) =>
    putFile(dir, 'account/lacunae.jsonl', `${JSON.stringify(told)}\n`),
  );
  expect(Object.keys(files).filter((path) => /10[01]/.test(path))).toEqual([]);
  expect(Object.values(files).filter((text) => /大霧|失去的照片/.test(text))).toEqual([]);
  const hugo = await site('withheld:\n  - {id: "100", reason: 應要求}\n', 'hugo');
  expect(Object.values(hugo).some((text) => text.includes('大霧'))).toBe(false);
});

test('bylines and tags are shown and listed under the names that a person gave', async () => {
  const files = await site(
    'names:\n  - {name: 甲, also: [記者甲]}\ntags:\n  - {name: 大霧, also: [Fog, fog]}\n',
  );
  expect(files['articles/101.html']).toMatch(
    /"author":\[\{"@type":"Person","name":"甲",[^[]*"name":"記者乙"/,
  );
  expect(files['articles/101.html']).toContain('"keywords":["渡輪","天氣","大霧"]');
  expect(files['bylines/甲.html']).toContain('前一天');
  expect(Object.keys(files).filter((path) => /fog|記者甲/i.test(path))).toEqual([]);
});
