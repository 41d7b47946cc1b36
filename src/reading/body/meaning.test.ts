import { describe, expect, it } from 'vitest';
import { ruleAt } from './junk-words.ts';
import { meaningOf } from './meaning.ts';

const ruleOf = (names: string) => ruleAt(meaningOf(names).rule);

describe('the names of an element', () => {
  it('tell by which rule it is no part of an article', () => {
    for (const [names, rule] of [
      ['relatedPosts', 'related'],
      ['site__left_social-media__box', 'share'],
      ['story-page-inline-ads', 'advertisement'],
      ['x2-ads', 'advertisement'],
      ['widget', 'navigation'],
      ['col-md-8 comment-list', 'comments'],
      ['text-related', 'related'],
    ])
      expect([names, ruleOf(names!)]).toEqual([names, rule]);
  });

  it('tell nothing where they are anything else', () => {
    for (const names of ['', 'column', 'unrelated', 'shareholders', 'a-b-c-related', 'has-sidebar'])
      expect([names, ruleOf(names)]).toEqual([names, null]);
  });

  it('give the first of several rules, and say whether an article is called so', () => {
    expect(ruleOf('tags share')).toBe('share');
    expect(meaningOf('main articleBody').isBody).toBe(true);
    expect(meaningOf('postBody has-comments')).toMatchObject({ isBody: true, words: 'post-body' });
  });
});
