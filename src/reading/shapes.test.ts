import { describe, expect, test } from 'vitest';
import { toReadLine } from './batch.ts';
import { readPage, STORY } from './sample.test-help.ts';

const TEXT = STORY.filter((line) => line.length > 30).map((line) => `<p>${line}</p>`);

function lineOf(html: string) {
  return toReadLine(readPage(`<!DOCTYPE html><html lang="zh-HK"><meta charset="utf-8">${html}`));
}

/** The Markdown of an article whose text has this in its middle. */
function within(html: string): string {
  const line = lineOf(
    `<title>海港填海計劃押後</title><body><h1>海港填海計劃押後</h1><p class="date">2019年2月28日</p>
<div class="article-content">${TEXT[0]}${html}${TEXT.slice(1).join('')}</div>`,
  );
  return line.markdown ?? '';
}

describe('fields of one line', () => {
  const titled = (title: string) =>
    lineOf(`<title>${title}</title><body><h1>${title}</h1><p class="date">2019年2月28日</p>${TEXT.join('')}`)
      .title;

  test('lose what turns their direction, or opens a turn that it does not close', () => {
    expect(titled('填海\u202e計劃押後')).toBe('填海計劃押後');
    expect(titled('填海\u2067計劃押後')).toBe('填海計劃押後');
    expect(titled('填海\u2067גשר\u2069計劃押後')).toBe('填海\u2067גשר\u2069計劃押後');
  });
});

describe('the post of a WordPress theme', () => {
  test('was changed at the time that machines are told', () => {
    const { modified } =
      lineOf(`<title>填海計劃押後</title><body><article><h1 class="entry-title">填海計劃押後</h1>
<span class="posted-on"><time class="entry-date published" datetime="2019-03-05T10:30:00+08:00">2019-03-05</time><time class="updated" datetime="2019-03-06T09:00:00+08:00">2019-03-06</time></span>
${TEXT.join('')}</article>`);
    expect(modified).toBe('2019-03-06T09:00:00+08:00');
  });
});

test('a piece within the text stands in its place', () => {
  expect(within('<h3>環團的看法</h3>')).toContain('\n\n### 環團的看法\n\n');
});
