import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Archive, createArchive, type Decided, type Media, type Refused } from '../archive/index.ts';
import { openDesk } from './desk.ts';
import type { RescueEvent } from './event.ts';
import { home } from './rescue.test-help.ts';
import { startTelling, type Telling } from './telling.ts';

/** One edition of an archive, from its first word to what it takes back. */
function edition(say: (telling: Telling, archive: Archive) => void): RescueEvent[] {
  const archive = createArchive(join(home, 'archive'));
  const desk = openDesk(join(home, 'desk.sqlite'));
  const telling = startTelling(archive, desk);
  say(telling, archive);
  const events = [...telling.takeBack()];
  desk.close();
  archive.close();
  return events;
}

const file = { front: { title: '渡輪', date: '2019-02-28', id: '7' }, extra: {}, body: '\n# 渡輪\n' };
const decided: Decided = {
  event: 'decided',
  id: '7',
  path: 'articles/2019/02/7.md',
  sha256: null,
  title: '渡輪',
  date: '2019-02-28',
  captures: [],
  aliases: [],
  lacunae: [],
};
const refused: Refused = {
  event: 'refused',
  original: 'http://a.example/7',
  capture: '20190301000000/http://a.example/7',
  kind: 'notArticle',
  id: null,
  reason: 'list',
};
const media = (path: string | null): Media => ({
  event: 'media',
  original: 'http://a.example/7.jpg',
  capture: path && '20190301000000/http://a.example/7.jpg',
  path,
  reason: path === null ? 'never captured' : null,
});

function said(): unknown[] {
  return readFileSync(join(home, 'archive/account/journal-00001.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; removed?: string })
    .filter(({ event }) => event !== 'written' && event !== 'settled')
    .map(({ event, removed }) => (removed === undefined ? event : `${event}: ${removed}`));
}

describe('an edition', () => {
  test('takes back what the one before it told, files and all', () => {
    edition((telling, archive) => {
      archive.put({ id: '7', file, revisions: [] });
      telling.tell(decided);
      telling.tell(refused);
      telling.tell(media(archive.putMedia(Buffer.from('picture'), 'jpg')));
    });
    edition(() => {});
    expect(said().slice(3)).toEqual([
      'decided: no capture names it any more',
      'refused: it is refused no more',
      'media: no article shows it any more',
    ]);
    expect(readdirSync(join(home, 'archive/media'))).toEqual([]);
    expect(existsSync(join(home, 'archive/articles/2019/02/7.md'))).toBe(false);
    const before = said();
    edition(() => {});
    expect(said()).toEqual(before);
  });

  test('tells a thing once, in the first words', () => {
    for (const _ of [1, 2]) {
      edition((telling) => {
        telling.tell(media(null));
        telling.tell({ ...media(null), reason: 'http-404' });
      });
    }
    expect(said()).toEqual(['media']);
  });

  test('leaves what a person edited, with the pictures that it shows', () => {
    const path = join(home, 'archive/articles/2019/02/7.md');
    edition((telling, archive) => {
      archive.put({ id: '7', file, revisions: [] });
      telling.tell(decided);
      const picture = archive.putMedia(Buffer.from('picture'), 'jpg');
      telling.tell(media(picture));
      writeFileSync(path, `my words, and ../../../${picture}`);
    });
    expect(edition(() => {})).toEqual([
      { event: 'edited-by-person', path: 'articles/2019/02/7.md', beside: null },
    ]);
    expect(readFileSync(path, 'utf8')).toContain('my words');
    expect(readdirSync(join(home, 'archive/media'))).toHaveLength(1);
  });
});
