import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { ReprintError } from '../base/error.ts';
import { compilePattern } from './identity.ts';
import type { IdentityRule, Outlet, Recipe, SameName, Withheld, WithheldName } from './outlet.ts';
import { NO_SITE, type Site, siteAddress } from './site.ts';

/** What an outlet file may be called in errors; its text is at most this long. */
const LONGEST_FILE = 1 << 20;
/** Every address is held against every host and every rule: 30,000 hosts would take a minute of a thousand pages. */
const MOST_HOSTS = 500;
/** Steps of all patterns together, as RE2 counts them; an ordinary one has 20 to 60, `(?:[a-z]{1,100}){1,9}` nearly 2,000. */
const MOST_STEPS = 2000;

/**
 * Reads `outlet.yaml`: checks every value, fills in defaults, names the key that is wrong.
 * The text may come from a stranger's archive: no tags, no aliases, no keys we do not know.
 * @throws ReprintError BAD_OUTLET
 */
export function parseOutlet(text: string): Outlet {
  const root = mapping(yamlValue(text), 'outlet.yaml', OUTLET_KEYS);
  const outlet: Outlet = {
    name: string(root.name, 'name') ?? bad('name', 'is missing: what was the outlet called?'),
    about: string(root.about, 'about'),
    hosts: hosts(strings(root.hosts, 'hosts')),
    languages: strings(root.languages, 'languages').map(languageTag),
    timezone: timeZone(string(root.timezone, 'timezone') ?? 'UTC'),
    identity: identity(list(root.identity, 'identity')),
    tombstones: strings(root.tombstones, 'tombstones'),
    recipes: recipesIn(root.recipes, 'recipes'),
    learned: recipesIn(root.learned, 'learned'),
    ...withheld(list(root.withheld, 'withheld')),
    names: sameNames(root.names, 'names'),
    tags: sameNames(root.tags, 'tags'),
    site: root.site === undefined || root.site === null ? NO_SITE : site(root.site),
  };
  return outlet;
}

/**
 * Reads one recipe file of `recipes/LAYOUT.yaml`.
 * @throws ReprintError BAD_OUTLET
 */
export function parseRecipe(text: string): Recipe {
  return recipe(yamlValue(text), 'recipe');
}

/** A fresh outlet file with what is known filled in and the rest explained in comments. */
export function outletTemplate(known: { name: string; hosts?: string[]; timezone?: string }): string {
  const hosts = known.hosts ?? [];
  return `# What a person knows of this outlet. Reprint reads this file and never rewrites it.
# After a change: reprint refresh DIR

name: ${JSON.stringify(known.name)}

# Its story, for the front page: what it was, when it opened and closed.
# about: ""

# The outlet's host names, without www. Pages of other hosts are then no articles.
${hosts.length === 0 ? '# hosts: [example.org]' : `hosts: ${JSON.stringify(hosts)}`}

# BCP 47, the main language first: zh-Hant-HK, en, …
# languages: [zh-Hant-HK]

# IANA name of the zone in which its pages tell the time.
timezone: ${JSON.stringify(known.timezone ?? 'UTC')}

# How an address names an article, as RE2 patterns with a group called id; the first that is found counts.
# Without a rule every address is an article of its own.
# identity:
#   - pattern: '/article/(?P<id>[0-9]+)'

# What the pages say that stood in the place of articles when the outlet had gone.
# tombstones:
#   - Temporarily Offline

# Articles, and names in bylines, left out of the pressed site, and why.
# withheld:
#   - {id: "123", reason: "…"}
#   - {name: "…", reason: "…"}

# Bylines that are one person's, and tags that are one subject's; reprint names DIR suggests some.
# names:
#   - {name: "…", also: ["…"]}
# tags:
#   - {name: "…", also: ["…"]}

# Where the site will live, for its feeds and sitemap; robots: no index keeps it out of search engines.
# site:
#   address: https://archive.example/
#   robots: open
`;
}

const OUTLET_KEYS = [
  'name',
  'about',
  'hosts',
  'languages',
  'timezone',
  'identity',
  'tombstones',
  'recipes',
  'learned',
  'withheld',
  'names',
  'tags',
  'site',
];

function bad(key: string, problem: string): never {
  throw new ReprintError(
    'BAD_OUTLET',
    `${key} ${problem}`,
    'docs/reference/outlet.md lists the keys and what they hold',
  );
}

function yamlValue(text: string): unknown {
  if (text.length > LONGEST_FILE) bad('the file', `is longer than ${LONGEST_FILE} characters`);
  const lineCounter = new LineCounter();
  // The parser's own search for double keys compares each with all before it: 60,000 keys take two minutes.
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: false,
    lineCounter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem)
    bad(
      'the file',
      `is not plain YAML: ${problem.message} (line ${lineCounter.linePos(problem.pos[0]).line})`,
    );
  refuseDoubleKeys(document);
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return bad('the file', `cannot be read: ${(error as Error).message}`);
  }
}

function refuseDoubleKeys(document: Document): void {
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : key;
        if (seen.has(name)) bad('the file', `has the key ${name} twice`);
        seen.add(name);
      }
    },
  });
}

function mapping(value: unknown, key: string, known: readonly string[]): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    bad(key, 'must be a list of keys with values');
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined) bad(key, `has a key that is not known: ${stranger}`);
  return value as Record<string, unknown>;
}

function string(value: unknown, key: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : bad(key, 'must be text');
}

function list(value: unknown, key: string): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : bad(key, 'must be a list');
}

