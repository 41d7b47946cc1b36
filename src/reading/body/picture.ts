import { Element } from 'domhandler';
import type { Picture } from '../../base/blocks.ts';
import { resolve } from '../page/address.ts';
import { tidy } from '../page/dom.ts';

const LAZY = [
  'data-original',
  'data-full-src',
  'data-hi-res-src',
  'data-large-file',
  'data-src',
  'data-lazy-src',
  'data-lazy',
  'data-lazyload',
  'data-echo',
  'data-image',
  'data-img',
  'data-url',
  'data-src-large',
  'data-actualsrc',
  'data-delayed-url',
  'file',
];
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset', 'data-lazy-src-set', 'srcset', 'data-sizes-srcset'];
const PLACEHOLDER =
  /^data:|(?:^|[/_.-])(?:blank|spacer|placeholder|pixel|transparent|grey|gray|loading|lazy|1x1|dot|clear|trans|loader|default-image|no-?image)[\w-]*\.(?:gif|png|svg|jpe?g|webp)/i;
const NOT_A_PHOTO =
  /(?:^|[/_.-])(?:avatars?|gravatar|icons?|logos?|sprites?|emoji|smilies|badge|button|btn|pixel|tracking|beacon|counter|social|share)(?:[/_.-]|\d*\.(?:gif|png|svg|jpg))|gravatar\.com|doubleclick|scorecardresearch|facebook\.com\/tr|\/ads?\//i;

/**
 * The picture that an `<img>` stands for: the largest address the page offers, lazy loading undone,
 * `<picture>` and `srcset` read; null for spacers, icons, avatars and counters.
 */
export function pictureOf(img: Element, base: string): Picture | null {
  const { attribs } = img;
  if (isTiny(attribs.width) || isTiny(attribs.height)) return null;
  if (
    /(?:^|[\s_-])(?:avatar|icon|emoji|logo|wp-smiley|tracking|pixel)(?:$|[\s_-])/i.test(attribs.class ?? '')
  )
    return null;
  const sized: { address: string; size: number }[] = [];
  for (const name of LAZY_SETS) if (attribs[name]) sized.push(...srcset(attribs[name]));
  const picture = img.parent as Element | null;
  if (picture?.name === 'picture') {
    for (const source of picture.children) {
      if (!(source instanceof Element) || source.name !== 'source') continue;
      for (const name of LAZY_SETS) if (source.attribs[name]) sized.push(...srcset(source.attribs[name]));
    }
  }
  sized.sort((a, b) => b.size - a.size);
  const plain = LAZY.map((name) => attribs[name]).filter(
    (value) => value !== undefined && looksLikeAddress(value),
  );
  const given = [...sized.map((one) => one.address), ...plain, attribs.src];
  const addresses: string[] = [];
  for (const address of given) {
    if (!address || PLACEHOLDER.test(address.slice(0, 2000))) continue;
    const absolute = resolve(address, base);
    if (absolute?.startsWith('http') && !addresses.includes(absolute)) addresses.push(absolute);
    if (addresses.length >= 20) break;
  }
  const [original, ...variants] = addresses;
  if (!original || NOT_A_PHOTO.test(original)) return null;
  return { original, variants, alt: tidy(attribs.alt ?? '').slice(0, 2000) };
}

function isTiny(size: string | undefined): boolean {
  return size !== undefined && /^\s*\d+(?:px)?\s*$/.test(size) && Number.parseInt(size, 10) < 40;
}

function looksLikeAddress(value: string): boolean {
  return /^(?:https?:)?\/|^\.{0,2}\/|^[\w%-][^\s{}"<>]*\.(?:jpe?g|png|gif|webp|avif)/i.test(value.trim());
}

/** `a.jpg 320w, b,c.jpg 2x`: addresses with their widths (HTML 2.5.6); a density counts as so many thousand. */
export function srcset(text: string): { address: string; size: number }[] {
  const found: { address: string; size: number }[] = [];
  // An address may hold commas, so a candidate ends at a comma after white space or a descriptor.
  for (const part of text
    .slice(0, 50_000)
    .trim()
    .split(/,\s+|,(?=(?:https?:)?\/\/)/)) {
    const [address, descriptor = ''] = part.trim().split(/\s+/);
    if (!address || address === ',') continue;
    const size = Number.parseFloat(descriptor) || 0;
    found.push({ address, size: descriptor.endsWith('x') ? size * 1000 : size });
    if (found.length >= 50) break;
  }
  return found;
}
