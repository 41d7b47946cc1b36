import { describe, expect, test } from 'vitest';
import { toMarkdown, toText } from '../article/index.ts';
import type { ArticleReading } from '../base/reading.ts';
import { parseOutlet } from '../outlets/index.ts';
import { habitsOf, NO_HABITS, readImported, traitOf } from './index.ts';
import { type Parts, PICTURE, PLEA, seedFile, WHEN } from './seed.test-help.ts';

const outlet = parseOutlet(
  'name: 海港日報\nhosts: [harbourdaily.example]\nlanguages: [zh-Hant-HK, en]\ntimezone: Asia/Hong_Kong',
);
const ferry: Parts = { id: 7, title: '渡輪停航', author: '記者陳小文', text: '渡輪今日停航，市民改乘巴士。' };
/** So many that their plea is known. */
const folder = [
  ferry,
  { id: 8, title: '燈塔開放', author: '林海', text: '燈塔逢周日開放。', biography: '林海，看海的人。' },
  { id: 9, title: '碼頭擴建', author: '讀者投稿', text: '碼頭將於年底擴建。' },
].map(seedFile);
const habits = habitsOf(folder.flatMap((text) => traitOf(text) ?? []));

function imported(text: string, known = habits) {
  return readImported({ path: 'imported/1.md', bytes: Buffer.from(text) }, outlet, known);
}

function article(text: string, known = habits): ArticleReading {
  const { readings, problems } = imported(text, known);
  expect(problems).toEqual([]);
  const [one] = readings;
  if (one?.kind !== 'article') throw new Error(JSON.stringify(one));
  return one;
}

const rules = ({ removed, repairs = [] }: ArticleReading) => [...removed, ...repairs].map(({ rule }) => rule);

