import { describe, expect, it } from 'vitest';
import { inlineText } from '../article/index.ts';
import type { Figure } from '../base/blocks.ts';
import { parseRecipe } from '../outlets/index.ts';
import { readPage, STORY } from './sample.test-help.ts';

const [first, second, , third, , last] = STORY.map((text) => `<p>${text}</p>`);
const CAPTION = '周四早上的海港，工程船停在對岸。';

/** The figures of a page whose text holds `inside`, and whose headline `before` follows. */
function figures(inside: string, before = '', head = ''): Figure[] {
  const reading = readPage(
    `<html lang="zh-HK"><head><title>海港填海計劃押後 | 港灣日報</title>${head}</head><body><main><h1>海港填海計劃押後</h1>${before}
<div class="story">${first}${second}${inside}${third}${last}</div></main></body></html>`,
  );
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading.body.filter((block): block is Figure => block.type === 'figure');
}

const PICTURE = '<img src="/media/harbour.jpg" alt="維港">';

describe('the words under a picture', () => {
  it.each([
    ['in an element beside it', `<div>${PICTURE}<div>${CAPTION}</div></div>`],
    [
      'in a widget',
      `<div class="widget"><figure>${PICTURE}<figcaption>${CAPTION}</figcaption></figure></div>`,
    ],
    [
      'in a button that enlarges it',
      `<button><figure>${PICTURE}<figcaption>${CAPTION}</figcaption></figure></button>`,
    ],
    [
      'after a figure of its own',
      `<div><figure>${PICTURE}</figure><figcaption>${CAPTION}</figcaption></div>`,
    ],
    ['that unfold', `<div>${PICTURE}<div class="read-more">${CAPTION}</div></div>`],
    [
      'of a lazy picture',
      `<div><img src="data:," data-flow-lazyload-srcset="/media/harbour.jpg 1x"><p class="caption">${CAPTION}</p></div>`,
    ],
    [
      'of a picture told by its proportions',
      `<figure><img src="/media/harbour.jpg" width="16" height="9"><figcaption>${CAPTION}</figcaption></figure>`,
    ],
    [
      'of an element made for pictures',
      `<div><paper-image src="/media/harbour.jpg"></paper-image><div>${CAPTION}</div></div>`,
    ],
    [
      'that are its alt too',
      `<div><img src="/media/harbour.jpg" alt="${CAPTION}"></div><div><span>${CAPTION}</span></div>`,
    ],
  ])('%s are its caption', (_, inside) => {
    const [figure] = figures(inside);
    expect(figure?.images[0]?.original).toBe('https://harbourdaily.example/media/harbour.jpg');
    expect(inlineText(figure!.caption)).toBe(CAPTION);
  });

  it('name who took it in a line of their own', () => {
    expect(figures(`<div>${PICTURE}<p>${CAPTION}</p><p>攝影：李小明</p></div>`)[0]).toMatchObject({
      credit: '攝影：李小明',
    });
  });

  it('are told by JSON-LD where the page shows none', () => {
    const head = `<script type="application/ld+json">{"@type":"ImageObject","url":"https://harbourdaily.example/media/harbour-1200x800.jpg","caption":"${CAPTION}"}</script>`;
    expect(inlineText(figures(`<figure>${PICTURE}</figure>`, '', head)[0]!.caption)).toBe(CAPTION);
  });

  it('stand under a lead picture that the page names as its own, wherever it stands', () => {
    const head = '<meta property="og:image" content="https://harbourdaily.example/media/harbour_large.jpg">';
    const [figure] = figures('', `<div>${PICTURE}<span>${CAPTION}</span></div>`, head);
    expect(inlineText(figure!.caption)).toBe(CAPTION);
  });

  it('stay where the same picture is shown again with others', () => {
    const again = figures(
      `<figure>${PICTURE}<figcaption>${CAPTION}</figcaption></figure>${third}<figure>${PICTURE}<figcaption>同一日黃昏。</figcaption></figure>`,
    );
    expect(again.map(({ caption }) => inlineText(caption))).toEqual([CAPTION, '同一日黃昏。']);
  });

  it('stand wherever a recipe says, whatever their element is called', () => {
    const html = `<html lang="zh-HK"><head><title>海港</title></head><body><div class="story">${first}<div>${PICTURE}</div><div class="pt">${CAPTION}</div>${second}${last}</div></body></html>`;
    const reading = readPage(html, [parseRecipe('layout: story\nbody: .story\ncaptions: .pt')]);
    if (reading.kind !== 'article') throw new Error(reading.kind);
    const [figure] = reading.body.filter((block): block is Figure => block.type === 'figure');
    expect(inlineText(figure!.caption)).toBe(CAPTION);
  });
});
