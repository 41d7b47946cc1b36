import { expect, test } from 'vitest';
import { fitted, legible } from './legible.ts';

test('an address is shown in its own script', () => {
  expect(legible('https://a.example/%E7%A4%BE%E8%AB%96/1?q=%E6%B8%AF')).toBe('https://a.example/社論/1?q=港');
});

test.each([
  ['bytes that are no UTF-8', '/%A4%F4/'],
  ['a raw byte among good ones', '/%E7%A4%BE%FF/'],
  ['an escape sequence', '/%1B%5D0;x'],
  ['a mark that turns the direction of text', '/%E2%80%AEgpj.exe'],
  ['a space, which would end the address', '/a%20b'],
  ['an escaped percent sign, which would read as another escape', '/%2541'],
])('%s stays escaped', (_, address) => {
  expect(legible(address)).toBe(address);
});

test('a text is cut to the columns of a terminal', () => {
  expect(fitted('abcdef', 6)).toBe('abcdef');
  expect(fitted('abcdefg', 6)).toBe('abcde…');
  expect(fitted('港灣日報', 8)).toBe('港灣日報');
  expect(fitted('港灣日報社', 8)).toBe('港灣日…');
});