describe('an imported file', () => {
  test('is a reading of the capture that it names, and says that it was imported', () => {
    const { capture, published, authors, lang, reader } = article(folder[0]!);
    expect(capture).toMatchObject({
      original: expect.stringMatching(/^https:\/\/www\.harbourdaily\.example\/article\/7\//),
      timestamp: WHEN,
      memento: expect.stringContaining(`/web/${WHEN}/`),
      imported: 'imported/1.md',
    });
    expect({ published, authors, lang, reader }).toEqual({
      published: '2019-02-28',
      authors: [{ name: '陳小文', role: '記者' }],
      lang: 'zh-Hant-HK',
      reader: 'import/1',
    });
  });

  test('loses the plea that it shares with others, and tells it', () => {
    const reading = article(folder[0]!);
    expect(toText(reading.body)).toBe('渡輪今日停航，市民改乘巴士。');
    expect(reading.body.at(-1)?.type).toBe('paragraph');
    expect(reading.removed.map(({ rule, text }) => [rule, text.slice(0, 4)])).toEqual([
      ['plea', '請成為海'],
      ['plea', '月費讀者'],
    ]);
    const other = `多謝首一千位讀者！${PLEA.split('\n')[0]}\n\n${PLEA.split('\n')[2]}`;
    expect(toText(article(folder[0]!.replace(PLEA, other)).body)).toBe('渡輪今日停航，市民改乘巴士。');
  });

  test('keeps what stands below a rule and is its own', () => {
    const note = '---\n\n註：班次以碼頭告示為準。';
    expect(toText(article(seedFile({ ...ferry, text: `${ferry.text}\n\n${note}` })).body)).toContain(
      '註：班次',
    );
    expect(toText(article(folder[0]!, NO_HABITS).body)).toContain('月費讀者');
  });

  test('gives its author’s biography apart, with the portrait’s own address', () => {
    const reading = article(folder[1]!);
    expect(toText(reading.body)).toBe('燈塔逢周日開放。');
    expect(reading.biography).toEqual({
      name: '林海',
      role: '專欄',
      text: '林海，看海的人。',
      avatar: 'https://www.harbourdaily.example/uploads/avatars/2.png?1',
    });
    expect(rules(reading)).toContain('biography');
  });

  test.each(['About the author', '作者簡介：', '陳小文'])('has no biography below a line %s', (line) => {
    const text = `停航。\n\n---\n\n**${line}**\n\n前船員，現居坪洲。`;
    const reading = article(`---\ntitle: "渡輪"\ndate: "2019-02-28"\nauthor: "陳小文"\n---\n\n${text}`);
    expect(toText(reading.body)).toBe('停航。');
    expect(reading.biography).toEqual({
      name: '陳小文',
      role: null,
      text: '前船員，現居坪洲。',
      avatar: null,
    });
  });

  test('has dead addresses, not those of an archive’s replay', () => {
    const text = `${PICTURE}\n\n詳見[告示](/web/${WHEN}/https://www.harbourdaily.example/notice)及[地圖](https://web.archive.org/web/${WHEN}/https://map.example/a b)，[檔案](file:///Users/x)。\n\n{{< video src="//web.archive.org/web/${WHEN}if_/https://films.example/embed/1" >}}`;
    const reading = article(seedFile({ ...ferry, text }));
    const markdown = toMarkdown(reading.body);
    expect(markdown).toContain('src="https://www.harbourdaily.example/news_新/ferry%201.jpg"');
    expect(markdown).toContain(
      '詳見[告示](https://www.harbourdaily.example/notice)及[地圖](https://map.example/a%20b)',
    );
    expect(markdown).toContain('{{< video src="https://films.example/embed/1"');
    expect(markdown).not.toMatch(/web\.archive|\/web\/|file:/);
    expect(markdown).toContain('檔案');
    expect(rules(reading)).toEqual(
      expect.arrayContaining(['archive address', 'dead relative link', 'spaces in an address']),
    );
  });

  test('has no link where somebody wrote words for an address, and keeps what those say', () => {
    const text = '見[白絲帶](白絲帶 運動)、[直播](<iframe src=)及[註](見 下文)。';
    expect(toText(article(seedFile({ ...ferry, text })).body)).toBe('見白絲帶、直播及[註](見 下文)。');
  });

  test('has no link to where a hidden e-mail address stood', () => {
    const text = '電郵：[[email protected]](/web/2021/https://news.example/cdn-cgi/l/email-protection)。';
    expect(toMarkdown(article(seedFile({ ...ferry, text })).body)).toBe('電郵：[email protected]。');
  });

  test('says a hidden e-mail address again', () => {
    const text =
      '電郵：[[email protected]](https://news.example/cdn-cgi/l/email-protection#543031273f143a3123277a312c3539243831)。';
    expect(toMarkdown(article(seedFile({ ...ferry, text })).body)).toBe(
      '電郵：[desk@news.example](mailto:desk@news.example)。',
    );
  });

  test('has no picture or player whose address is none of the web, and keeps what stood below it', () => {
    const figure = (src: string) =>
      `<figure>\n<img src="${src}" alt="">\n<figcaption>泊岸</figcaption>\n</figure>`;
    const text = `${figure('javascript:alert(1)')}\n\n![x](data:image/png;base64,AA)\n\n{{< video src="file:///etc/passwd" >}}\n\n停航。`;
    expect(toMarkdown(article(seedFile({ ...ferry, text })).body)).toBe('泊岸\n\n停航。');
    // Of a file that tells no address nobody knows where its pictures were.
    const lone = article('---\ntitle: "渡輪"\ndate: "2019-02-28"\n---\n\n![x](../../etc/passwd)\n\n停航。');
    expect(toMarkdown(lone.body)).toBe('停航。');
  });

  test('has strong text where Markdown saw only stars, and no control characters', () => {
    const reading = article(seedFile({ ...ferry, text: '**重點：**渡輪\u0016停航，**改乘**巴士。' }));
    expect(toMarkdown(reading.body)).toBe('<strong>重點：</strong>渡輪停航，**改乘**巴士。');
    expect(rules(reading)).toEqual(expect.arrayContaining(['marks of strong text', 'control characters']));
  });

  test('has letters of a wrong charset mended where that is certain, and left where not', () => {
    const text = Buffer.from('渡輪今日停航', 'utf8').toString('latin1');
    const reading = article(
      seedFile({ ...ferry, text: `船長說：「it isnâ€™t」。${text}。而內?￥ﾍﾻ是吶喊。` }),
    );
    expect(toText(reading.body)).toBe('船長說：「it isn’t」。渡輪今日停航。而內?￥ﾍﾻ是吶喊。');
    expect(rules(reading)).toEqual(expect.arrayContaining(['mojibake', 'illegible letters']));
    expect(rules(article(seedFile({ ...ferry, text: 'ﾌｪﾘｰは欠航です。' })))).not.toContain(
      'illegible letters',
    );
  });

  test('says its headline once', () => {
    const twice = article(seedFile({ ...ferry, text: `## 渡輪停航\n\n${ferry.text}` }));
    expect(toText(twice.body)).toBe(ferry.text);
    expect(rules(twice)).toContain('headline');
    // All that was saved of it.
    expect(toText(article(seedFile({ ...ferry, text: '渡輪停航' })).body)).toBe('渡輪停航');
  });

  test('has no day that is none; one in its address is one', () => {
    const undated = article(seedFile({ ...ferry, date: '0000-00-00' }));
    expect(undated.published).toBeNull();
    expect(undated.repairs).toContainEqual({ rule: 'date that is none', text: '0000-00-00' });
    expect(article(seedFile({ ...ferry, date: '108-02-28' })).published).toBeNull();
    const original = 'https://harbourdaily.example/2018/3/5/ferry';
    expect(article(seedFile({ ...ferry, date: '', original })).published).toBe('2018-03-05');
  });
});

describe('a file that was saved as an article and is none', () => {
  const none = { author: '', date: '', text: '' };
  const kindOf = (text: string, known = habits) => {
    const [one] = imported(text, known).readings;
    const reading = one!;
    return reading.kind === 'tombstone' || reading.kind === 'notArticle'
      ? `${reading.kind}: ${reading.reason}`
      : reading.kind;
  };

  test('is a tombstone: an outage, a farewell of many, nothing at all', () => {
    const farewells = [1, 2, 3].map((id) => seedFile({ ...none, id, title: '海港日報感謝讀者' }));
    const known = habitsOf(farewells.flatMap((text) => traitOf(text) ?? []));
    expect(kindOf(farewells[0]!, known)).toBe('tombstone: many files of no text say 海港日報感謝讀者');
    expect(kindOf(seedFile({ ...none, id: 1, title: 'Temporarily Offline' }))).toBe('tombstone: outage');
    expect(kindOf(seedFile({ ...none, id: 1, title: '' }))).toBe('tombstone: untitled, and empty');
  });

  test('is a notice that stands under many days and bylines, whoever gave it those', () => {
    const outages = [1, 2, 3].map((id) =>
      seedFile({ ...ferry, id, title: 'Temporarily Offline', date: `2018-03-0${id}`, text: '系統維護中' }),
    );
    const known = habitsOf(outages.flatMap((text) => traitOf(text) ?? []));
    expect(kindOf(outages[0]!, known)).toBe('tombstone: outage');
    const columns = [1, 2, 3].map((id) =>
      seedFile({ ...ferry, id, title: '今日停刊', date: `2018-03-0${id}`, text: '編輯部休息一天。' }),
    );
    expect(kindOf(columns[0]!, habitsOf(columns.flatMap((text) => traitOf(text) ?? [])))).toBe('article');
  });

  test('is a picture under an article’s address', () => {
    const original = 'https://harbourdaily.example/article/7/images/white.svg';
    expect(kindOf(seedFile({ ...none, id: 7, title: '海港日報', original }))).toBe(
      'notArticle: address of a picture or a script',
    );
  });

  test('is not what has a day and a text, whatever its headline', () => {
    expect(kindOf(seedFile({ ...ferry, title: '停刊：海港日報停止營運' }))).toBe('article');
    expect(kindOf(seedFile({ ...ferry, date: '', text: '渡輪停航。'.repeat(80) }))).toBe('article');
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['no front matter', 'text', 'BAD_ARTICLE'],
    ['front matter that is code', '---js\n{title: require("fs").rmSync("/")}\n---\n', 'BAD_ARTICLE'],
    ['YAML that does not parse', '---\ntitle: "a\n---\n', 'BAD_ARTICLE'],
    ['Latin-1', Buffer.from('---\ntitle: "caf\xe9"\n---\n', 'latin1'), 'BAD_ARTICLE'],
    ['50 MB', Buffer.alloc(50 << 20), 'TOO_LARGE'],
  ])('is a problem, not an end: %s', (_, bytes, code) => {
    const file = { path: 'imported/1.md', bytes: Buffer.from(bytes) };
    expect(readImported(file, outlet, habits)).toMatchObject({ readings: [], problems: [{ at: '', code }] });
  });
});
