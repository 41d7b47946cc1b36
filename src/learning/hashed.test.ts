import { expect, test } from 'vitest';
import { isHashed, stablePart } from './hashed.ts';

test('a name that a build made is known by its letters', () => {
  const made =
    'css-1x2y3z sc-bdVaJa sc-aeekvc-0 eIFlFA feoRWP dcr-ygtsjm dcr-qp9m7u _1a2b3c title_t192cc9m Body__3xKd9';
  for (const name of made.split(' ')) expect(isHashed(name), name).toBe(true);
  const written =
    'story-body articleHTML col-md-8 h1 newsTV html5video rhythm strengths nytimes BBCNews iPhoneApp MuiBox-root css-grid pb-f-article-body';
  for (const name of written.split(' ')) expect(isHashed(name), name).toBe(false);
});

test('what stands before it may be a name all the same', () => {
  expect(stablePart('ArticleBody_wrapper__3xKd9')).toBe('ArticleBody_wrapper__');
  expect(stablePart('StyledBody-sc-bdVaJa')).toBe('StyledBody-');
  expect(stablePart('css-1x2y3z')).toBeNull();
  expect(stablePart('story-body')).toBeNull();
});
