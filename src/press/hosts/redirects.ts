import type { Outlet } from '../../outlets/index.ts';
import { articlePage } from '../names.ts';

/**
 * `_redirects`: the outlet's patterns for addresses as rules of hosts that know placeholders. The lines are such as
 * Cloudflare Pages, Netlify and GitLab Pages all take: path, path, status; a placeholder for a whole segment; `*` at the
 * end. Null where no pattern can be written so: the page for wrong addresses does it then, as it does where rules end.
 *
 * Cloudflare takes 100 rules with placeholders, 1,000 characters each, and follows them even where there is a file;
 * Netlify and GitLab ask for the file first, and GitLab reads 1,000 rules in 64 kB.
 * Sources: https://developers.cloudflare.com/pages/configuration/redirects/,
 * https://docs.netlify.com/routing/redirects/redirect-options/,
 * https://docs.gitlab.com/user/project/pages/redirects/
 * @param root path of the site on its host, ending in `/`; @param paths of the site's own files
 */
export function redirects({ identity }: Outlet, root: string, paths: Iterable<string>): string | null {
  const own = new Set<string>();
  for (const path of paths) own.add(path.split('/', 1)[0]!.toLowerCase());
  const lines: string[] = [];
  for (const { pattern } of identity) {
    const rule = placeholderRule(pattern);
    // Patterns are tried in their order: what stands behind one that cannot be written might take its addresses.
    // A rule for `/articles/:id` would take our own.
    if (rule === null || own.has(rule.folder.split('/', 1)[0]!.toLowerCase())) break;
    const to = root + articlePage(':id');
    const from = `${root}${rule.folder}/:id`;
    for (const tail of rule.tails) lines.push(`${from}${tail} ${to} 301`);
  }
  const short = lines.filter((line) => line.length <= LONGEST).slice(0, MOST);
  return short.length === 0 ? null : `${short.join('\n')}\n`;
}

const MOST = 100;
const LONGEST = 1000;

/**
 * `/some/folder/` and an id that is a segment for itself, of such signs as ids keep in file names. Where the beginning is
 * not said, addresses that begin so are some of those that the pattern names.
 */
const PLAIN =
  /^\^?((?:\/(?:[A-Za-z0-9_-]|\\[.-])+)+)\/\(\?P?<id>(?:\[(?:0-9|a-z|-)+\]|\\d)(?:\+|\{\d{1,2}(?:,\d{0,2})?\})\)(.*)$/s;

/** A pattern as a placeholder's: its folder, and what may stand behind the id. Null for any that says more than that. */
function placeholderRule(pattern: string): { folder: string; tails: string[] } | null {
  const [, folder, rest] = PLAIN.exec(pattern) ?? [];
  if (folder === undefined || rest === undefined) return null;
  const tails = tailsOf(rest);
  return tails && { folder: folder.slice(1).replaceAll('\\', ''), tails };
}

function tailsOf(rest: string): string[] | null {
  if (rest === '$') return [''];
  if (rest === '/?$') return ['', '/'];
  if (rest === '' || rest === '(?:/|$)' || isOneOption(rest)) return ['', '/*'];
  return rest === '/' || rest === '/.*' || rest === '/.+' ? ['/*'] : null;
}

/** `(?:/…)?` with nothing behind it: what may follow, or not. */
function isOneOption(rest: string): boolean {
  if (!rest.startsWith('(?:/') || !rest.endsWith(')?')) return false;
  let depth = 0;
  for (let at = 0; at < rest.length - 2; at++) {
    if (rest[at] === '\\') at++;
    else if (rest[at] === '[') at = Math.max(at, rest.indexOf(']', at + 2));
    else if (rest[at] === '(') depth++;
    else if (rest[at] === ')' && --depth === 0) return false;
    // `(?:/a|b)?` may go on without a slash.
    else if (rest[at] === '|' && depth === 1) return false;
  }
  return depth === 1;
}
