import { expect, it } from 'vitest';
import { toText } from '../article/index.ts';
import { builtInOutlet, parseOutlet } from '../outlets/index.ts';
import { read } from './read.ts';
import { capture, STORY } from './sample.test-help.ts';

const text = STORY.filter((_, i) => i !== 2).join('\n\n');
const [first, ...rest] = STORY.filter((_, i) => i !== 2).map((line) => `<p>${line}</p>`);

function readAs(host: string, path: string, body: string, day: string) {
  const html = `<html lang="zh-HK"><head><title>海港填海計劃押後</title></head><body><div class="menu"><a href="/">港聞</a></div>${body}</body></html>`;
  const outlet = parseOutlet(builtInOutlet(host)!);
  const of = { original: `https://${host}${path}`, timestamp: `${day}120000` };
  const reading = read(capture(html, of), outlet, []);
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading;
}

it.each([
  [
    'boxes',
    readAs(
      'hk.apple.nextmedia.com',
      '/news/art/20130131/18151617',
      `<div class="SelectHdate">2013年01月31日</div><div id="articleContent"><table class="LinkTable"><tr><td><h1>海港填海計劃押後</h1></td></tr></table><div id="masterContent">${[first, ...rest].map((line) => `<div class="ArticleContent_Outer"><div class="ArticleContent_Inner">${line}</div></div>`).join('')}<div id="fb_like">讚好</div></div></div>`,
      '20130201',
    ),
  ],
  [
    'arc',
    readAs(
      'hk.appledaily.com',
      '/local/20200131/ABCDEFGHIJKLMNOPQRSTUVWXYZ/',
      `<div id="article-header"><h1>海港填海計劃押後</h1></div><div id="articleBody">${first}${rest.join('')}</div>`,
      '20200201',
    ),
  ],
  [
    'article',
    readAs(
      'thestandnews.com',
      '/politics/%E6%B5%B7%E6%B8%AF',
      `<div class="article-content-wrap"><h1 class="article-name">海港填海計劃押後</h1><div class="article-content">${first}<div class="article-ad"><p>廣告</p></div>${rest.join('')}<div class="social-wrap"><p>分享到社交網站吧！</p></div></div></div>`,
      '20200201',
    ),
  ],
])('an outlet that we know is read with what is known of it: %s', (layout, reading) => {
  expect(reading).toMatchObject({ recipe: layout, title: '海港填海計劃押後' });
  expect(toText(reading.body)).toBe(text);
});

it('a page of another layout of theirs is read without, and nothing is held against it', () => {
  const reading = readAs(
    'thestandnews.com',
    '/art/x',
    `<h1>海港填海計劃押後</h1><main>${first}${rest.join('')}</main>`,
    '20200201',
  );
  expect(reading.recipe).toBeNull();
  expect(reading.misfit).toBeUndefined();
});
