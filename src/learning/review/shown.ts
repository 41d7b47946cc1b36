import type { Element } from 'domhandler';
import type { Embed, Picture } from '../../base/blocks.ts';
import type { ReviewedLine } from './review.ts';

/** The line that stands for a picture of the article; null for any other. */
export function shownPicture(element: Element, pictures: readonly Picture[]): ReviewedLine | null {
  if (element.name !== 'img') return null;
  const names = [element.attribs.src, ...Object.values(element.attribs)].flatMap((value) =>
    value && /[/.]/.test(value) ? value.split(/[\s,]+/).map(fileName) : [],
  );
  const own = new Set(names.filter((name) => name !== ''));
  const picture = pictures.find(({ original, variants }) =>
    [original, ...variants].some((address) => own.has(fileName(address))),
  );
  if (!picture) return null;
  return { text: picture.alt || fileName(picture.original) || picture.original, as: 'picture' };
}

/** The line that stands for a player, and the embed it became; null for what plays nothing. */
export function shownPlayer(
  element: Element,
  embeds: ReadonlySet<Embed>,
): { line: ReviewedLine; embed: Embed | null } | null {
  if (element.name === 'img') return null;
  const { src, data, 'data-src': lazy } = element.attribs;
  const address = src || lazy || data || '';
  const code = codeIn(address);
  const embed = [...embeds].find(
    (each) => each.src === address || (code !== '' && codeIn(each.src).includes(code)),
  );
  if (embed) return { line: { text: `${embed.kind}: ${embed.src}`, as: 'embed' }, embed };
  // Counters and advertisements have no place in a text, and no size.
  if (address === '' || element.attribs.width === '0' || element.attribs.height === '0') return null;
  return { line: { text: `${element.name}: ${address.slice(0, 300)}`, as: 'left' }, embed: null };
}

/** `photo.jpg` of `https://host/a/photo.jpg?w=300`. */
function fileName(address: string): string {
  return (
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  );
}

/** What names one film among all: the longest run of letters and digits of an address behind its host. */
function codeIn(address: string): string {
  const words = address.replace(/^[a-z]*:?\/\/[^/]*/i, '').match(/[\w-]{6,}/g) ?? [];
  return words.filter((word) => /\d/.test(word)).sort((a, b) => b.length - a.length)[0] ?? '';
}
