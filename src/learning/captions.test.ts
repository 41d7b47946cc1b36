import { expect, test } from 'vitest';
import type { Capture } from '../base/capture.ts';
import { parseOutlet } from '../outlets/index.ts';
import { read } from '../reading/index.ts';
import { learn } from './index.ts';

const OUTLET = parseOutlet('name: 燈塔週刊\ntimezone: Asia/Hong_Kong');

/** A page whose first picture has a line below it that is the standfirst, in an element that comes once. */
function page(id: number): Capture {
  const picture = (n: number, words: string) =>
    `<div class="ph"><a href="/p/${id}/${n}"><img src="/media/${id}-${n}.jpg"></a></div><div class="${words}">${words === 'pt' ? `第${id}號船${'首尾中'[n]}處，攝於清晨` : `第${id}號船今早離港，送行的人只有兩個。`}</div>`;
  const prose = [1, 2, 3].map(
    (n) =>
      `<p>第${id}號船於第${n}個清晨離港，船員說這一程要走上${id + n}天，碼頭上沒有人送行，只有幾隻海鳥。</p>`,
  );
  const html = `<html lang="zh-HK"><head><title>第${id}號船離港</title></head><body><h1>第${id}號船離港</h1><div class="story">${picture(0, 'top')}${prose[0]}${picture(1, 'pt')}${prose[1]}${picture(2, 'pt')}${prose[2]}</div></body></html>`;
  return {
    original: `https://beacon.example/${id}`,
    timestamp: '20200907120000',
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: Buffer.from(html),
    digest: 'sha256:',
    truncated: null,
    memento: null,
  };
}

test('What follows a picture wherever it stands is learned as its caption, and what comes once is not', () => {
  const lessons = learn(
    [1, 2, 3, 4, 5, 6].map((id) => ({ capture: page(id), label: null })),
    OUTLET,
  );
  const recipes = lessons.map(({ recipe }) => recipe);
  expect(recipes.map(({ captions }) => captions)).toEqual([['.pt']]);
  const reading = read(page(7), OUTLET, recipes);
  if (reading.kind !== 'article') throw new Error(reading.kind);
  const captions = reading.body.flatMap((block) => (block.type === 'figure' ? [block.caption] : []));
  expect(captions.slice(1)).toEqual([
    [{ type: 'text', text: '第7號船尾處，攝於清晨' }],
    [{ type: 'text', text: '第7號船中處，攝於清晨' }],
  ]);
  expect(JSON.stringify(reading.body)).toContain('送行的人只有兩個');
});
