import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { STYLE, styleFor } from './style.ts';

test('the style sheet of a site is packed, and weighs 8 kB at most on its way to a reader', () => {
  expect(gzipSync(STYLE).length).toBeLessThanOrEqual(8192);
  expect(STYLE).not.toMatch(/\/\*|[{;,] | [{};,]|;}/);
  expect(STYLE).toContain('"＊　＊　＊"');
});

test('what packing takes away says nothing to a browser: rules, conditions and values stay whole', () => {
  const css = styleFor('山城');
  expect(css.split('{').length).toBe(css.split('}').length);
  expect(css).toMatch(/@media \(min-width:60rem\)\{/);
  expect(css).toMatch(/calc\([^)]* [-+] |clamp\([^)]* \+ /);
});
