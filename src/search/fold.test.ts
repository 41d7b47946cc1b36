import { expect, test } from 'vitest';
import { folding } from './fold.ts';

const fold = folding('发發髮 国國 里裏裡');
const tokens = (text: string) => {
  const all: string[] = [];
  fold(text, { character: (point) => all.push(String.fromCodePoint(point)), word: (word) => all.push(word) });
  return all.join(' ');
};

test('Traditional and Simplified forms are one', () => {
  expect(tokens('發國裡')).toBe(tokens('发国里'));
  expect(tokens('頭髮')).toBe(tokens('頭发'));
});

test('width, case, diacritics and compatibility forms are one', () => {
  expect(tokens('ＡＢＣ　１２')).toBe('abc 12');
  expect(tokens('Café CAFE\u0301 ﬁn STRASSE straße')).toBe('cafe cafe fin strasse strasse');
  expect(tokens('㈱①')).toBe('株 1');
  expect(tokens('ｶﾞｷﾞ')).toBe(tokens('ガギ'));
});

test('a kana keeps its voicing, and a syllable its letters', () => {
  expect(tokens('がか')).toBe('が か');
  expect(tokens('대한')).toBe('대 한');
});

test('punctuation parts words, and nobody sees a soft hyphen', () => {
  expect(tokens('G20峰會：「談判」')).toBe('g20 峰 會 談 判');
  expect(tokens('co\u00adoperate state-of')).toBe('cooperate state of');
});

test('each token tells where it stands', () => {
  const places: string[] = [];
  const text = '𠮷野家 Ｔｏｋｙｏ';
  fold(text, {
    character: (point, start, end) => places.push(`${String.fromCodePoint(point)}=${text.slice(start, end)}`),
    word: (word, start, end) => places.push(`${word}*=${text.slice(start, end)}`),
  });
  expect(places).toEqual(['𠮷=𠮷', '野=野', '家=家', 'tokyo*=Ｔｏｋｙｏ']);
});

test('a word without end is cut', () => {
  expect(tokens('a'.repeat(1_000_000))).toHaveLength(64);
});
