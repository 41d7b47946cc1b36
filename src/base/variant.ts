import { type PlainAddress, plainAddress } from './plain-address.ts';
import { isArticleShape, shapeOf } from './shape.ts';

const NAME = 'amp|mobile|mobi|m|wap|touch|print|printable|printer|print-friendly';
const HOST = /^(?:amp|mobile|mobi|m|wap|touch|print)\.(?=[^.]+\.[^.])/;
const FIRST = new RegExp(`^/(?:${NAME})(?=/.)`, 'i');
const LAST = /(?<=.)\/(?:amp|print|printable|print-friendly|index\.(?:html?|php|aspx?))$/i;
const ENDING = /\.(?:amp|print)(?=\.html?$|$)/i;
const PAIR =
  /^(?:amp|print|printable|mobile|m)(?:=(?:1|true|yes|on)?)?$|^(?:output_?type|view|format|mode|layout|theme|display)=(?:amp|print|mobile)$/i;

/**
 * The address of the page itself, where this one asks for it in another dress: for AMP, telephones or print.
 * `https://m.news.example/amp/2019/some-long-headline/print?amp=1` is `news.example/2019/some-long-headline`. A
 * path is only changed where what is left looks like an article's: `/section/print` may be a section.
 */
export function undressed({ host, path, query }: PlainAddress): PlainAddress {
  const pairs = query.split('&').filter((pair) => !PAIR.test(pair));
  const bare = { host: host.replace(HOST, ''), query: pairs.join('&') };
  const first = path.replace(FIRST, '');
  for (const plain of [first, path]) {
    const short = plain.replace(LAST, '').replace(ENDING, '');
    if (short !== path && isArticleShape(shapeOf(`http://${bare.host}${short}?${bare.query}`)))
      return { ...bare, path: short };
  }
  return { ...bare, path };
}

/**
 * What a rule for addresses is searched in, `/article/1?x=2` of an address: as written, plain, and without its dress.
 * Nothing of a text that is no address with a host, but for what is written after its scheme.
 */
export function* localForms(address: string): Iterable<string> {
  const written = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/i.exec(address.trim());
  if (written) yield written[1]!;
  const plain = plainAddress(address);
  if (plain === null) return;
  yield localPart(plain);
  yield localPart(undressed(plain));
}

/** Path and query: `/article/1?x=2`. */
export function localPart({ path, query }: PlainAddress): string {
  return query === '' ? path : `${path}?${query}`;
}
