import { describe, expect, test } from 'vitest';
import { builtInFiles } from './built-in.ts';
import { builtInOutlet, identifier, isArticleShape, parseOutlet, shapeOf } from './index.ts';

const idIn = (host: string) => {
  const identify = identifier(parseOutlet(builtInOutlet(host)!));
  return (address: string) => {
    const { id, by } = identify(address);
    return by === 'rule' ? id : by;
  };
};

describe('an outlet that we know', () => {
  test.each(builtInFiles())(
    '$name is a whole outlet file of at most 80 lines, and says what it was checked on',
    ({ text }) => {
      const { hosts, languages, timezone, about } = parseOutlet(text);
      expect(text.split('\n').length).toBeLessThanOrEqual(81);
      expect(text).toMatch(/^# Checked on: /m);
      expect([hosts.length > 0, languages.length > 0, timezone !== 'UTC', about !== null]).not.toContain(
        false,
      );
      for (const host of hosts) expect(builtInOutlet(host)).toBe(text);
    },
  );

  test('Citizen News: an article is its first number', () => {
    const address = 'https://www.hkcnews.com/article/18752/%E6%B3%95%E5%BA%AD-18753/headline';
    expect(idIn('hkcnews.com')(address)).toBe('18752');
  });

  test('Apple Daily: an article is one on all hosts of the paper', () => {
    const id = idIn('hk.appledaily.com');
    const addresses = [
      'http://hk.apple.nextmedia.com/news/art/20170909/20147535',
      'https://hk.news.appledaily.com/local/daily/article/20170909/20147535?utm_source=x',
      'http://hkm.appledaily.com/detail.php?category_guid=4104&guid=20147535&issue=20170909',
    ];
    expect(addresses.map(id)).toEqual(['20147535', '20147535', '20147535']);
    const arc = 'https://hk.entertainment.appledaily.com/entertainment/20191112/3PXQWOLE5OQ4T7VUESBN5T3RL4/';
    expect(id(arc)).toMatch(/^[0-9a-f]{16}$/);
    expect(id('https://hk.appledaily.com/archive/index/20190901/')).toBe('address');
    expect(id('https://tw.appledaily.com/headline/daily/20170909/20147535')).toBe('address');
  });

  test('Stand News: an article is its address, however its headline is escaped', () => {
    const outlet = parseOutlet(builtInOutlet('thestandnews.com')!);
    const identify = identifier(outlet);
    const raw = 'https://www.thestandnews.com/politics/海港填海押後';
    expect(identify(encodeURI(raw)).id).toBe(identify(raw).id);
    expect(isArticleShape(shapeOf(raw))).toBe(true);
  });

  test('is known by its hosts alone, whatever another is called', () => {
    for (const host of ['example.com', 'constructor', '../outlets/citizen-news-hk', ''])
      expect(builtInOutlet(host)).toBeNull();
  });
});
