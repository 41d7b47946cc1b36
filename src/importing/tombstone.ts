import { isAssetAddress } from '../base/media-type.ts';
import { signIn, weightOf } from '../reading/index.ts';
import { type Habits, noticeKey } from './habits.ts';
import { keyOf, letters } from './letters.ts';

/** What a file says of what it holds. */
export interface Told {
  title: string;
  author: string;
  /** Whether it gives a day of publication. */
  dated: boolean;
  original: string;
  /** The text, without headline. */
  text: string;
  /** Whether a picture or a player stands in it. */
  hasMedia: boolean;
}

/** What a file is where it is no article, and why; null for an article. */
export type NoArticle = { kind: 'tombstone' | 'notArticle'; reason: string };

/** A notice is no longer. */
const LONGEST_NOTICE = 500;
const SHORT = 200;

/**
 * Whether a file that was saved as an article is none: a farewell or an outage, under which every address
 * answered alike; a capture of a picture under the article's address; a file of nothing at all. Whoever saved it
 * found no day, no byline and no text in such a page, or took the day from elsewhere and the same few words under
 * many of them. What has a day and a text of its own is an article, whatever its headline says.
 */
export function noArticle(told: Told, habits: Habits, signs: readonly string[]): NoArticle | null {
  const { title, author, dated, original, text, hasMedia } = told;
  const weight = weightOf(text);
  const isBare = weight === 0 && !hasMedia;
  const own = signs.find(
    (sign) => letters(sign) !== '' && letters(`${title}\n${text.slice(0, 2000)}`).includes(letters(sign)),
  );
  if (own !== undefined && (!dated || isBare) && weight < LONGEST_NOTICE)
    return { kind: 'tombstone', reason: own };
  const words = letters(text);
  if (!hasMedia && habits.notices.includes(noticeKey(title, words))) {
    const sign = signIn(title) ?? signIn(text);
    if (sign !== null) return { kind: 'tombstone', reason: sign };
  }
  if (dated && (weight > 0 || hasMedia || author.trim() !== '')) return null;
  // A notice in the text says little else; in the headline it is the notice itself.
  const sign = weight < LONGEST_NOTICE ? (signIn(title) ?? (weight < SHORT ? signIn(text) : null)) : null;
  if (sign !== null && !dated && author.trim() === '') return { kind: 'tombstone', reason: sign };
  if (!isBare) return null;
  if (title.trim() !== '' && habits.emptyTitles.includes(keyOf(letters(title))))
    return { kind: 'tombstone', reason: `many files of no text say ${title.trim().slice(0, 80)}` };
  if (isAssetAddress(original)) return { kind: 'notArticle', reason: 'address of a picture or a script' };
  if (title.trim() === '') return { kind: 'tombstone', reason: 'untitled, and empty' };
  return dated ? null : { kind: 'tombstone', reason: 'a headline without text, day and byline' };
}
