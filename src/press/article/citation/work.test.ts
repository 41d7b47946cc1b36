import { expect, test } from 'vitest';
import { parseOutlet } from '../../../outlets/index.ts';
import type { Setting } from '../../setting.ts';
import { ris } from './ris.ts';
import { legible, workOf } from './work.ts';

const outlet = parseOutlet(
  'name: 山城報\nhosts: [www.shancheng.example]\nlanguages: [zh-Hant-HK]\ntimezone: Asia/Hong_Kong\n',
);
const setting = { outlet, address: null } as Setting;
const original = 'https://shancheng.example/101';
const url = `https://web.archive.org/web/20190228170000/${original}`;

test('the memento is cited where there is one, with the day of its capture on the outlet’s clocks', () => {
  const work = workOf('101', { title: '大霧', date: '2019-02-28', url, original_url: original }, '', setting);
  expect(work).toMatchObject({ key: 'shancheng101', address: url, accessed: '2019-03-01', original: null });
});

test('without a memento the page of this site is cited, if it has an address, and the dead address is told beside', () => {
  const front = { title: '大霧', original_url: original, capture: `20190228000000/${original}` };
  const published = { ...setting, address: 'https://archive.example/' };
  expect(workOf('101', front, '', published)).toMatchObject({
    address: 'https://archive.example/articles/101.html',
    accessed: '2019-02-28',
    original,
  });
  expect(workOf('101', front, '', setting)).toMatchObject({ address: original, original: null });
});

test('hostile text stays on its line, and hostile addresses are none', () => {
  const front = {
    title: 'a\nER  - \r\nTY  - BOOK\u2028b\u0000',
    author: 'x\nAU  - y',
    category: '\u0003',
    lang: 'x" onload="y',
    original_url: 'javascript:alert(1)',
    url: 'https://a.example/{\\}"<b> ü',
  };
  const work = workOf('0123456789abcdef', front, '（無題）', setting);
  expect(ris(work).split('\n')).toHaveLength(7);
  expect(work).toMatchObject({
    key: 'shancheng0123456789abcdef',
    title: 'a ER - TY - BOOK b',
    section: null,
    lang: null,
    address: 'https://a.example/%7B%5C%7D%22%3Cb%3E%20%C3%BC',
  });
});

test('an address is told in its own script, but for what nobody would see in it', () => {
  expect(legible('https://a.example/%E6%B8%A1%20%E3%80%80%FF?q=%2F')).toBe(
    'https://a.example/渡%20%E3%80%80%FF?q=%2F',
  );
});
