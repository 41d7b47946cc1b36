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

test('one that could backtrack, or means another thing there, is left to the press', () => {
  for (const pattern of [
    '/(?P<id>(a+)+)$',
    '/(?P<id>a|b)',
    '.*/(?P<id>x)',
    '/a+b+c+(?P<id>x+)',
    '(?i)/(?P<id>x)',
  ])
    expect(patternsOf(pattern), pattern).toEqual([]);
});
