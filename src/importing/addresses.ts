import { inlineText } from '../article/index.ts';
import type { Block, Embed, Inline, Picture } from '../base/blocks.ts';
import { hiddenMail } from '../base/hidden-mail.ts';
import { resolve, unwrap } from '../reading/index.ts';
import type { Mended } from './imported.ts';

/** The page that a text stood on. */
export interface Place {
  /** Its dead address; relative ones start from it. */
  original: string;
  /** When it was captured, 14 digits; null where nobody says. */
  timestamp: string | null;
}

/**
 * Turns the addresses of an archive's replay back into the dead ones, in pictures, players and links; a
 * relative link that the replay left (`/web/2021…/https://…`) leads to its page again, one that leads nowhere is its
 * text alone. Changes the blocks in place.
 */
export function mendAddresses(blocks: Block[], place: Place, mended: Mended): void {
  for (const [i, block] of blocks.entries()) {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        block.inlines = mendLinks(block.inlines, place, mended);
        break;
      case 'quote':
        mendAddresses(block.blocks, place, mended);
        break;
      case 'list':
        for (const item of block.items) mendAddresses(item, place, mended);
        break;
      case 'table':
        block.rows = block.rows.map((row) => row.map((cell) => mendLinks(cell, place, mended)));
        break;
      case 'figure':
        for (const image of block.images) mendPicture(image, place, mended);
        block.caption = mendLinks(block.caption, place, mended);
        block.images = block.images.filter(({ original }) => isOfTheWeb(original, mended));
        // What was said below a picture that never had an address is said all the same.
        if (block.images.length === 0) blocks[i] = { type: 'paragraph', inlines: block.caption };
        break;
      case 'embed':
        mendEmbed(block, place, mended);
        if (!isOfTheWeb(block.src, mended)) blocks[i] = { type: 'paragraph', inlines: block.caption };
    }
  }
}

/** `javascript:alert(1)`, `../../etc/passwd`, `data:…`: nothing that an archive could have. */
function isOfTheWeb(address: string, mended: Mended): boolean {
  if (/^(?:https?:)?\/\/[^/\s]/i.test(address)) return true;
  mended.note('picture or player without an address', address);
  return false;
}

function mendPicture(image: Picture, place: Place, mended: Mended): void {
  const { original } = image;
  image.original = mendedSource(original, place);
  if (image.original !== original) noteArchive(original, place, mended);
  // What another archive saved lies in its folder, not in this one.
  if (image.fate && 'media' in image.fate) delete image.fate;
}

function mendEmbed(embed: Embed, place: Place, mended: Mended): void {
  const { src } = embed;
  embed.src = mendedSource(src, place);
  if (embed.src !== src) noteArchive(src, place, mended);
  if (embed.poster !== null) embed.poster = mendedSource(embed.poster, place);
  delete embed.still;
}

function mendedSource(address: string, { original }: Place): string {
  return resolve(address, original) ?? unwrap(address);
}

/** Told once a text; a capture of another time than the page's is told with it. */
function noteArchive(address: string, { timestamp }: Place, mended: Mended): void {
  const time = timeOf(address);
  if (time === null) mended.note('relative address', address);
  else if (time === timestamp)
    mended.note('archive address', `of the page's own capture, ${time}: now the dead address`);
  else mended.note('archive address of another time', address);
}

function timeOf(address: string): string | null {
  return /\/(?:web|wayback)\/(\d{4,14})(?:[a-z]{2}_)?\//.exec(address.slice(0, 200))?.[1] ?? null;
}

function mendLinks(inlines: readonly Inline[], place: Place, mended: Mended): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (!('inlines' in inline)) return [inline];
    const inner = mendLinks(inline.inlines, place, mended);
    if (inline.type !== 'link') return [{ ...inline, inlines: inner }];
    const mail = protectedMail(inline.href);
    if (mail !== null) {
      mended.note('hidden e-mail address', `[email protected]: ${mail}`);
      const hidden = /^\[email.protected\]$/.test(inlineText(inner).trim());
      return [
        { ...inline, href: `mailto:${mail}`, inlines: hidden ? [{ type: 'text', text: mail }] : inner },
      ];
    }
    const href = HIDDEN.test(inline.href) ? null : leadsTo(inline.href, place);
    if (href === null) {
      mended.note('link that leads nowhere', legible(inline.href));
      return inner;
    }
    if (href !== inline.href) noteLink(inline.href, place, mended);
    return [{ ...inline, href, inlines: inner }];
  });
}

function noteLink(href: string, place: Place, mended: Mended): void {
  if (/^\/(?:web|wayback)\/\d/.test(href)) mended.note('dead relative link', href);
  else if (timeOf(href) === null) mended.note('link without its scheme', href);
  else noteArchive(href, place, mended);
}

const REPLAY = /^(?:https?:)?\/\/web\.archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\/(.*)$/is;

function legible(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Where a link led: null for what is no address of the web (`file:`, `爵士樂`, `<iframe src=`). */
function leadsTo(href: string, { original }: Place): string | null {
  const unwrapped = unwrap(href.trim());
  // What the archive's own address held was none: `…/web/20180305000000/ttp://…`, `…/file:///Users/…`.
  const bare = REPLAY.exec(unwrapped)?.[1] ?? unwrapped;
  if (/^mailto:/i.test(bare)) return bare;
  // `ttp://…`: the first letter was lost in copying.
  if (/^h?t?tps?:\/\/[^\s/]/i.test(bare)) return bare.replace(/^h?t?tp/i, 'http');
  if (/^(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.)+[a-z]{2,12}(?:[/?#]\S*)?$/i.test(bare))
    return `http://${bare}`;
  if (/^\/[^/]/.test(bare) && original.startsWith('http')) return resolve(bare, original);
  return null;
}

/** Where a hidden e-mail address led whose own letters were not saved. */
const HIDDEN = /\/cdn-cgi\/l\/email-protection#?$/i;

function protectedMail(href: string): string | null {
  const hex = /\/cdn-cgi\/l\/email-protection#([0-9a-f]+)$/i.exec(href.slice(-500))?.[1];
  return hex === undefined ? null : hiddenMail(hex);
}
