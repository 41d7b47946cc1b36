import { describe, expect, it } from 'vitest';
import type { Recipe } from '../outlets/index.ts';
import { parseRecipe } from '../outlets/index.ts';
import { readPage, STORY } from './sample.test-help.ts';

const recipe = (slots: string): Recipe => parseRecipe(`layout: column\nbody: .column\n${slots}`);

function paper(head: string, top: string): string {
  return `<html lang="zh-HK"><head><title>渡輪停航 ◆ 即時</title>${head}</head><body>${top}<div class="column">${STORY.map((line) => `<p>${line}</p>`).join('')}</div></body></html>`;
}

function factsOf(html: string, slots: string) {
  const reading = readPage(html, [recipe(slots)]);
  if (reading.kind !== 'article') throw new Error(reading.kind);
  return reading;
}

describe('the slots of a recipe', () => {
  it('win over what the page tells machines', () => {
    const { authors, published, from } = factsOf(
      paper(
        '<script type="application/ld+json">{"@type":"NewsArticle","author":"新聞組","datePublished":"2021-06-28"}</script>',
        '<p class="writer">文：<a>陳大文</a>、<a>李小明</a></p><i class="day">2019年2月28日 14:30</i>',
      ),
      'authors: .writer a\npublished: .day',
    );
    expect(authors.map(({ name }) => name)).toEqual(['陳大文', '李小明']);
    expect(published).toBe('2019-02-28T14:30:00+08:00');
    expect(from).toMatchObject({ authors: 'css:.writer a', published: 'css:.day' });
  });

  it('that are empty on a page leave it to the generic reader, which is named and believed less', () => {
    const html = paper(
      '<meta property="article:published_time" content="2019-02-28T14:30:00+08:00">',
      '<i class="day">今天</i>',
    );
    const {
      published,
      from,
      confidence,
      recipe: layout,
    } = factsOf(html, 'published: .day\nauthors: .writer');
    expect({ published, from: from.published, layout }).toEqual({
      published: '2019-02-28T14:30:00+08:00',
      from: 'meta:article:published_time',
      layout: 'column',
    });
    expect(confidence.published).toBeLessThan(0.7);
  });

  it('that show the day alone are made finer by the time that machines are told', () => {
    const html = paper(
      '<meta property="article:published_time" content="2019-02-28T14:30:00+08:00">',
      '<i class="day">28.02.2019</i>',
    );
    expect(factsOf(html, 'published: .day').published).toBe('2019-02-28T14:30:00+08:00');
  });

  it('leave out tails of headlines, and names that are nobody', () => {
    const { title, authors } = factsOf(
      paper('', '<p class="writer">新聞組</p>'),
      'title: title\nauthors: .writer\nwithout: [◆ 即時, 新聞組]',
    );
    expect({ title, authors }).toEqual({ title: '渡輪停航', authors: [] });
  });
});
