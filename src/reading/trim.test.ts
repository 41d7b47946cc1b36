import { describe, expect, it } from 'vitest';
import { toText } from '../article/index.ts';
import type { ArticleReading } from '../base/reading.ts';
import { readPage, STORY } from './sample.test-help.ts';

const HEAD = '<title>海港填海計劃押後 | 港灣日報</title><meta property="og:type" content="article">';
const lines = STORY.filter((_, i) => i !== 2);
const [first, ...others] = lines.map((line) => `<p>${line}</p>`);
const rest = others.join('');

function article(story: string, head = HEAD): ArticleReading {
  const reading = readPage(
    `<html lang="zh-HK"><head>${head}</head><body><h1>海港填海計劃押後</h1><div class="story">${story}</div></body></html>`,
  );
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading;
}

/** What is left of a story with something in its middle, and what is left of one with it at its end. */
function left(chrome: string): string[] {
  return [`${first}${chrome}${rest}`, `${first}${rest}${chrome}`].map((story) => toText(article(story).body));
}

describe('between the lines of an article', () => {
  const whole = lines.join('\n\n');

  it.each([
    ['an advertisement’s label', '<p>Advert</p>'],
    ['the names of networks', '<ul><li>Facebook</li><li>Twitter</li><li>複製連結</li></ul>'],
    ['how to share', '<p>Sharing is caring!</p>'],
    ['which of a gallery’s pictures is shown', '<p>Image 2 of 5</p>'],
    ['a notice of a player that did not load', '<p>We apologize, but this video has failed to load.</p>'],
    ['what a template left unfilled', '<p>[/vc_column_text][/vc_column][/vc_row]</p>'],
    [
      'a line that is a link to another story',
      '<p><a href="/9">渡輪加價申請遭否決　居民指服務多年未改善</a></p>',
    ],
    ['a pointer to another story', '<h3><a href="/9">Related post: 渡輪加價申請</a></h3>'],
    [
      'several links one under the other',
      '<p><a href="/8">渡輪加價申請遭否決一事</a><br><a href="/9">海濱長廊延長開放時間</a></p>',
    ],
    ['a code to scan', '<p>掃描二維碼關注我們</p>'],
  ])('%s goes', (_, chrome) => {
    expect(left(chrome)).toEqual([whole, whole]);
  });

  it('an address that is told as a source stays', () => {
    const source = 'https://archive.harbourdaily.example/papers/2019/2.pdf';
    expect(left(`<p><a href="${source}">${source}</a></p>`)[0]).toContain(source);
  });

  it('a button goes that is there three times', () => {
    const button = '<p><a href="/shop">前往網站</a></p>';
    expect(toText(article(`${first}${button}${rest}${button}${first}${button}`).body)).not.toContain('前往');
    expect(toText(article(`${first}${button}${rest}`).body)).toContain('前往');
  });
});

describe('around the text', () => {
  it.each([
    'sexta-feira, 22 de outubro de 2010 às 20:13',
    'Stand: 28.04.2023 16:11 Uhr',
    'Published Jun 04, 2024 • Last updated 1 day ago • 2 minute read',
    '기사입력 :[ 2018-08-25 15:24 ]',
    '2013年12月15日 02:19　記者：沈禾　攝影：鍾楹',
  ])('when it was written goes: %s', (line) => {
    expect(toText(article(`<p>${line}</p>${first}${rest}`).body)).toBe(lines.join('\n\n'));
  });

  it('a box about who wrote it goes, and what follows under its own heading stays', () => {
    const box = '<h3>關於作者</h3><p>陳大文在港灣日報工作多年。</p>';
    const more = `<h3>附錄</h3><p>${lines[1]}</p>`;
    const text = toText(article(`${first}${rest}${box}${more}`).body);
    expect(text).not.toContain('陳大文');
    expect(text).toContain('附錄');
  });

  it('who wrote it, on a bare line near the end, goes with what follows', () => {
    const author = '<meta name="author" content="Jan Maier">';
    const text = toText(
      article(`${first}${rest}<p>Jan Maier</p><p>Associate Editor</p>`, HEAD + author).body,
    );
    expect(text).toBe(lines.join('\n\n'));
  });

  it('whose it is goes', () => {
    expect(
      toText(article(`${first}${rest}<p>Copyright 2019 Harbour Daily. All rights reserved.</p>`).body),
    ).toBe(lines.join('\n\n'));
  });
});

describe('names that promise no text', () => {
  it.each([
    ['an advertisement that was never closed', '<div class="ad-container">', '</div>'],
    ['what a menu jumps to', '<div class="jump-link">', '</div>'],
    ['what waits until the reader has paid', '<div class="piano-inline-content">', '</div>'],
  ])('are not believed of sentences: %s', (_, open, close) => {
    const story = `${first}${rest}${first}${rest}${open}<p>${lines[2]}${lines[0]}</p>${close}`;
    expect(toText(article(story).body).endsWith(`${lines[2]}${lines[0]}`)).toBe(true);
  });

  it('are not believed where all of the text stands in them', () => {
    const reading = readPage(
      `<html><head>${HEAD}</head><body><div class="modal"><h1>海港填海計劃押後</h1>${first}${rest}</div></body></html>`,
    );
    expect(reading.kind === 'article' && toText(reading.body)).toBe(lines.join('\n\n'));
  });

  it('say nothing as the anchor of a heading', () => {
    const text = toText(article(`${first}<h2 id="toc_1">環團的看法</h2>${rest}`).body);
    expect(text).toContain('環團的看法');
  });
});

describe('a post of a network', () => {
  const link = 'https://twitter.com/harbour/status/1';

  it('is quoted before it, where the page holds its words', () => {
    const words = '海港是全體市民的，不應由少數人決定它的去留，我們會繼續收集簽名。';
    const post = `<blockquote class="twitter-tweet"><p>${words}</p>— 海港 (@harbour) <a href="${link}">2019年2月28日</a></blockquote>`;
    const { body } = article(`${first}${post}${rest}`);
    const at = body.findIndex((block) => block.type === 'embed');
    expect(body[at]).toMatchObject({ kind: 'post', src: link });
    expect(toText([body[at - 1]!])).toContain(words);
  });

  it('is not, where it holds only what to click', () => {
    const post = `<blockquote class="twitter-tweet"><a href="${link}">View this post</a></blockquote>`;
    const { body } = article(`${first}${post}${rest}`);
    expect(body.filter(({ type }) => type === 'quote')).toEqual([]);
  });
});

describe('a page of dated entries', () => {
  const entries = lines.map((line, i) => ({ time: `2${i}:1${i}`, heading: `第${i + 1}則消息`, line }));
  const shown = entries.toReversed();

  it.each([
    [
      'elements of their own',
      ({ time, heading, line }: (typeof entries)[number]) =>
        `<article class="entry"><time datetime="2019-02-28T${time}:00+08:00">${time}</time><h3>${heading}</h3><p>${line}</p></article>`,
    ],
    [
      'a list',
      ({ time, heading, line }: (typeof entries)[number]) =>
        `<div class="live-item"><div class="live-time">2019年2月28日 ${time}</div><h3>${heading}</h3><p>${line}</p></div>`,
    ],
  ])('is an article, its entries in order with heading and time: %s', (_, entry) => {
    const { body } = article(shown.map(entry).join(''));
    const text = toText(body);
    let at = -1;
    for (const { time, heading, line } of shown) {
      for (const part of [time, heading, line]) {
        const next = text.indexOf(part, at + 1);
        expect(next, part).toBeGreaterThan(at);
        at = next;
      }
    }
  });
});
