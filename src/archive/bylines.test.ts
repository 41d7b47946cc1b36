import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { create, dir, filesIn } from './archive.test-help.ts';
import { bylineId } from './bylines.ts';

const LIN = { name: 'lin-hoi', role: '專欄', avatar: 'https://harbourdaily.example/lin.png' };

test('a byline has a file with its biography, earlier ones below it', () => {
  create().putByline({ ...LIN, biographies: ['林海，看燈塔的人。', '林海，看海的人。'] });
  expect(filesIn('bylines')).toEqual({
    'bylines/lin-hoi.md':
      '---\nname: "lin-hoi"\nrole: "專欄"\navatar: "https://harbourdaily.example/lin.png"\n---\n\n林海，看燈塔的人。\n\n---\n\n林海，看海的人。\n',
  });
});

test('a name that can name no file is told by its digest', () => {
  for (const name of ['林海', '../x', 'con', 'Lin Hoi']) expect(bylineId(name)).toMatch(/^[0-9a-f]{16}$/);
});

test('a byline that nobody tells of any more goes; one that a person edited stays', () => {
  const archive = create();
  for (const name of ['a', 'b']) archive.putByline({ ...LIN, name, biographies: ['x'] });
  appendFileSync(join(dir, 'bylines/a.md'), 'mended\n');
  expect(archive.putByline({ ...LIN, name: 'a', biographies: ['y'] })).toEqual({
    path: 'bylines/a.md',
    edited: true,
  });
  archive.keepBylines([]);
  expect(Object.keys(filesIn('bylines'))).toEqual(['bylines/a.md']);
  expect([...archive.events('byline')].every(({ removed }) => removed !== undefined)).toBe(true);
});
