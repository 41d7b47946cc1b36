import { sayReason } from '../reasons.ts';
import type { Words } from '../words/words.ts';

/**
 * Why an article is missing, in the reader's language: what `sayReason` says, and what the account knows besides.
 * Of a tombstone, what stands on it: it stands below a heading that says the rest.
 */
export function sayWhy(reason: string | null, words: Words): string {
  const { why_: said } = words.coverage;
  if (reason === null || reason === '') return words.unknown;
  if (reason === 'no listing asked') return said.noListing;
  if (reason === 'listed for a part of the time only') return said.partListed;
  if (reason === 'the list is not whole') return said.listNotWhole;
  const archive = /^not in the list of (.+)$/s.exec(reason)?.[1];
  if (archive !== undefined)
    return said.notListed(archive.replace(/https?:\/\/(?:www\.)?|(?<=\w)\/(?=,|$)/g, ''));
  const only = /^only (.+)$/s.exec(reason)?.[1];
  if (only !== undefined) {
    const code = /^http-(\d{3})$/.exec(only)?.[1];
    return code === undefined ? said.only(said.signs[only] ?? only) : said.onlyError(code);
  }
  const sign = /^tombstone: (.+)$/s.exec(reason)?.[1];
  if (sign !== undefined) return saySign(sign, words);
  const known = said.signs[reason];
  return known ?? sayReason(reason, words);
}

/** What stood in the place of an article. */
function saySign(sign: string, { coverage: { why_: said } }: Words): string {
  if (sign.startsWith('the same bytes as')) return said.sameBytes;
  if (sign === 'untitled, and empty') return said.empty;
  const title = /^many files of no text say (.+)$/s.exec(sign)?.[1];
  if (title !== undefined) return said.sameTitle(title.replace(/\s+/g, ' '));
  return said.signs[sign] ?? said.quoted(sign);
}
