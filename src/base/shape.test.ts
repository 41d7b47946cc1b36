import { expect, test } from 'vitest';
import { isArticleShape, shapeOf } from './shape.ts';

test.each([
  ['https://a.example/2019/02/28/some-long-headline', '/{year}/{month}/{day}/{words}', true],
  ['https://a.example/article/18752/%E6%B8%AF-18753/%E6%B8%AF', '/article/{number}/{words}/{words}', true],
  ['http://a.example:80/news/港大學生會.html', '/news/{words}.html', true],
  ['http://a.example/news.php?id=5&cat=world', '/news.php?cat=world&id={number}', true],
  ['http://a.example/news/a1b2c3d4e5f6', '/news/{code}', true],
  ['http://a.example/20190228/123.html', '/{date}/{number}.html', true],
  ['https://a.example/article/131/Ferry-Housing/a-long-headline', '/article/{number}/{words}/{words}', true],
  ['https://a.example/article/12?fbclid=x&utm_source=y', '/article/{number}', true],
  ['https://a.example/article/12/images/white.svg', '/article/{number}/images/white.svg', false],
  ['https://a.example/photos/2021/01/250-2-1600.jpg', '/photos/{year}/{month}/{words}.jpg', false],
  ['http://a.example/tag/some-long-tag', '/tag/{words}', false],
  ['http://a.example/page/2', '/page/{number}', false],
  ['http://a.example/2019/02/', '/{year}/{month}', false],
  ['http://a.example/', '/', false],
  ['http://a.example/about-us', '/about-us', false],
  ['no address', '/', false],
])('%s is of the shape %s', (address, shape, article) => {
  expect(shapeOf(address)).toBe(shape);
  expect(isArticleShape(shape)).toBe(article);
});
