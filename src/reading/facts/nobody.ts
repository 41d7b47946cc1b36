import type { Author } from '../../base/reading.ts';
import { folded } from './title.ts';

/** Before a name that the site has from its host alone. */
export const HOST = 'host:';

/** Names that name somebody, each once: not the site, not a word that stands where a name would. */
export function accept(authors: Author[], site: readonly string[]): Author[] {
  const seen = new Set<string>();
  return authors.flatMap((author) => {
    const name = author.name.replace(TITLE, '');
    const key = folded(name);
    if (
      key.length < 2 ||
      seen.has(key) ||
      site.includes(key) ||
      // 站在記者: a reporter of the paper 站在新聞.
      (author.role !== undefined && site.some((one) => one.startsWith(key))) ||
      (!/\s/.test(name.trim()) && site.includes(HOST + key)) ||
      NOBODY.test(name.trim()) ||
      SERVICES.test(name.trim())
    )
      return [];
    seen.add(key);
    return [{ ...author, name }];
  });
}

/** `Jane Doe Senior Staff Reporter`: the name ends where the office begins. */
const TITLE =
  /(?<=^\S{1,30}(?: \S{1,30}){1,2}) (?:(?:senior|staff|chief|deputy|associate|assistant|contributing|marketing|content|managing|executive|political|freelance) )(?:\S{1,30} ){0,3}(?:reporter|writer|editor|correspondent|manager|contributor|journalist|columnist|strategist|director)$/i;

/** Where people are found elsewhere, in links beside their names. */
const SERVICES =
  /^(?:\s?(?:pub ?med|google scholar|orcid|researchgate|linkedin|twitter|facebook|instagram|threads|mastodon|bluesky|youtube|e-?mail|website|rss))+$/i;

/** A desk, a team, a post: `The Example Team`, `Guest Contributor`, `Event Coordinator`. */
export const POST =
  /(?:^|\s)(?:team|staff|contributors?|editors?|coordinator|manager|marketing|department|desk|newsroom|redaktion|admin|webmaster|writers?|nachrichten|編輯部|编辑部|編集部)$/iu;

/** Words that stand where a name would and name nobody. */
export const NOBODY =
  /^(?:(?:write|written|posted|published|reviewed|edited)(?: (?:by|for).*)?|admin|administrator|editor|editors|webmaster|root|user|guest|null|undefined|none|unknown|anonymous|staff|wordpress|author|by|posted|redaktion|redaction|news|\d+)$|^https?:|@|^[^\p{L}\p{N}]+$/iu;
