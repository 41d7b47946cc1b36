import { describe, expect, test } from 'vitest';
import { ReprintError } from '../base/error.ts';
import {
  formatRecipe,
  identifier,
  inTurn,
  isOfOutlet,
  outletTemplate,
  parseOutlet,
  parseRecipe,
  withLearned,
} from './index.ts';

const HARBOUR = parseOutlet(`
name: 港灣日報
hosts: [harbourdaily.example]
languages: [zh-hant-hk, en]
timezone: Asia/Hong_Kong
identity:
  - pattern: '/article/(?P<id>[0-9]+)'
  - pattern: '[?&]story=(?P<id>[^&]+)'
tombstones: Temporarily Offline
`);

function refusal(yaml: string): string {
  try {
    parseOutlet(yaml);
  } catch (error) {
    if (error instanceof ReprintError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

describe('an outlet file', () => {
  test('is checked and filled in', () => {
    expect(HARBOUR).toMatchObject({
      name: '港灣日報',
      about: null,
      languages: ['zh-Hant-HK', 'en'],
      tombstones: ['Temporarily Offline'],
      recipes: [],
      learned: [],
      site: { address: null, isListed: true },
    });
  });

  test('says where the site will live, and whether search engines may list it', () => {
    const { site } = parseOutlet('name: A\nsite: {address: "https://a.example/b", robots: no index}');
    expect(site).toEqual({ address: 'https://a.example/b/', isListed: false });
    expect(refusal('name: A\nsite: {robots: closed}')).toContain(
      'site.robots must be open or no index, not closed',
    );
    expect(refusal('name: A\nsite: {address: "javascript:alert(1)"}')).toContain(
      'site.address is no address',
    );
  });

  test('names the key that is wrong', () => {
    expect(refusal('hosts: [a.example]')).toBe('BAD_OUTLET: name is missing: what was the outlet called?');
    expect(refusal('name: A\ntimezone: Hong Kong')).toBe('BAD_OUTLET: timezone is no time zone: Hong Kong');
    expect(refusal('name: A\nhosts: ["a/b"]')).toBe('BAD_OUTLET: hosts holds what is no host name: a/b');
    expect(refusal('name: A\ncolour: red')).toBe(
      'BAD_OUTLET: outlet.yaml has a key that is not known: colour',
    );
    expect(refusal('name: A\nidentity: [{pattern: "/([0-9]+)"}]')).toContain('has no group named id');
    expect(refusal('name: A\nidentity: [{pattern: "(?P<id>"}]')).toContain('is no pattern');
    expect(refusal('name: "A')).toContain('(line 1)');
  });

  test('cannot blow up or run anything', () => {
    expect(refusal('name: !!js/function "function(){}"')).toContain('not plain YAML');
    expect(refusal('name: &a A\nabout: *a')).toContain('cannot be read');
    expect(refusal('x'.repeat(2_000_000))).toContain('longer than');
    expect(refusal('- a\n- b')).toContain('must be a list of keys with values');
    expect(refusal(`name: ${'['.repeat(10_000)}`)).toContain('not plain YAML');
    expect(refusal('name: A\n__proto__: {about: x}')).toContain('not known: __proto__');
  });

  test('of more hosts and patterns than an outlet has is refused: every address is held against all of them', () => {
    const many = (count: number, line: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => line(n)).join('');
    expect(refusal(`name: A\nhosts: [${many(501, (n) => `h${n}.example,`)}]`)).toContain('more than 500');
    const patterns = many(200, (n) => `  - pattern: '^/section${n}/(?P<id>[0-9]+)'\n`);
    expect(refusal(`name: A\nidentity:\n${patterns}`)).toMatch(/^BAD_OUTLET: identity\[\d+\] makes/);
    expect(
      refusal("name: A\nidentity:\n  - pattern: '(?:[a-z]{1,100}){1,9}(?:[a-z]{1,100}){1,9}(?P<id>[0-9]+)'"),
    ).toMatch(/identity\[0\] makes the patterns too large: \d+ steps/);
  });

  test('with a key that stands twice is refused, in linear time', () => {
    expect(refusal('name: A\nname: B')).toBe('BAD_OUTLET: the file has the key name twice');
    expect(refusal('name: A\nwithheld: [{id: "1", reason: a, id: "2"}]')).toContain('has the key id twice');
    const keys = Array.from({ length: 5_000 }, (_, i) => `k${i}: 1`);
    expect(refusal(keys.join('\n'))).toContain('not known: k0');
  });

  test('made fresh by us can be read by us', () => {
    const outlet = parseOutlet(outletTemplate({ name: '港: "灣"', hosts: ['a.example'] }));
    expect(outlet).toMatchObject({ name: '港: "灣"', hosts: ['a.example'], timezone: 'UTC' });
  });

  test('a pattern that would hang a backtracking engine takes linear time', () => {
    const hostile = parseOutlet("name: A\nidentity: [{pattern: '^/(a+)+(?P<id>b)$'}]");
    expect(identifier(hostile)(`http://a.example/${'a'.repeat(50_000)}`).by).toBe('address');
  });
});

describe('a recipe', () => {
  test('holds selectors, one or several, and the days that it is for', () => {
    expect(
      parseRecipe('layout: redesign\nfrom: 2018-06-01\nbody: .text\nremove: [.plea, .bio]'),
    ).toMatchObject({
      layout: 'redesign',
      from: '2018-06-01',
      until: null,
      body: ['.text'],
      remove: ['.plea', '.bio'],
      title: [],
    });
  });

  test("is written as it is read, below a person's own words or in a file of its own", () => {
    const recipe = parseRecipe(
      'layout: 1-text\nbody: .text\nremove: ["[data-x=\'y\']"]\ntombstones: ["a: b"]\nshare: 0.5',
    );
    expect(parseRecipe(formatRecipe(recipe, ['seen\nonce']))).toEqual(recipe);
    const once = withLearned('name: 海濱報 # mine\nrecipes: [{layout: own, body: p}]\n', [
      { recipe, comments: ['seen'] },
    ]);
    expect(once).toMatch(/^name: 海濱報 # mine\n/);
    expect(withLearned(once, [{ recipe, comments: ['seen'] }])).toBe(once);
    expect(inTurn(parseOutlet(once), []).map(({ layout }) => layout)).toEqual(['own', '1-text']);
    expect(inTurn(parseOutlet(withLearned(once, [])), [])).toHaveLength(1);
  });

  test('cannot be named after a path', () => {
    expect(() => parseRecipe('layout: ../../x')).toThrow('must be of a-z');
  });
});

describe('the identity of an address', () => {
  const identify = identifier(HARBOUR);

  test("is what the outlet's first matching rule finds", () => {
    expect(identify('http://www.harbourdaily.example/article/18752/%EF%BF%BD')).toEqual({
      id: '18752',
      by: 'rule',
    });
    expect(identify('https://m.harbourdaily.example/?x=1&story=77')).toEqual({ id: '77', by: 'rule' });
  });

  test('is its canonical SURT where no rule speaks of it', () => {
    const id = identify('https://www.harbourdaily.example/about/').id;
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(identify('http://harbourdaily.example/?story=con').id).toMatch(/^[0-9a-f]{16}$/);
    expect(identify('http://harbourdaily.example/about?utm_source=x&fbclid=y#top').id).toBe(id);
    expect(identify('http://harbourdaily.example/about?page=2').id).not.toBe(id);
  });

  test('is not the one of the same path on a stranger’s host', () => {
    expect(identify('http://other.example/article/18752').by).toBe('address');
    expect(isOfOutlet(HARBOUR, 'http://evilharbourdaily.example/')).toBe(false);
  });

  test('is found on a host that is written in its own script, or in punycode', () => {
    const outlet = parseOutlet('name: 眾新聞\nhosts: [眾新聞.香港]');
    for (const host of ['眾新聞.香港', 'www.眾新聞.香港:80', new URL('http://眾新聞.香港').host])
      expect(isOfOutlet(outlet, `http://${host}/article/1`), host).toBe(true);
  });

  test('that would make an unsafe file name is hashed', () => {
    expect(identify('http://harbourdaily.example/?story=../../etc').id).toMatch(/^[0-9a-f]{16}$/);
    expect(identify('http://harbourdaily.example/?story=con').id).toMatch(/^[0-9a-f]{16}$/);
  });
});
