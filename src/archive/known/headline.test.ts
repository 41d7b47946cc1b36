import { expect, test } from 'vitest';
import { headlineIn } from './headline.ts';

test.each([
  [
    'https://hkcnews.com/article/18752/%E6%B3%95%E5%BA%AD-18753/%E6%B8%A1%E8%BC%AA-%E4%BB%8A%E6%97%A5%E5%81%9C%E8%88%AA',
    '渡輪 今日停航',
  ],
  ['https://news.example/2019/02/28/harbour-reopens-today.html', 'harbour reopens today'],
  ['https://news.example/a/%25E6%25B8%25A1%25E8%25BC%25AA%25E5%2581%259C%25E8%2588%25AA', '渡輪停航'],
  ['https://news.example/article/18752', null],
  ['https://news.example/article/18752/%EF%BF%BD%EF%BF%BD%EF%BF%BD', null],
  ['https://news.example/article/18752/%E6%B3%95%E5%BA%AD%E4%B8%8A%E8%A8%B4-18753', null],
  ['https://news.example/%E6%%', null],
  ['https://news.example/article/1/images/OUTLET-text-white.svg', null],
  ['no address', null],
])('%s holds the headline %s', (original, headline) => {
  expect(headlineIn(original)).toBe(headline);
});
