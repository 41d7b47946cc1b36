import { bareName } from '../../../outlets/index.ts';

/** A name as citations need it: of a person whose family name is known, or as it stands. */
export type CitedName =
  | { is: 'person'; family: string; given: string; whole: string }
  /** A Chinese name, a pen name, a desk, an agency: never taken apart. */
  | { is: 'whole'; whole: string };

/**
 * The names of a byline without what their bearers did, each once: 記者林勵 is 林勵. A byline that names nobody
 * but the outlet (眾新聞記者 in 眾新聞) is none: the story is unsigned.
 */
export function citedNames(bylines: readonly string[], outlet: string): CitedName[] {
  const names = bylines
    .flatMap((byline) => bareName(byline).split(/ & | and |(?<=\p{Script=Han})[／/](?=\p{Script=Han})/u))
    .map((name) => bareName(plain(name)))
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && name !== outlet);
  return [...new Set(names)].map(citedName);
}

/** One line without characters that no citation has. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+/g, ' ')
    .trim();
}

/**
 * Which word is the family name: of `Jane Doe` the last; of `Chan Tai-man`, and of `Joseph Chan Tai-man`, the one
 * before the two syllables that Hong Kong joins with a hyphen. A name that is not surely a person's stays whole.
 */
function citedName(whole: string): CitedName {
  const words = whole.split(' ');
  if (words.length < 2 || words.length > 4 || isBody(whole) || !PERSON.test(whole))
    return { is: 'whole', whole };
  const isHongKong = /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(words.at(-1)!);
  const at = isHongKong ? words.length - 2 : familyAt(words);
  const family = words.slice(at, isHongKong ? at + 1 : words.length);
  const given = words.toSpliced(at, family.length);
  return { is: 'person', family: family.join(' '), given: given.join(' '), whole };
}

/** Ludwig van Beethoven: the family name begins with its particle. */
function familyAt(words: readonly string[]): number {
  const particle = words.findIndex((word, n) => n > 0 && /^\p{Ll}/u.test(word));
  return particle > 0 ? particle : words.length - 1;
}

const PERSON =
  /^\p{Lu}(?:[\p{Ll}\p{M}’'.-]|\p{Lu}(?=\p{Ll}|\.))*(?: (?:(?:van|von|der|den|de|da|del|di|la|le|bin|al) )*\p{Lu}(?:[\p{Ll}\p{M}’'.-]|\p{Lu}(?=\p{Ll}|\.))*)+$/u;

/** Whether a byline is of a body rather than of a person, as far as its words tell. */
export function isBody(name: string): boolean {
  return (
    /\b(?:news|press|agency|reporters?|staff|editors?|editorial|desk|team|group|times|post|daily|media|network|channel|blog|lab|club|society|association|union|party|committee|council|department|office|bureau|institute|university|school|foundation|cent(?:re|er)|church|limited|ltd|inc|watch|rights|readers?|columns?|op-ed|studio|magazine|radio|tv|research|alliance|federation|government|service|company|correspondents?|contributors?|writers?|voices?|the|of|for)\b/i.test(
      name,
    ) ||
    /^\p{Script=Han}{2,}(?:[組组社報报部群會会黨党局處处署院校]|大學|大学|中心|媒體|媒体|新聞|新闻|學會|平台)$/u.test(
      name,
    )
  );
}
