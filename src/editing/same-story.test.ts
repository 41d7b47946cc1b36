import { describe, expect, test } from 'vitest';
import { runsOf } from './likeness.ts';
import { kinshipOf, type Link, numbersIn, type Shown } from './same-story.ts';

/** A text of so many sentences, each of its own characters, from a place in an endless story. */
function story(sentences: number, from = 0): string {
  return Array.from({ length: sentences }, (_, n) => sentence(from + n)).join('。');
}

function sentence(n: number): string {
  return Array.from({ length: 20 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((n * 389 + i * 31 + n * i) % 20_000)),
  ).join('');
}

function shown(title: string, day: string | null, text: string, tags: string[] = []): Shown {
  return { title, day, tags, runs: runsOf(text), numbers: numbersIn(text) };
}

function kinship(one: Shown, other: Shown, link: Link = null) {
  expect(kinshipOf(other, one, link)).toBe(kinshipOf(one, other, link));
  return kinshipOf(one, other, link);
}

describe('two ids are one story', () => {
  test('with one title on one day, when their texts are alike, or the one grew out of the other', () => {
    const now = shown('渡輪停航', '2019-02-28', story(20));
    expect(kinship(now, shown('渡輪　停航！', '2019-02-28', `${story(19)}。${sentence(90)}`))).toBe('story');
    expect(kinship(now, shown('渡輪停航', '2019-02-28', story(8)))).toBe('story');
    expect(kinship(now, shown('渡輪停航', '2019-02-28', story(20, 50)))).toBeNull();
  });

  test('under two headlines, when the text is the same and no short one', () => {
    const now = shown('渡輪停航', '2019-02-28', story(30));
    expect(kinship(now, shown('海上大風，船公司停業', '2019-02-28', story(30)))).toBe('story');
    expect(kinship(now, shown('海上大風，船公司停業', '2019-03-28', story(30)))).toBeNull();
    const short = sentence(1) + sentence(2) + sentence(3);
    expect(
      kinship(shown('甲', '2019-02-28', `一${short}`), shown('乙', '2019-02-28', `二三四${short}`)),
    ).toBeNull();
  });

  test('with one title on one day, when a line was put before the captions of pictures', () => {
    const captions = sentence(1) + sentence(2);
    const now = shown('圖輯', '2019-02-28', `懷念之一。${captions}`);
    expect(kinship(now, shown('圖輯', '2019-02-28', captions))).toBe('story');
    expect(kinship(now, shown('圖輯', '2019-02-28', `懷念之二。${sentence(3)}${sentence(4)}`))).toBeNull();
  });

  test('under headlines that are much alike, when a letter of a text was put right on its day', () => {
    const text = story(10);
    const now = shown('船公司停業，員工遣散', '2019-02-28', text);
    const before = shown('【未完】船公司停業，員工遣散', '2019-02-28', text.replace(/(?<=^.{100})./u, '丁'));
    expect(kinship(now, before)).toBe('story');
    expect(kinship(now, { ...before, day: '2019-03-01' })).toBeNull();
    expect(kinship(now, { ...before, numbers: new Set(['31']) })).toBeNull();
  });

  test('where the address of one names the other and their texts agree, on whatever day', () => {
    const now = shown('渡輪停航', '2019-02-28', story(20));
    expect(kinship(now, shown('船公司：停航', null, story(9)), 'later')).toBe('story');
    expect(kinship(now, shown('船公司：停航', null, `${story(20)}。${story(8, 40)}`), 'later')).toBe('story');
    expect(kinship(now, shown('渡輪停航', '2019-02-28', story(20, 70)), 'later')).toBe('thread');
    expect(kinship(now, shown('渡輪停航', '2019-02-28', story(20, 70)), 'claim')).toBeNull();
  });
});

describe('two ids are two stories', () => {
  test('that a column of one title has every day', () => {
    const day = (n: number) => shown('每日一句', `2019-02-0${n}`, story(6, n * 10));
    expect(kinship(day(1), day(2))).toBeNull();
  });

  test('that fill one form with other numbers', () => {
    const weather = (day: string, degrees: number) =>
      shown('天氣', day, `${story(30)}。最高氣溫 ${degrees} 度，濕度百分之 ${degrees + 40}。`);
    expect(kinship(weather('2019-02-01', 18), weather('2019-02-02', 21))).toBeNull();
    expect(kinship(weather('2019-02-01', 18), weather('2019-02-02', 18))).toBe('story');
  });

  test('that are pieces of a series, however much stands below each of them', () => {
    const piece = (count: string, n: number) =>
      shown(`海的歷史之${count}`, '2019-02-01', `${story(30)}。${story(3, n)}`);
    expect(kinship(piece('一', 100), piece('二', 200))).toBeNull();
  });

  test('that have no text to compare', () => {
    expect(kinship(shown('渡輪停航', '2019-02-28', ''), shown('渡輪停航', '2019-02-28', ''))).toBeNull();
  });
});

test('a story that goes on under a new headline is of its thread', () => {
  const first = shown('【持續更新】渡輪停航', '2019-02-28', story(30), ['渡輪']);
  expect(kinship(first, shown('船公司道歉', '2019-02-28', `${story(20)}。${story(30, 50)}`, ['渡輪']))).toBe(
    'thread',
  );
});
