/** Parameters that tell where a reader came from, and nothing of the page. */
export const TRACKING =
  /^(?:utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|mc_[ce]id|_ga|_gl|igshid|igsh|spm|ref_src|ref_url)$/i;

/** An address in the parts that tell which page it is of; scheme, account and fragment do not. */
export interface PlainAddress {
  /** Lower case, without `www.`, default port and final dot. */
  host: string;
  path: string;
  /** Without `?`; empty where there is none. */
  query: string;
}

/**
 * An address without what crawlers, proxies and readers' programs do to addresses on their way, none of which
 * says anything of the page: an archive's own address in front, escapes of letters and digits (`%61rticle`) and
 * of escapes (`%25E7`), doubled slashes and dots, session ids, tracking parameters. Escapes of what would cut
 * the path anew (`%2F`, `%3F`) stay: `/share/https%3A%2F%2F…` is not the page that it shares. Null where the
 * text is no address with a host. Linear time; never throws.
 */
export function plainAddress(address: string): PlainAddress | null {
  const match = PARTS.exec(unwrapped(address.trim().replace(/[\t\n\r]/g, '')));
  if (!match) return null;
  const [, authority = '', path = '', query = ''] = match;
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/:(?:80|443)?$/, '')
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  return host === '' ? null : { host, path: plainPath(path), query: plainQuery(query) };
}

const PARTS = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i;

/** `https://web.archive.org/web/20190301000000id_/https://news.example/1`: a page that was saved as the archive showed it. */
function unwrapped(address: string): string {
  const inner = /^https?:\/\/[^/]+\/(?:web|wayback)\/\d{1,14}(?:[a-z]{2}_)?\/(https?:\/{1,2}.*)$/is.exec(
    address,
  );
  return inner ? inner[1]!.replace(/^(https?):\/(?!\/)/i, '$1://') : address;
}

function plainPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    const plain = plainEscapes(segment.replace(SESSION, ''));
    if (plain === '..') kept.pop();
    else if (plain !== '' && plain !== '.') kept.push(plain);
  }
  return `/${kept.join('/')}`;
}

const SESSION = /;(?:jsessionid|phpsessid|sid)=[^;]*/gi;
const SESSION_PAIR = /^(?:jsessionid|phpsessid|aspsessionid[a-z]*|sid|cfid|cftoken)=/i;

function plainQuery(query: string): string {
  const pairs = query.split('&').map(plainEscapes);
  return pairs
    .filter((pair) => pair !== '' && !SESSION_PAIR.test(pair) && !TRACKING.test(pair.split('=', 1)[0]!))
    .join('&');
}

/** Escaped twice or more: each turn takes one `25` away. A program that escapes an address thrice is a rare one. */
function plainEscapes(text: string): string {
  if (!text.includes('%')) return text;
  let plain = text;
  for (let turn = 0; turn < 3 && /%25[0-9a-f]{2}/i.test(plain); turn++)
    plain = plain.replace(/%25(?=[0-9a-f]{2})/gi, '%');
  // RFC 3986, 6.2.2.2: an escaped letter is the letter. A byte of a character beyond ASCII stays escaped.
  return plain.replace(/%[2-7][0-9a-f]/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : escaped;
  });
}
