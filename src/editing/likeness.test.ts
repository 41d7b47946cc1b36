import { expect, test } from 'vitest';
import { bandsOf, guessedLikeness, likeness, runsOf, sketchOf } from './likeness.ts';

test('a Chinese character is a word, and marks, spaces, width and case are none', () => {
  expect(runsOf('渡輪今日停航').length).toBe(3);
  expect(runsOf('The ferry does not run today').length).toBe(3);
  expect(runsOf('ＡＢＣ，渡輪 今日停航。')).toEqual(runsOf('abc渡輪今日停航'));
  expect(runsOf('渡輪').length).toBe(1);
  expect(runsOf(' 。 ').length).toBe(0);
});

test('what a text grew out of is contained in it', () => {
  const [short, long] = [runsOf('渡輪今日停航'), runsOf('渡輪今日停航市民改乘巴士')];
  expect(likeness(short, long)).toEqual({ alike: 3 / 9, contained: 1, shared: 3 });
  expect(likeness(short, new Uint32Array())).toEqual({ alike: 0, contained: 0, shared: 0 });
});

test('a sketch tells about how alike two texts are, and their bands meet where they are very much so', () => {
  const text = (from: number) =>
    runsOf(
      Array.from({ length: 1000 }, (_, n) =>
        String.fromCodePoint(0x4e00 + (((from + n) * 7919) % 20_000)),
      ).join(''),
    );
  let met = 0;
  for (let n = 0; n < 200; n++) {
    const [one, other] = [text(n * 5000), text(n * 5000 + 50)];
    const { alike } = likeness(one, other);
    expect(Math.abs(guessedLikeness(sketchOf(one), sketchOf(other)) - alike)).toBeLessThan(0.35);
    const bands = new Set(bandsOf(sketchOf(other)));
    if (bandsOf(sketchOf(one)).some((band) => bands.has(band))) met++;
  }
  expect(met).toBeGreaterThan(195);
  for (const band of bandsOf(sketchOf(text(0)))) expect(Number.isSafeInteger(band)).toBe(true);
});
