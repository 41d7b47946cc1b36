import { expect, test } from 'vitest';
import { parseOutlet } from '../../outlets/index.ts';
import { idPatterns } from './id-patterns.ts';

const patternsOf = (pattern: string) =>
  idPatterns(parseOutlet(`name: x\nidentity:\n  - pattern: '${pattern}'\n`));

test('a plain pattern is one that browsers may try', () => {
  expect(patternsOf('/article/(?P<id>[0-9]+)')).toEqual(['/article/([0-9]+)']);
  expect(patternsOf('^/news/\\d{4}/(?P<id>[a-z0-9-]+)\\.html?$')).toEqual([
    '^/news/\\d{4}/([a-z0-9-]+)\\.html?$',
  ]);
});

test('so is one with parts that need not be there, and with the id that came after', () => {
  expect(patternsOf('^/article/(?P<id>[0-9]+)(?:/[^/?]*-(?P<later>[0-9]+)/)?')).toEqual([
    '^/article/([0-9]+)(?:/[^/?]*-([0-9]+)/)?',
  ]);
  expect(patternsOf('/(?:19|20)[0-9]{6}/(?P<id>[0-9]{4,})')).toEqual(['/(?:19|20)[0-9]{6}/([0-9]{4,})']);
  expect(patternsOf('^/detail\\.php\\?(?:.*&)?guid=(?P<id>[0-9]{4,})')).toEqual([
    '^/detail\\.php\\?(?:.*&)?guid=([0-9]{4,})',
  ]);
});

test('one that could backtrack, or means another thing there, is left to the press', () => {
  for (const pattern of [
    '/(?P<id>(a+)+)$',
    '/(?P<id>(?:a+)+)$',
    '/(?P<id>(?:a*)*)$',
    '/(?:a{1,9}){1,9}(?P<id>x)',
    '/a|/b/(?P<id>x)',
    '/a+b+c+(?P<id>x)',
    '^/a+b+c+(?P<id>x+)',
    `/(?P<id>${'a?'.repeat(30)}${'a'.repeat(30)})`,
    `/${'(?:a|a)'.repeat(30)}(?P<id>x)`,
    '(?i)/(?P<id>x)',
  ])
    expect(patternsOf(pattern), pattern).toEqual([]);
});
