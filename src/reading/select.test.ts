import { describe, expect, it } from 'vitest';
import { parseOutlet } from '../outlets/index.ts';
import { parseWithin } from './page/parse.ts';
import { survey } from './page/survey.ts';
import { select } from './select.ts';

const outlet = parseOutlet('name: 港灣日報\nrecipes:\n  - layout: article\n    body: .text');
const [recipe] = outlet.recipes;
const page = survey(
  parseWithin(
    '<meta property="og:title" content="a"><article class="post x"><p class="text-end">1</p><p class="text lead">2</p><div lang="a b">3<p>4</p></div></article>',
  ),
  'https://harbour.example/1',
  outlet,
);
const found = (selector: string) => select(page, recipe!, selector).map(({ name }) => name);

describe('a selector of a recipe', () => {
  it.each([
    ['p', ['p', 'p', 'p']],
    ['.text', ['p']],
    ['article.post > P.text.lead', ['p']],
    ['article > .text, div', ['p', 'div']],
    ['meta[property="og:title"]', ['meta']],
    ['article > [lang="a b"]', ['div']],
    ['article [lang] > p', ['p']],
    ['article > :not(p)', ['div']],
    ['p:not(.text)', ['p', 'p']],
    ['.text ~ div p', ['p']],
    ['.a\\:b', []],
    ['.x *', ['p', 'p', 'div', 'p']],
  ])('%s names what CSS says', (selector, names) => {
    expect(found(selector)).toEqual(names);
  });
});
