import { expect, test } from 'vitest';
import { listedAliases } from './listed-aliases.ts';
import type { Listed, Queued } from './queue-row.ts';

const ref = (original: string, mime: string | null = 'text/html') =>
  ({
    ref: { original, mime, timestamp: '2019', status: 200, digest: null, length: null } as Partial<Listed>,
  }) as Queued;

test('what archives list of an article’s ids leads to it, each page once, and no picture below it', () => {
  const queue = {
    captures: (id: string) =>
      id === '11'
        ? [ref('http://a.example/article/11')]
        : [
            ref('https://www.a.example/article/12/'),
            ref('http://a.example/article/12/headline'),
            ref('http://a.example/article/12/HEADLINE/'),
            ref('http://a.example/article/12/logo.svg', null),
            ref('http://a.example/article/12/logo', 'image/png'),
          ],
  };
  const aliases = listedAliases(queue)(['11', '12'], ['http://a.example/article/12']);
  expect(aliases).toEqual(['http://a.example/article/11', 'http://a.example/article/12/headline']);
  expect(listedAliases(null)(['12'], [])).toEqual([]);
});
