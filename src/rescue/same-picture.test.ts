import { describe, expect, test } from 'vitest';
import { samePicture } from './same-picture.ts';

const A = 'https://news.example/photos/a.jpg';

describe('a picture', () => {
  test('has the address that it has', () => {
    expect(samePicture([A])).toEqual([A]);
    expect(samePicture(['https://news.example/p/300', 'data:image/gif;base64,AA=='])).toHaveLength(2);
  });

  test('is looked for once under addresses of which the index makes one', () => {
    expect(
      samePicture([A, 'http://www.news.example:80/photos/a.jpg', '//news.example/photos/a.jpg']),
    ).toEqual([A]);
  });
});

/** The address on the page, and what is looked for besides, in its order: `*` is where that address stands. */
const CASES: [name: string, address: string, ...found: string[]][] = [
  [
    'Photon',
    'https://i0.wp.com/news.example/photos/a.jpg?fit=640%2C480&ssl=1',
    A,
    'https://i0.wp.com/news.example/photos/a.jpg',
    '*',
  ],
  ['AMP', 'https://news-example.cdn.ampproject.org/i/s/news.example/photos/a.jpg', A, '*'],
  ['AMP resized', 'https://news-example.cdn.ampproject.org/ii/w820/s/news.example/photos/a.jpg', A, '*'],
  ['weserv', 'https://images.weserv.nl/?url=ssl:news.example/photos/a.jpg&w=300', A, '*'],
  [
    'weserv with a scheme',
    'https://wsrv.nl/?w=300&url=https://news.example/photos/a',
    'https://news.example/photos/a',
    '*',
  ],
  ['Next.js', 'https://news.example/_next/image?url=%2Fphotos%2Fa.jpg&w=640&q=75', A, '*'],
  [
    'Next.js elsewhere',
    'https://news.example/_next/image?url=https%3A%2F%2Fcms.example%2Fid%2F5&w=640',
    'https://cms.example/id/5',
    '*',
  ],
  ['Cloudinary fetch', `https://res.cloudinary.com/demo/image/fetch/w_300,f_auto/${A}`, A, '*'],
  ['Substack', `https://substackcdn.com/image/fetch/w_300/${encodeURIComponent(A)}`, A, '*'],
  ['Cloudflare, path', 'https://news.example/cdn-cgi/image/width=300,fit=cover/photos/a.jpg', A, '*'],
  ['Cloudflare, address', `https://cf.example/cdn-cgi/image/width=300/${A}`, A, '*'],
  [
    'Arc',
    'https://paper.example/resizer/h4S-_h=/1440x810/filters:quality(100)/news.example/photos/a.jpg',
    A,
    '*',
  ],
  ['Thumbor', 'https://thumbs.example/unsafe/fit-in/300x200/smart/https://news.example/photos/a.jpg', A, '*'],
  ['a proxy of a proxy', `https://i1.wp.com/images.weserv.nl/?url=${encodeURIComponent(A)}`, A, '*'],
  ['timthumb', `https://news.example/timthumb.php?src=${A}&w=300`, A, '*'],
  ['timthumb of a path', 'https://news.example/timthumb.php?src=/photos/a.jpg&h=20', A, '*'],
  ['size queries', `${A}?w=640&h=480&fit=crop&auto=format`, A, '*'],
  ['some of a query', `${A}?id=3&width=300`, `${A}?id=3`, '*'],
  ['imgix without a name', 'https://paper.imgix.net/id/5?w=300', 'https://paper.imgix.net/id/5', '*'],
  ['Qiniu', `${A}?imageView2/2/w/300`, A, '*'],
  ['Aliyun', `${A}?x-oss-process=image/resize,w_300`, A, '*'],
  [
    'WordPress',
    'https://news.example/wp-content/uploads/a-300x200.jpg',
    'https://news.example/wp-content/uploads/a.jpg',
    'https://news.example/wp-content/uploads/a-scaled.jpg',
    '*',
  ],
  [
    'Drupal',
    'https://news.example/sites/default/files/styles/large/public/a.jpg?itok=x1',
    'https://news.example/sites/default/files/a.jpg',
    'https://news.example/sites/default/files/styles/large/public/a.jpg',
    '*',
  ],
  [
    'MediaWiki',
    'https://wiki.example/w/thumb/a/ab/Pier.jpg/300px-Pier.jpg',
    'https://wiki.example/w/a/ab/Pier.jpg',
    '*',
  ],
  [
    'Ghost',
    'https://news.example/content/images/size/w600/2019/03/a.png',
    'https://news.example/content/images/2019/03/a.png',
    '*',
  ],
  [
    'Wix',
    'https://static.wixstatic.com/media/ab~mv2.jpg/v1/fill/w_300,h_200/a.jpg',
    'https://static.wixstatic.com/media/ab~mv2.jpg',
    '*',
  ],
  [
    'Cloudinary',
    'https://res.cloudinary.com/demo/image/upload/c_fill,w_300/v15/a.jpg',
    'https://res.cloudinary.com/demo/image/upload/v15/a.jpg',
    '*',
  ],
  ['Alibaba', `${A}_300x300.jpg`, A, '*'],
  [
    'Blogger',
    'https://1.bp.blogspot.com/-x/y/s320/a.jpg',
    'https://1.bp.blogspot.com/-x/y/s0/a.jpg',
    'https://1.bp.blogspot.com/-x/y/s1600/a.jpg',
    '*',
  ],
  ['a number against caches', `${A}?v=3`, '*', A],
  ['a CDN', 'https://cdn2.news.example/photos/a.jpg', '*', A],
  [
    'sizes of a name',
    'https://news.example/p/a_small.jpg',
    '*',
    'https://news.example/p/a_large.jpg',
    'https://news.example/p/a_medium.jpg',
    'https://news.example/p/a_thumb.jpg',
  ],
  [
    'a proxy of a size',
    'https://i2.wp.com/news.example/wp-content/a-30x20.jpg',
    'http://news.example/wp-content/a.jpg',
    'http://news.example/wp-content/a-scaled.jpg',
    'http://news.example/wp-content/a-30x20.jpg',
    '*',
  ],
];

