import { expect, test } from 'vitest';
import { formatByline } from './bylines.ts';
import { parseByline } from './read-byline.ts';

const RECORD = {
  name: '林"海"',
  role: '專欄',
  avatar: null,
  biographies: ['生於港灣。\n\n好航海。', '生於港灣。'],
};

test('what is written of a byline is read back, the newest biography first', () => {
  expect(parseByline(formatByline(RECORD))).toEqual(RECORD);
});

test('a file that is none of a byline says nothing', () => {
  expect(parseByline('只有文字')).toBeNull();
  expect(parseByline('---\nname: [\n---\n')).toBeNull();
  expect(parseByline('---\nrole: x\n---\n')).toBeNull();
  expect(parseByline(`---\nname: "${'x'.repeat(5000)}"\n---\n`)).toBeNull();
});
