import type { Words } from './words/words.ts';

/**
 * The account's reasons (`never captured`, `truncated: length`, `http-404`) in the reader's language. A
 * reason that we do not know is a person's own, and is said as it stands.
 */
export function sayReason(reason: string, words: Words): string {
  const { reasons } = words;
  const status = /^http-(\d{3})$/.exec(reason)?.[1];
  if (status !== undefined) return reasons.status(status);
  if (reason.startsWith('truncated')) return reasons.truncated;
  if (reason === 'damaged picture: only a part of it can be decoded') return reasons.partOfPicture;
  if (reason.startsWith('damaged picture')) return reasons.damagedPicture;
  if (reason.startsWith('tombstone')) return reasons.tombstone;
  if (reason.startsWith('failed: ')) return reasons.failed;
  if (reason.startsWith('blocked: ')) return reasons.blocked;
  if (reason.startsWith('absent: ')) return reasons.absent;
  switch (reason) {
    case '':
      return words.unknown;
    case 'never captured':
      return reasons.neverCaptured;
    case 'not fetched yet':
      return reasons.notFetched;
    case 'not a picture':
      return reasons.notPicture;
    case 'too large':
      return reasons.tooLarge;
    case 'redirect':
      return reasons.redirect;
    case 'took too long or too much memory':
      return reasons.overrun;
    default:
      return reason;
  }
}
