import { describe, expect, test } from 'vitest';
import { builtInOutlet, identifier, parseOutlet } from './index.ts';

const RULED = identifier(
  parseOutlet(`
name: 港灣日報
hosts: [harbourdaily.example]
identity:
  - pattern: '^/article/(?P<id>[0-9]+)(?:/[^/?]*-(?P<later>[0-9]+)/)?'
`),
);
const UNRULED = identifier(parseOutlet('name: 港灣日報\nhosts: [harbourdaily.example]'));

const LONG =
  'www.harbourdaily.example/article/12/%E6%B8%A1%E8%BC%AA-13/%E5%81%9C%E8%88%AA-%E5%B8%82%E6%B0%91';
/** What crawlers, readers’ programs and servers make of one address. */
const ALIASES = [
  `http://${LONG}`,
  `https://${LONG}/`,
  `https://${LONG}#top`,
  `https://${LONG}?utm_source=x&utm_medium=y&fbclid=z`,
  `http://${LONG.replace('www.', '')}`,
  `http://${LONG.replace('www.', 'm.')}`,
  `http://${LONG.replace('www.', 'amp.')}`,
  `http://${LONG.replace('example/', 'example:80/')}`,
  `HTTPS://${LONG.replace('www.harbourdaily.example', 'WWW.HarbourDaily.Example.')}`,
  `https://${LONG.toLowerCase()}`,
  `https://${LONG.replaceAll('%', '%25')}`,
  `https://${LONG.replaceAll('%', '%2525')}`,
  `https://${decodeURI(LONG)}`,
  `https://${LONG.replace('/article', '/%61rticle')}`,
  `https://${LONG.replace('/article', '//article')}`,
  `https://${LONG.replace('/article', '/./x/../article')}`,
  `https://${LONG.replace('/article', '/amp/article')}`,
  `https://${LONG}/amp/`,
  `https://${LONG}/print`,
  `https://${LONG}?amp=1`,
  `https://${LONG}?outputType=amp`,
  `https://${LONG};jsessionid=0A1B2C`,
  `https://${LONG}?PHPSESSID=0a1b2c`,
  `https://web.archive.org/web/20190301000000id_/https://${LONG}`,
  `https://reader@${LONG}`,
];

describe('the aliases of an address', () => {
  test.each(ALIASES)('%s', (alias) => {
    expect(RULED(alias)).toEqual({ id: '12', by: 'rule', later: '13' });
    expect(UNRULED(alias)).toEqual(UNRULED(`https://${LONG}`));
  });

  test('say nothing of the headline where its bytes were lost, and by rule of the article all the same', () => {
    const mangled = LONG.replace(/%[0-9A-F]{2}/g, '%EF%BF%BD');
    expect(RULED(`http://${mangled}`)).toEqual({ id: '12', by: 'rule', later: '13' });
  });
});

test.each([
  'https://harbourdaily.example/article/13/%E6%B8%A1%E8%BC%AA-13/x',
  'https://harbourdaily.example/article/120',
  'https://harbourdaily.example/share?u=/article/12',
  'https://harbourdaily.example/share/https%3A%2F%2Fharbourdaily.example%2Farticle%2F12',
  'https://other.example/article/12',
])('%s is another page', (address) => {
  expect(RULED(address).id).not.toBe('12');
  expect(UNRULED(address).id).not.toBe(UNRULED(`https://${LONG}`).id);
});

test.each([
  ['https://harbourdaily.example/section/print', 'https://harbourdaily.example/section'],
  ['https://harbourdaily.example/story?page=2', 'https://harbourdaily.example/story'],
  ['https://harbourdaily.example/?p=12', 'https://harbourdaily.example/?p=13'],
  ['https://harbourdaily.example/mobile/', 'https://harbourdaily.example/'],
  ['https://harbourdaily.example/2019/100%25', 'https://harbourdaily.example/2019/100'],
])('%s is not %s', (one, other) => {
  expect(UNRULED(one).id).not.toBe(UNRULED(other).id);
});

test('an address names itself as no later one', () => {
  expect(RULED('https://harbourdaily.example/article/12/x-12/y')).toEqual({ id: '12', by: 'rule' });
  expect(RULED('https://harbourdaily.example/article/12/covid-19')).toEqual({ id: '12', by: 'rule' });
});

test('Citizen News saved each edit under a new id, which stands in the address of the one before', () => {
  const identify = identifier(parseOutlet(builtInOutlet('hkcnews.com')!));
  const address = 'https://www.hkcnews.com/article/18752/%E6%B3%95%E5%BA%AD-18753/headline';
  expect(identify(address)).toEqual({ id: '18752', by: 'rule', later: '18753' });
});

test('no pattern is tried on an address longer than servers took', () => {
  expect(RULED(`https://harbourdaily.example/article/12/${'x'.repeat(8200)}`).by).toBe('address');
});
