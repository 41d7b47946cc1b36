import { expect, test } from 'vitest';
import type { BylineRecord } from '../archive/index.ts';
import { gatherBylines } from './bylines.ts';

test('the biography below a hundred articles is one, the newest first where it changed', () => {
  const bylines = gatherBylines();
  const lin = { name: '林海', role: '專欄', avatar: null };
  for (let n = 0; n < 100; n++)
    bylines.add({ timestamp: `201901010000${n % 60}`, biography: { ...lin, text: '林海，看海的人。' } });
  bylines.add({
    timestamp: '20210101000000',
    biography: { ...lin, avatar: 'https://harbourdaily.example/lin.png', text: '林海，看燈塔的人。' },
  });
  bylines.add({ timestamp: '20220101000000' });
  const put: BylineRecord[] = [];
  const archive = {
    putByline: (record: BylineRecord) => ({ path: `${put.push(record)}`, edited: false }),
    keepBylines: () => {},
  };
  expect([...bylines.file(archive)]).toEqual([]);
  expect(put).toEqual([
    {
      ...lin,
      avatar: 'https://harbourdaily.example/lin.png',
      biographies: ['林海，看燈塔的人。', '林海，看海的人。'],
    },
  ]);
});
