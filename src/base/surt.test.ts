import { expect, test } from 'vitest';
import { surt, surtId } from './surt.ts';

test('scheme, www, default port, fragment and trailing slash make no difference', () => {
  const one = 'com,hkcnews)/article/18752';
  for (const address of [
    'http://hkcnews.com/article/18752',
    'https://www.hkcnews.com/article/18752/',
    'https://WWW.hkcnews.com:443/article//18752#top',
    'http://www2.hkcnews.com:80/article/./x/../18752',
    '//hkcnews.com/article/18752',
  ]) {
    expect(surt(address)).toBe(one);
  }
});

test('Chinese in an address is the same raw, escaped in either case, and as punycode', () => {
  const one = surt('https://a.hk/article/1/美朝峰會');
  expect(surt('https://a.hk/article/1/%e7%be%8e%e6%9c%9d%e5%b3%b0%e6%9c%83')).toBe(one);
  expect(surt('https://a.hk/article/1/%E7%BE%8E%E6%9C%9D%E5%B3%B0%E6%9C%83')).toBe(one);
  expect(surt('https://眾.hk/')).toBe('hk,xn--s2y)/');
});

test('the query is sorted and loses session ids', () => {
  expect(surt('http://a.hk/x?b=2&a=1&PHPSESSID=0123')).toBe('hk,a)/x?a=1&b=2');
});

test('another port, an IP address and an address that is none keep what they have', () => {
  expect(surt('http://a.hk:8080/')).toBe('hk,a:8080)/');
  expect(surt('http://127.0.0.1/x')).toBe('127.0.0.1)/x');
  expect(surt('  Not an address ')).toBe('not an address');
  expect(surt('http://user:secret@a.hk/x')).toBe('hk,a)/x');
});

test('a path of a million escapes takes no more than linear time', () => {
  expect(surt(`http://a.hk/${'%41'.repeat(100_000)}`)).toHaveLength(100_006);
});

test('an id made of an address is 16 hex digits', () => {
  expect(surtId('https://www.a.hk/x/')).toBe(surtId('http://a.hk/x'));
  expect(surtId('http://a.hk/x')).toMatch(/^[0-9a-f]{16}$/);
});
