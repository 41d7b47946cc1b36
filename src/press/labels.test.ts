import { expect, test } from 'vitest';
import { joinNames, namesOf, sectionOf, tagsOf } from './labels.ts';

test('a byline is taken apart at Chinese and Latin commas, each name once', () => {
  expect(namesOf({ title: '', author: '陳大文、李小明、陳大文' })).toEqual(['陳大文', '李小明']);
  expect(namesOf({ title: '', author: 'A. Chan, B. Lee' })).toEqual(['A. Chan', 'B. Lee']);
});

test('a name that nobody can see is no name, and none is longer than a page can bear', () => {
  expect(tagsOf({ title: '', tags: ['\u0003', ' 天氣\n', '天氣', 'a\u0000b'] })).toEqual(['天氣', 'a b']);
  expect(sectionOf({ title: '', category: 'x'.repeat(1_000) })).toHaveLength(300);
});

test('Latin names are joined by a Latin comma in a Chinese paper too', () => {
  const join = (names: string[]) => joinNames(names, names, '、');
  expect(join(['A. Chan', 'B. Lee'])).toBe('A. Chan, B. Lee');
  expect(join(['A. Chan', '李小明'])).toBe('A. Chan、李小明');
});
