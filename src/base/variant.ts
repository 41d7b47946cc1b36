import type { PlainAddress } from './plain-address.ts';
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
