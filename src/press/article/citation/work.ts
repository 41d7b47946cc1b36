import type { FrontMatter } from '../../../article/index.ts';
import { namesOf, sectionOf } from '../../labels.ts';
import { readMemento } from '../../memento.ts';
import { articlePage } from '../../names.ts';
import type { Setting } from '../../setting.ts';
import { captureTime } from '../../times.ts';
import { publishedOf } from '../dates.ts';
import { languageOf } from '../language.ts';
import { type CitedName, citedNames, plain } from './names.ts';

/** What citations say of an article, each a single line of plain text; null where unknown. */
export interface Work {
  /** A word of ASCII letters and digits, for reference managers: `hkcnews18753`. */
  key: string;
  title: string;
  names: readonly CitedName[];
  newspaper: string;
  section: string | null;
  /** `YYYY-MM-DD` */
  day: string | null;
  /** BCP 47 */
  lang: string | null;
  /** Where it can be read: its memento, else this site's page where the site has an address, else its dead address. */
  address: string | null;
  /** The day of the capture that was read, `YYYY-MM-DD`; goes with the address that it is of. */
  accessed: string | null;
  /** The dead address, where `address` does not tell it: a memento does. */
  original: string | null;
}

export function workOf(id: string, front: FrontMatter, untitled: string, setting: Setting): Work {
  const { outlet } = setting;
  const newspaper = plain(outlet.name);
  const memento = isAddress(front.url);
  const original = isAddress(front.original_url);
  const own = setting.address === null ? null : setting.address + articlePage(id);
  const address = memento ?? own ?? original;
  const taken = /^\d{4,14}(?=\/)/.exec(front.capture ?? '')?.[0] ?? readMemento(memento ?? '')?.timestamp;
  return {
    key: keyOf(id, outlet.hosts[0] ?? ''),
    title: plain(front.title) || untitled,
    names: citedNames(namesOf(front), newspaper),
    newspaper,
    section: plain(sectionOf(front)) || null,
    day: publishedOf(front, outlet.timezone)?.day ?? null,
    lang: languageOf(front, outlet),
    address,
    accessed: taken === undefined ? null : (captureTime(taken, outlet.timezone)?.day ?? null),
    original: address === memento || address === original ? null : original,
  };
}

/** `hkcnews.com` and 18753 → `hkcnews18753`. */
function keyOf(id: string, host: string): string {
  const name = /^(?:www\.)?([a-z0-9-]+)/i.exec(host)?.[1] ?? 'article';
  return `${name}${/^\d/.test(id) ? '' : '-'}${id}`.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
}

/** An address as people read it: its Chinese is told in Chinese. What would not be seen (%E3%80%80, a wide space) stays escaped. */
export function legible(address: string): string {
  return address.replace(/(?:%[89a-f][0-9a-f])+/gi, (escaped) => {
    try {
      const text = decodeURIComponent(escaped);
      return /[\p{C}\p{Z}]/u.test(text) ? escaped : text;
    } catch {
      return escaped;
    }
  });
}

/** A web address as one word of ASCII: what is no character of an address (RFC 3986) is escaped. */
function isAddress(address: string | undefined): string | null {
  const text = plain(address ?? '');
  if (!/^https?:\/\/[^/]/i.test(text)) return null;
  return text.replace(/[^!#$%&'()*+,./0-9:;=?@A-Z[\]_a-z~-]/gu, encodeURIComponent);
}
