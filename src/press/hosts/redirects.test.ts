import { expect, test } from 'vitest';
import { parseOutlet } from '../../outlets/index.ts';
import { redirects } from './redirects.ts';

const rulesOf = (...patterns: string[]) => {
  const identity = patterns.map((pattern) => `  - pattern: '${pattern}'\n`).join('');
  return redirects(parseOutlet(`name: x\nidentity:\n${identity}`), '/', ['articles/1.html', 'index.html']);
};

test('a pattern whose id is a segment for itself becomes a rule with a placeholder', () => {
  for (const pattern of [
    '^/article/(?P<id>[0-9]+)',
    '/article/(?P<id>[0-9]+)',
    '^/article/(?P<id>\\d{4,})(?:/|$)',
    '^/article/(?P<id>[0-9]+)(?:/[^/?]*-(?P<later>[0-9]+)/)?',
  ])
    expect(rulesOf(pattern), pattern).toBe(
      '/article/:id /articles/:id.html 301\n/article/:id/* /articles/:id.html 301\n',
    );
  expect(rulesOf('^/news/local\\.d/(?P<id>[a-z0-9-]+)$')).toBe('/news/local.d/:id /articles/:id.html 301\n');
});

test('one that says more than a placeholder can is left to the page for wrong addresses', () => {
  for (const pattern of [
    '^/[a-z]+/(?P<id>[0-9]+)',
    '^/(?P<id>[0-9]+)',
    '^/news/(?P<id>[0-9]+)\\.html',
    '^/news/a-(?P<id>[0-9]+)',
    '^/news/(?P<id>[A-Z0-9]{26})',
    '^/news/(?P<id>.+)',
    '^/detail\\.php\\?id=(?P<id>[0-9]+)',
    '^/news/(?P<id>[0-9]+)(?:/a|b)?',
    '^/news/(?P<id>[0-9]+)(?:/a)?b(?:/c)?',
  ])
    expect(rulesOf(pattern), pattern).toBeNull();
});

test('a rule never takes a page of the site itself', () => {
  expect(rulesOf('^/articles/(?P<id>[0-9]+)')).toBeNull();
  expect(rulesOf('^/Articles/(?P<id>[0-9]+)')).toBeNull();
});

test('what stands behind a pattern that cannot be a rule might take its addresses, and is none either', () => {
  expect(rulesOf('^/news/(?P<id>[0-9]+)-', '^/news/(?P<id>[a-z0-9-]+)')).toBeNull();
  expect(rulesOf('^/article/(?P<id>[0-9]+)$', '^/news/(?P<id>[0-9]+)-')).toBe(
    '/article/:id /articles/:id.html 301\n',
  );
});

test('in a folder of a host, rules are for that folder', () => {
  const outlet = parseOutlet("name: x\nidentity:\n  - pattern: '^/article/(?P<id>[0-9]+)$'\n");
  expect(redirects(outlet, '/harbour/', [])).toBe('/harbour/article/:id /harbour/articles/:id.html 301\n');
});
