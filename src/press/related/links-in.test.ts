import { expect, test } from 'vitest';
import { identifier, parseOutlet } from '../../outlets/index.ts';
import { linkReader } from './links-in.ts';

const outlet = parseOutlet(
  "name: 山城報\nhosts: [shancheng.example]\nidentity:\n  - pattern: '/article/(?P<id>[0-9]+)'\n",
);

test('links to the outlet’s articles are found, also those of mementos; all others are not', () => {
  const links = linkReader(outlet, identifier(outlet));
  expect(
    links(
      '[昨日](https://www.shancheng.example/article/99/x)、[前日](https://web.archive.org/web/2019/https://shancheng.example/article/98)、[外](https://other.example/article/97)、[昨](https://shancheng.example/article/99) [](h',
    ),
  ).toEqual(['99', '98']);
});
