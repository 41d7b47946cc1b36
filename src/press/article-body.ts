import { join } from 'node:path';
import type { FrontMatter } from '../article/index.ts';
import { type Identity, isOfOutlet } from '../outlets/index.ts';
import { findArticle } from './address-book.ts';
import { safeHref } from './html.ts';
import type { BodyContext, Link, Picture } from './markdown/context.ts';
import { pictureSizeOf } from './markdown/picture-size.ts';
import { readMemento } from './memento.ts';
import { articlePage } from './names.ts';
import { wayToPart } from './parts/part.ts';
import type { Setting } from './setting.ts';
import type { Words } from './words/words.ts';

/** Pictures that a browser shows as pictures and never runs. SVG is none of them: it can carry scripts. */
export const SHOWN_PICTURE = /\.(?:jpe?g|png|gif|webp|avif|bmp)$/;

/** What the body of one article may ask of the site: where its links lead and what became of its pictures. */
export function bodyContext(
  front: FrontMatter,
  root: string,
  setting: Setting,
  words: Words,
  identify: (address: string) => Identity,
  place: (media: string, path: string) => boolean,
): BodyContext {
  const home = (address: string): Link | null => {
    if (!isOfOutlet(setting.outlet, address)) return null;
    const id = findArticle(setting.book, identify(address).id);
    if (id === null) return null;
    const part = wayToPart(id, setting.book, setting.part, setting.partOf);
    return { href: root + part + articlePage(id), inside: true };
  };
  return {
    words,
    root,
    link(href) {
      const address = href.trim();
      const memento = readMemento(address);
      if (memento) return home(memento.original) ?? outside(memento.view);
      if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return home(address) ?? outside(address);
      // A relative address belongs to the page that the article once was.
      const absolute = resolved(address, front.original_url);
      if (absolute === null) return null;
      const timestamp = readMemento(front.url ?? '')?.timestamp;
      return (
        home(absolute) ??
        outside(timestamp ? `https://web.archive.org/web/${timestamp}/${absolute}` : absolute)
      );
    },
    picture(src): Picture {
      const media = /^(?:\.\.\/)*(media\/[0-9a-f]{2}\/[0-9a-f]{4,64}(?:\.[a-z0-9]{1,8})?)$/.exec(src)?.[1];
      if (media === undefined) return { kind: 'elsewhere' };
      if (SHOWN_PICTURE.test(media))
        return place(media, media)
          ? { kind: 'shown', src: media, size: pictureSizeOf(join(setting.archive, media)) }
          : { kind: 'missing' };
      const asText = `${media}.txt`;
      return place(media, asText) ? { kind: 'unsafe', src: asText } : { kind: 'missing' };
    },
  };
}

function outside(address: string): Link | null {
  const href = safeHref(address);
  return href === null ? null : { href, inside: false };
}

function resolved(address: string, base: string | undefined): string | null {
  if (base === undefined || address === '' || address.startsWith('#')) return null;
  return URL.parse(address, base)?.href ?? null;
}
