import { expect, test } from 'vitest';
import { parseLinks } from './link-format.ts';

const links = (text: string) =>
  [...parseLinks(text)].map(({ target, rel, parameters }) => [
    target,
    rel.join(' '),
    parameters.get('datetime'),
  ]);

test('links are read with all their relations, commas and semicolons in quotes and addresses left alone', () => {
  const text = `<http://a.example/?a=1,2;3>;rel="original",
    <http://arc.example/1> ; datetime="Tue, 20 Jun 2000 18:02:59 GMT" ; REL="first Memento"; title="a; \\"b\\", c",
    <http://arc.example/2>; rel=memento; rel="ignored", <http://arc.example/3>`;
  expect(links(text)).toEqual([
    ['http://a.example/?a=1,2;3', 'original', undefined],
    ['http://arc.example/1', 'first memento', 'Tue, 20 Jun 2000 18:02:59 GMT'],
    ['http://arc.example/2', 'memento', undefined],
    ['http://arc.example/3', '', undefined],
  ]);
});

test('a quote that nothing closes spoils its own line alone', () => {
  const text = '<http://arc.example/1>; rel="memento; datetime=\n,<http://arc.example/2>; rel="memento"';
  expect(links(text).at(-1)?.slice(0, 2)).toEqual(['http://arc.example/2', 'memento']);
});

test('a million brackets, quotes or semicolons take no more than linear time', () => {
  for (const junk of ['<', '<>', '"', '<x>;"', '<x>;', '<x>;a="\\', ',;'])
    expect([...parseLinks(junk.repeat(200_000))].length).toBeLessThanOrEqual(200_000);
});