describe('another address of a picture is', () => {
  test.each(CASES)('%s', (_, address, ...found) => {
    expect(samePicture([address])).toEqual(
      expect.arrayContaining(found.map((one) => (one === '*' ? address : one))),
    );
    expect(samePicture([address]).filter((one) => found.includes(one) || one === address)).toEqual(
      found.map((one) => (one === '*' ? address : one)),
    );
  });
});

describe('nothing else is made of', () => {
  test.each([
    ['a size that is a name', 'https://news.example/photos/poster-1920x1080.jpg'],
    ['a query that names the picture', 'https://news.example/photo.php?w=3'],
    ['a page', 'https://news.example/share?url=https://news.example/article/1'],
    ['an address without a host', 'https://i0.wp.com/photos'],
    ['a path', 'https://news.example/unsafe/a.jpg'],
    ['a file on the disk', 'https://news.example/_next/image?url=file:///etc/passwd'],
    ['an encoding that is none', 'https://x.example/image/fetch/https%3A%2F%2F%ff%2Fa.jpg'],
  ])('%s', (_, address) => {
    expect(samePicture([address])).toEqual([address]);
  });
});

describe('a hostile page', () => {
  test('gets twelve addresses a picture, its own first one among them', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `https://i0.wp.com/n.example/${i}-3x3.jpg?w=${i}`);
    const found = samePicture(many);
    expect(found).toHaveLength(12);
    expect(found).toContain(many[0]);
  });

  test('does not keep us with long or nested addresses', () => {
    const long = `https://news.example/${'https://'.repeat(400)}a.jpg`;
    expect(samePicture([long, `${long}${'a'.repeat(100_000)}`]).length).toBeLessThanOrEqual(12);
    expect(samePicture([`https://i0.wp.com/${'i0.wp.com/'.repeat(100)}a.jpg`])).toHaveLength(5);
  });
});
