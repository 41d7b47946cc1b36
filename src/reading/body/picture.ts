import { Element } from 'domhandler';
import type { Picture } from '../../base/blocks.ts';
import { resolve } from '../page/address.ts';
import { tidy } from '../page/dom.ts';
import { pictureKey } from './picture-key.ts';

/** `data-src`, `data-lazyimage-src`, `data-flickity-lazyload-srcset`: every script for lazy loading has its own. */
const LAZY =
  /^(?:data-(?:[a-z0-9]+-)*(?:src|original|lazy|lazyload|echo|image|img|url|file|large|hires|actualsrc)(?:-[a-z]+)*|file)$/;
const LAZY_SET = /^(?:data-(?:[a-z0-9]+-)*)?srcset$|^data-lazy-src-set$|^data-sizes-srcset$/;
const PLACEHOLDER =
  /^data:|(?:^|[/_.-])(?:blank|spacer|placeholder|pixel|transparent|grey|gray|loading|lazy|1x1|dot|clear|trans|loader|default-image|no-?image)(?![a-z])[\w-]{0,40}\.(?:gif|png|svg|jpe?g|webp)/i;
const NOT_A_PHOTO =
  /(?:^|[/_.-])(?:avatars?|gravatar|icons?|logos?|sprites?|emoji|smilies|badge|button|btn|pixel|tracking|beacon|counter|social|share)(?:[/_.-]|\d*\.(?:gif|png|svg|jpg))|gravatar\.com|doubleclick|scorecardresearch|facebook\.com\/tr|\/ads?\//i;

/**
 * The picture that an `<img>` stands for: the largest address the page offers, lazy loading undone,
 * `<picture>` and `srcset` read; null for spacers, icons, avatars and counters.
 */
export function pictureOf(img: Element, base: string): Picture | null {
  const { attribs } = img;
  if (!isRatio(attribs.width, attribs.height) && (isTiny(attribs.width) || isTiny(attribs.height)))
    return null;
  if (
    /(?:^|[\s_-])(?:avatar|icon|emoji|logo|wp-smiley|tracking|pixel)(?:$|[\s_-])/i.test(attribs.class ?? '')
  )
    return null;
  const sized: { address: string; size: number }[] = [];
  sized.push(...setsOf(attribs));
  const picture = img.parent as Element | null;
  if (picture?.name === 'picture') {
    for (const source of picture.children) {
      if (!(source instanceof Element) || source.name !== 'source') continue;
      sized.push(...setsOf(source.attribs));
    }
  }
  sized.sort((a, b) => b.size - a.size);
  const plain = Object.keys(attribs)
    .filter((name) => LAZY.test(name) && looksLikeAddress(attribs[name]!))
    .map((name) => attribs[name]);
  const shown = [...sized.map((one) => one.address), ...plain, attribs.src];
  const given = [...enlarged(picture?.name === 'picture' ? picture : img, shown), ...shown];
  const addresses: string[] = [];
  for (const address of given) {
    if (!address || PLACEHOLDER.test(address.slice(0, 2000))) continue;
    const absolute = resolve(address, base);
    if (absolute?.startsWith('http') && !addresses.includes(absolute)) addresses.push(absolute);
    if (addresses.length >= 20) break;
  }
  const [original, ...variants] = addresses;
  if (!original || NOT_A_PHOTO.test(withoutHost(original, base))) return null;
  return { original, variants, alt: tidy(attribs.alt ?? '').slice(0, 2000) };
}

/** `//beacon.example/1.jpg` on a page of the Beacon is no web beacon. */
function withoutHost(address: string, base: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(base.slice(0, 300))?.[1];
  return host === undefined ? address : address.replace(host, '');
}

/** `<a href="s1600/boat.jpg"><img src="s400/boat.jpg"></a>`: the same picture, larger, behind a click. */
function enlarged(element: Element, shown: readonly (string | undefined)[]): string[] {
  const link = element.parent as Element | null;
  const href = link?.name === 'a' ? (link.attribs.href ?? '') : '';
  if (!/\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(href.slice(0, 4000))) return [];
  const isSame = (address: string | undefined): boolean =>
    address !== undefined &&
    (fileName(address) === fileName(href) || pictureKey(address) === pictureKey(href));
  return shown.some(isSame) ? [href] : [];
}

function fileName(address: string): string {
  return address
    .slice(0, 4000)
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '');
}

/** Whether an element is a picture: `<img>`, and custom elements named as one that have an address (`<brick-image src>`). */
export function isPicture({ name, attribs }: Element): boolean {
  if (name === 'img' || name === 'amp-img') return true;
  return CUSTOM.test(name) && (attribs.src ?? attribs['data-src'] ?? attribs.srcset) !== undefined;
}

const CUSTOM =
  /^[a-z][a-z0-9]{0,20}-(?:[a-z0-9]{1,20}-){0,3}(?:img|image|picture|photo)(?:-[a-z0-9]{1,20}){0,2}$/;

function setsOf(attribs: Readonly<Record<string, string>>): { address: string; size: number }[] {
  return Object.keys(attribs)
    .filter((name) => LAZY_SET.test(name))
    .flatMap((name) => srcset(attribs[name]!));
}

/** `width="16" height="9"` tells a picture's proportions, not its size. */
function isRatio(width: string | undefined, height: string | undefined): boolean {
  return /^(?:16|9|3|4|2|1)$/.test(width ?? '') && /^(?:16|9|3|4|2)$/.test(height ?? '') && width !== height;
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
