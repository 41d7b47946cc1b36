import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../archive/index.ts';
import type { Scope } from '../sources/index.ts';
import { articlePage, type Held, heldSource } from './archive-source.test-help.ts';
import { importFolder } from './import.ts';
import { eventsOf, home } from './rescue.test-help.ts';
import { type FetchChoices, rescue } from './rescue.ts';

const OUTLET = "name: News\nhosts: [news.example]\nidentity:\n  - pattern: '^/article/(?P<id>[0-9]+)'\n";
const SCOPE: Scope = { target: 'news.example', match: 'domain', from: null, until: null };
const signal = new AbortController().signal;

const address = (id: number) => `https://news.example/article/${id}/a`;

function saved(id: number, title: string, date: string, text: string): void {
  const url = `https://web.archive.org/web/20190301000000/${address(id)}`;
  mkdirSync(join(home, 'in'), { recursive: true });
  writeFileSync(
    join(home, 'in', `${id}.md`),
    `---\ntitle: "${title}"\ndate: "${date}"\nauthor: ""\nurl: "${url}"\noriginal_url: "${address(id)}"\n---\n\n${text}\n`,
  );
}

function imported() {
  return eventsOf(importFolder({ folder: join(home, 'in'), dir: join(home, 'a'), outlet: OUTLET, signal }));
}

async function rescued(held: Held[], more: Partial<FetchChoices> = {}): Promise<string[]> {
  const { source, asked } = heldSource(held);
  const fetch: FetchChoices = { goal: 'revisions', only: null, limit: null, listing: 'usual', ...more };
  const order = { dir: join(home, 'a'), files: [], archives: [source], scopes: [SCOPE], fetch };
  await eventsOf(rescue({ ...order, outlet: null, link: false, signal }));
  return asked.map((one) => one.slice(one.indexOf('/') + 1)).sort();
}

function decided(id: string) {
  const archive = openArchive(join(home, 'a'), { write: false });
  try {
    const event = archive.latest({ event: 'decided', id })!;
    return { title: event.title, imported: event.imported, lacunae: event.lacunae };
  } finally {
    archive.close();
  }
}

const TEXT = '渡輪今日因颱風停航，市民改乘巴士往返市區，預計明早恢復服務。'.repeat(5);
const held = (id: number, title: string): Held => ({
  original: address(id),
  timestamp: '20190301000000',
  body: articlePage(title),
});

test('a rescue after an import fetches what that could not save: tombstones, and what has no day', async () => {
  saved(1, '渡輪停航', '2019-02-28', TEXT);
  saved(2, 'Temporarily Offline', '', '');
  saved(3, '碼頭擴建', '', TEXT);
  await imported();
  expect(decided('2')).toMatchObject({
    title: null,
    lacunae: [{ kind: 'article', reason: 'tombstone only' }],
  });
  expect(await rescued([held(1, '第一篇'), held(2, '第二篇'), held(3, '第三篇')])).toEqual([
    address(2),
    address(3),
  ]);
  expect(decided('1')).toMatchObject({ title: '渡輪停航', imported: 'imported/1.md' });
  expect(decided('2')).toMatchObject({ title: '第二篇', imported: undefined });
  expect(decided('3')).toMatchObject({ title: '第三篇', imported: undefined });
});

test('a rescue of all there is brings the captures of what was imported too, and they take its place', async () => {
  saved(1, '渡輪停航', '2019-02-28', TEXT);
  await imported();
  expect(await rescued([held(1, '第一篇')], { goal: 'all' })).toEqual([address(1)]);
  expect(decided('1')).toMatchObject({ title: '第一篇', imported: undefined });
});

test('pictures that were linked and not saved are lacunae, and a rescue asks for them', async () => {
  const picture = 'https://web.archive.org/web/20190301000000im_/https://news.example/ferry.jpg';
  saved(
    1,
    '渡輪停航',
    '2019-02-28',
    `<figure>\n<img src="${picture}" alt="">\n<figcaption>渡輪</figcaption>\n</figure>\n\n${TEXT}`,
  );
  await imported();
  const lost = { kind: 'picture', caption: '渡輪', original: 'https://news.example/ferry.jpg' };
  expect(decided('1').lacunae).toEqual([{ ...lost, reason: 'not fetched yet' }]);
  const ferry = { ...held(0, ''), original: lost.original, mime: 'image/jpeg', body: 'no picture' };
  expect(await rescued([held(2, '第二篇'), ferry])).toContain('https://news.example/ferry.jpg');
});
