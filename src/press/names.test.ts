import { expect, test } from 'vitest';
import { articlePage, listPage, relative, slugOf } from './names.ts';

test('a Chinese or plain lower-case name is its own file name', () => {
  expect(slugOf('美朝峰會')).toBe('美朝峰會');
  expect(slugOf('donald')).toBe('donald');
});

test('a name that is more than safe characters keeps what it can and gets a piece of its hash', () => {
  expect(slugOf('AI')).toMatch(/^ai-[0-9a-f]{10}$/);
  expect(slugOf('A & B')).toMatch(/^a-b-[0-9a-f]{10}$/);
  expect(slugOf('が')).toMatch(/^[0-9a-f]{10}$/);
});

test('names that file systems confuse have different file names', () => {
  const names = [
    'fog',
    'Fog',
    'FOG',
    'fog ',
    'fog.',
    'f/og',
    'e\u0301',
    '\u00e9',
    '',
    '.',
    '..',
    '/',
    '\\',
    '\0',
  ];
  const slugs = names.map((name) => slugOf(name).toLowerCase());
  // é written in one character or two is one name.
  expect(new Set(slugs).size).toBe(names.length - 1);
});

test('hostile names stay short, in one folder, and off the names of devices', () => {
  for (const name of [
    '../../etc/passwd',
    'con',
    'NUL',
    'lpt1',
    'index',
    'a\0b',
    '字'.repeat(300),
    '%2e%2e',
    'C:\\x',
    '💥',
  ]) {
    const slug = slugOf(name);
    expect(slug).toMatch(/^[a-z0-9\u4e00-\u9fff-]{1,51}$/);
    expect(['con', 'nul', 'lpt1', 'index']).not.toContain(slug);
  }
});

test('a name made to look like the hashed name of another is hashed itself', () => {
  expect(slugOf(slugOf('AI'))).not.toBe(slugOf('AI'));
});

test('an id names its page, unless it is no id', () => {
  expect(articlePage('18753')).toBe('articles/18753.html');
  expect(articlePage('index')).toBe('articles/index_.html');
});

test('links are relative and end in .html', () => {
  expect(relative('tags/x/2.html', 'articles/1.html')).toBe('../../articles/1.html');
  expect(relative('index.html', listPage('tags/x', 1))).toBe('tags/x.html');
  expect(listPage('tags/x', 2)).toBe('tags/x/2.html');
});