/** A list of texts; one text alone is a list of one. */
function strings(value: unknown, key: string): string[] {
  const values = typeof value === 'string' ? [value] : list(value, key);
  return values.map((item, i) => string(item, `${key}[${i}]`) ?? bad(`${key}[${i}]`, 'is empty'));
}

function hosts(names: readonly string[]): string[] {
  if (names.length > MOST_HOSTS)
    bad('hosts', `are more than ${MOST_HOSTS}: a host stands for all that lie below it`);
  return names.map(hostName);
}

function hostName(host: string): string {
  try {
    const url = new URL(`http://${host}/`);
    if (url.pathname === '/' && url.username === '') return url.host.replace(/^www\./, '');
  } catch {
    // told below, with the value
  }
  return bad('hosts', `holds what is no host name: ${host}`);
}

function languageTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return bad('languages', `holds what is no language tag: ${tag}`);
  }
}

function timeZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return bad('timezone', `is no time zone: ${zone}`);
  }
}

/** Linear time is long where each character takes a million steps. */
function identity(values: readonly unknown[]): IdentityRule[] {
  let steps = 0;
  return values.map((value, i) => {
    const rule = identityRule(value, i);
    steps += compilePattern(rule.pattern).programSize();
    if (steps > MOST_STEPS) bad(`identity[${i}]`, `makes the patterns too large: ${steps} steps`);
    return rule;
  });
}

function identityRule(value: unknown, i: number): IdentityRule {
  const key = `identity[${i}]`;
  const pattern =
    string(mapping(value, key, ['pattern']).pattern, `${key}.pattern`) ?? bad(key, 'has no pattern');
  return { pattern };
}

/** Articles by their ids, and names. */
function withheld(values: readonly unknown[]): { withheld: Withheld[]; withheldNames: WithheldName[] } {
  const found = { withheld: [] as Withheld[], withheldNames: [] as WithheldName[] };
  for (const [i, value] of values.entries()) {
    const key = `withheld[${i}]`;
    const given = mapping(value, key, ['id', 'name', 'reason']);
    const [id, name] = [string(given.id, `${key}.id`), string(given.name, `${key}.name`)];
    const reason = string(given.reason, `${key}.reason`) ?? bad(key, 'has no reason');
    if (id !== null && name !== null) bad(key, 'has an id and a name: make them two');
    if (id !== null) found.withheld.push({ id, reason });
    else found.withheldNames.push({ name: name ?? bad(key, 'has neither id nor name'), reason });
  }
  return found;
}

/** A name that stands in two groups would be shown under whichever came first: a person decides. */
function sameNames(value: unknown, key: string): SameName[] {
  const groups = list(value, key).map((each, i): SameName => {
    const given = mapping(each, `${key}[${i}]`, ['name', 'also']);
    return {
      name: string(given.name, `${key}[${i}].name`) ?? bad(`${key}[${i}]`, 'has no name'),
      also: strings(given.also, `${key}[${i}].also`),
    };
  });
  const owner = new Map<string, string>();
  for (const { name, also } of groups) {
    for (const each of [name, ...also]) {
      const other = owner.get(each);
      if (other !== undefined && other !== name) bad(key, `gives ${each} to ${other} and to ${name}`);
      owner.set(each, name);
    }
  }
  return groups;
}

function site(value: unknown): Site {
  const given = mapping(value, 'site', ['address', 'robots']);
  const address = string(given.address, 'site.address');
  const robots = string(given.robots, 'site.robots') ?? 'open';
  if (robots !== 'open' && robots !== 'no index')
    bad('site.robots', `must be open or no index, not ${robots}`);
  const whole = address === null ? null : siteAddress(address);
  if (address !== null && whole === null) bad('site.address', `is no address of a site: ${address}`);
  return { address: whole, isListed: robots === 'open' };
}

const TEXTS = [
  'when',
  'title',
  'standfirst',
  'authors',
  'published',
  'modified',
  'section',
  'tags',
  'body',
  'also',
  'remove',
  'keep',
  'captions',
  'without',
  'tombstones',
] as const;

function recipesIn(value: unknown, key: string): Recipe[] {
  return list(value, key).map((each, i) => recipe(each, `${key}[${i}]`));
}

function recipe(value: unknown, key: string): Recipe {
  const given = mapping(value, key, ['layout', 'from', 'until', 'share', 'tried', 'fits', ...TEXTS]);
  const layout = string(given.layout, `${key}.layout`) ?? bad(key, 'has no layout');
  if (!/^[a-z0-9-]{1,80}$/.test(layout)) bad(`${key}.layout`, 'must be of a-z, 0-9 and -');
  const texts = TEXTS.map((name) => [name, strings(given[name], `${key}.${name}`)] as const);
  return {
    layout,
    from: day(given.from, `${key}.from`),
    until: day(given.until, `${key}.until`),
    ...(Object.fromEntries(texts) as Pick<Recipe, (typeof TEXTS)[number]>),
    share: count(given.share, 1, `${key}.share`),
    tried: count(given.tried, Number.MAX_SAFE_INTEGER, `${key}.tried`),
    fits: count(given.fits, Number.MAX_SAFE_INTEGER, `${key}.fits`),
  };
}

function count(value: unknown, most: number, key: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  return bad(key, `must be a number from 0 to ${most}`);
}

function day(value: unknown, key: string): string | null {
  const text = string(value, key);
  return text === null || /^\d{4}-\d\d-\d\d$/.test(text) ? text : bad(key, 'must be a day, YYYY-MM-DD');
}
