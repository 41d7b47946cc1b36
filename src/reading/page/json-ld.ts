import { decodeHTML } from 'entities';
import { repaired } from './mojibake.ts';

/** One object of a page's JSON-LD; nothing about its values is certain. */
export type LdNode = Readonly<Record<string, unknown>>;

const MAX_OBJECTS = 5_000;

/**
 * All objects of one `application/ld+json` script, nested ones and those of `@graph` too, outermost first.
 * Broken JSON (raw line breaks in strings, trailing commas, comments around) is mended where that is plain;
 * else the few properties that matter are picked out by name.
 */
export function ldNodes(script: string): LdNode[] {
  const value = parseLoosely(script);
  if (value === undefined) return picked(script);
  const nodes: LdNode[] = [];
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && nodes.length < MAX_OBJECTS; i++) {
    const item = queue[i];
    if (Array.isArray(item)) queue.push(...item.slice(0, MAX_OBJECTS));
    else if (isObject(item)) {
      nodes.push(item);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'hasPart']) {
        if (key in item && queue.length < MAX_OBJECTS) queue.push(item[key]);
      }
    }
  }
  return nodes;
}

function parseLoosely(script: string): unknown {
  if (script.length > 4 << 20) return undefined;
  const bare = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  for (const mended of [bare, mend(bare)]) {
    try {
      return JSON.parse(mended);
    } catch {
      // The next form, or picking by name, is the answer to JSON that does not parse.
    }
  }
  return undefined;
}

/** Raw control characters in strings and commas before a closing bracket: the two commonest faults. */
function mend(json: string): string {
  return json.replace(/[\0-\x1f]+/g, ' ').replace(/,(\s?)([\]}])/g, '$1$2');
}

/** `"headline": "…"` wherever it stands in a script that is no JSON. */
function picked(script: string): LdNode[] {
  const node: Record<string, unknown> = {};
  const head = script.slice(0, 1 << 20);
  for (const key of ['headline', 'datePublished', 'dateModified', 'articleSection']) {
    const value = new RegExp(`"${key}"\\s{0,20}:\\s{0,20}"((?:[^"\\\\]|\\\\.){1,1000})"`).exec(head)?.[1];
    if (value !== undefined)
      node[key] = value.replace(/\\(["\\/])/g, '$1').replace(/\\u([0-9a-f]{4})/gi, unescapeUnit);
  }
  if (Object.keys(node).length === 0) return [];
  return [{ '@type': 'NewsArticle', ...node }];
}

function unescapeUnit(_: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

const ARTICLE_TYPE =
  /(?:^|[/:])(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|CreativeWork|SocialMediaPosting)$/;

/** The object that describes the article: typed as one, the fullest first. */
export function articleIn(nodes: readonly LdNode[]): LdNode | null {
  let best: LdNode | null = null;
  let bestScore = 0;
  for (const node of nodes) {
    if (!typesOf(node).some((type) => ARTICLE_TYPE.test(type))) continue;
    let score = 1;
    for (const key of [
      'headline',
      'datePublished',
      'author',
      'articleBody',
      'mainEntityOfPage',
      'description',
    ]) {
      if (node[key]) score++;
    }
    if (score > bestScore) {
      best = node;
      bestScore = score;
    }
  }
  return best;
}

export function typesOf(node: LdNode): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
}

/** The strings of a property: a string, a list, or objects with `name` or `@value`. */
export function ldStrings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).slice(0, 200).flatMap((item) => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [unentity(item.trim())];
    if (!isObject(item)) return [];
    return item.name !== undefined ? ldStrings(item.name) : ldStrings(item['@value'] ?? []);
  });
}

/** JSON-LD often holds HTML's entities: `Q&amp;A`, `R&uuml;ckbau`. */
export function unentity(text: string): string {
  return repaired(/&#?\w{1,31};/.test(text) ? decodeHTML(text) : text);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
