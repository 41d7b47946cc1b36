import { isAssetAddress } from '../../base/media-type.ts';

/**
 * The headline that an address holds in its last step: `/article/18752/標籤-18753/渡輪-停航` tells 渡輪 停航,
 * `/2019/02/28/harbour-reopens-today` harbour reopens today. Null where it holds none: a number, a name of a
 * list, bytes that were lost (`%EF%BF%BD`).
 */
export function headlineIn(original: string): string | null {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(original)?.[1] ?? '';
  const step = path.split('/').findLast((each) => each !== '') ?? '';
  // `/article/18752/images/HKCNEWS-text-white.svg` names a picture.
  if (step === '' || step.length > 2000 || isAssetAddress(original)) return null;
  const text = decoded(step).replace(/\.[a-z]{2,5}$/i, '');
  // 標籤-標籤-18753: the step of the tags, where the headline is cut off.
  if (text.includes('\ufffd') || /-\d+$/.test(text)) return null;
  const words = text.replace(/[-_+\s]+/g, ' ').trim();
  const isHeadline = /[^\x00-\x7f]/.test(words)
    ? [...words].length >= 4
    : words.split(' ').length >= 3 && /[a-z]{3}/i.test(words);
  return isHeadline ? words.slice(0, 200) : null;
}

/** Some addresses were escaped twice on their way into an archive. */
function decoded(step: string): string {
  let text = step;
  for (let layer = 0; layer < 2 && text.includes('%'); layer++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return `${text}\ufffd`;
    }
  }
  return text.replace(/[\x00-\x1f\x7f-\x9f]/g, ' ');
}
