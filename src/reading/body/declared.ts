import { inlineText } from '../../article/index.ts';
import type { Block, Figure, Picture } from '../../base/blocks.ts';
import { folded } from '../facts/title.ts';
import { resolve } from '../page/address.ts';
import { tidy } from '../page/dom.ts';
import { isObject, type LdNode, ldStrings, typesOf } from '../page/json-ld.ts';
import type { Page } from '../page/survey.ts';
import { withCredit } from './figure.ts';
import { weightOf } from './inlines.ts';
import { pictureKey } from './picture-key.ts';

/** The pictures that JSON-LD tells of, with their captions where it has any. */
export function declaredPictures(page: Page): { address: string; caption: string | null }[] {
  const nodes: LdNode[] = page.ld.filter((node) => typesOf(node).includes('ImageObject')).slice(0, 200);
  const own = page.article?.image ?? [];
  const found: { address: string; caption: string | null }[] = [];
  for (const image of [...(Array.isArray(own) ? own.slice(0, 100) : [own]), ...nodes]) {
    const [address] =
      typeof image === 'string'
        ? [image]
        : isObject(image)
          ? ldStrings(image.contentUrl ?? image.url ?? [])
          : [];
    const absolute = resolve(address, page.base);
    if (!absolute) continue;
    const [caption] = isObject(image) ? ldStrings(image.caption ?? []) : [];
    found.push({ address: absolute, caption: caption ? tidy(caption).slice(0, 2000) : null });
  }
  return found;
}

/**
 * Captions by what is said of a picture elsewhere: a short paragraph after it that is its `alt`, or what
 * JSON-LD says of the picture of that address.
 */
export function withDeclaredCaptions(blocks: readonly Block[], page: Page): Block[] {
  const declared = new Map<string, string>();
  for (const { address, caption } of declaredPictures(page))
    if (caption) declared.set(pictureKey(address), caption);
  const taken = new Set<Block>();
  const whole = blocks.map((block, i): Block => {
    if (block.type !== 'figure' || block.caption.length > 0) return block;
    const told = toldOf(block, declared);
    const next = blocks[i + 1];
    if (next?.type === 'paragraph') {
      const text = folded(inlineText(next.inlines));
      const alike = [told ?? '', ...block.images.map((image) => image.alt)].map(folded);
      if (
        text.length > 3 &&
        alike.some((one) => one === text || (text.length > 20 && one.startsWith(text)))
      ) {
        taken.add(next);
        return withCredit({ ...block, caption: next.inlines });
      }
    }
    if (told === null || weightOf(told) < 15 || /^\S+\.\w{3,4}$/.test(told)) return block;
    return { ...block, caption: [{ type: 'text', text: told }] };
  });
  return whole.filter((block) => !taken.has(block));
}

function toldOf(figure: Figure, declared: ReadonlyMap<string, string>): string | null {
  if (figure.images.length !== 1) return null;
  const [{ original, variants }] = figure.images as [Picture];
  for (const address of [original, ...variants]) {
    const told = declared.get(pictureKey(address));
    if (told !== undefined) return told;
  }
  return null;
}
