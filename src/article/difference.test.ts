import { describe, expect, test } from 'vitest';
import { align } from './align.ts';
import { difference, type Hunk } from './difference.ts';

/** `同 -舊- +新+` of each paragraph. */
function shown(hunks: Hunk[]): string[] {
  const marks = { same: '', added: '+', removed: '-' } as const;
  const one = ({ is, text }: { is: keyof typeof marks; text: string }) => `${marks[is]}${text}${marks[is]}`;
  return hunks.map((hunk) => (hunk.is === 'changed' ? hunk.pieces.map(one).join('') : one(hunk)));
}

describe('the difference of two texts', () => {
  test('tells which paragraphs came and went', () => {
    expect(shown(difference(['甲段。', '乙段原文。'], ['甲段。', '新來的一段話', '乙段原文。']))).toEqual([
      '甲段。',
      '+新來的一段話+',
      '乙段原文。',
    ]);
    expect(shown(difference(['甲', '乙'], []))).toEqual(['-甲-', '-乙-']);
  });

  test('tells which words of a paragraph were changed', () => {
    expect(
      shown(difference(['渡輪今日下午停航，市民改乘巴士。'], ['渡輪昨日下午停航，市民改乘巴士。'])),
    ).toEqual(['渡輪-今-+昨+日下午停航，市民改乘巴士。']);
    expect(
      shown(difference(['The ferry stops at noon today.'], ['The ferry stops at three today.'])),
    ).toEqual(['The ferry stops at -noon-+three+ today.']);
  });

  test('tells a run of characters that was written anew in one piece', () => {
    expect(shown(difference(['船公司說渡輪會準時開出一班。'], ['船公司說渡輪會準點開航一班。']))).toEqual([
      '船公司說渡輪會準-時開出-+點開航+一班。',
    ]);
  });

  test('takes other spaces and widths for the same text', () => {
    expect(shown(difference(['ＡＢＣ　第１號'], ['ABC 第1號']))).toEqual(['ABC 第1號']);
  });

  test('gives back both texts, whatever they are', () => {
    let seed = 1;
    const random = (most: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % most;
    };
    for (let n = 0; n < 200; n++) {
      const text = () =>
        Array.from({ length: random(8) }, () =>
          Array.from({ length: random(12) }, () => '甲乙丙 ab。'[random(7)]).join(''),
        );
      const [before, after] = [text(), text()];
      const hunks = difference(before, after);
      const side = (not: 'added' | 'removed') =>
        hunks.flatMap((hunk) =>
          hunk.is === 'changed'
            ? [
                hunk.pieces
                  .filter(({ is }) => is !== not)
                  .map((piece) => piece.text)
                  .join(''),
              ]
            : hunk.is === not
              ? []
              : [hunk.text],
        );
      const bare = (lines: string[]) => lines.map((line) => line.replace(/\s+/g, ''));
      expect(bare(side('removed'))).toEqual(bare(after));
      expect(bare(side('added'))).toEqual(bare(before));
    }
  });
});

test('long lists are aligned by what stands once in each', () => {
  const one = Array.from({ length: 5000 }, (_, n) => (n % 3 === 0 ? 'x' : `line ${n}`));
  const other = one.filter((_, n) => n % 7 !== 0);
  const pairs = align(one, other);
  expect(pairs.length).toBeGreaterThan(other.length * 0.95);
  expect(pairs.every(([a, b]) => one[a] === other[b])).toBe(true);
  expect(align(Array(5000).fill('x'), Array(4000).fill('x')).length).toBe(4000);
  expect(align(Array(5000).fill('x'), Array(4000).fill('y'))).toEqual([]);
});
