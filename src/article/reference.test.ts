import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FRONT_KEYS } from './file.ts';
import { formatArticle } from './format.ts';
import { parseArticle } from './parse.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/reference/article.md'), 'utf8');

/** The fenced examples of the page under a heading, by the word after their fence. */
function examples(language: string, page = PAGE): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    (match) => match[1]!,
  );
}

describe('docs/reference/article.md', () => {
  test('shows an article file that is written back byte for byte, with every key in its order', () => {
    const [example] = examples('article');
    const file = parseArticle(example!);
    expect(Object.keys(file.front)).toEqual(Object.keys(FRONT_KEYS));
    expect(formatArticle(file)).toBe(example);
  });

  test('lists every key of the front matter, and no other', () => {
    const keys = [...PAGE.matchAll(/^\| `(\w+)` +\|/gm)].map((match) => match[1]);
    expect(keys).toEqual(Object.keys(FRONT_KEYS));
  });

  test('shows front matter that a person wrote, and it is read', () => {
    const [example] = examples('yaml');
    expect(parseArticle(example!)).toEqual({
      front: { title: 'Ferries stop: buses run', date: '2018-03-05', tags: ['ferries', '颱風'] },
      extra: { checked: true },
      body: '',
    });
  });
});
