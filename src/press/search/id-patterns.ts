import type { Outlet } from '../../outlets/index.ts';

/**
 * The outlet's patterns of addresses that a browser may try itself; their groups are the ids. An outlet file may
 * come from a stranger, and a browser's own regular expressions backtrack: a pattern is left out unless it is so plain
 * that it cannot for long (`^/article/(?P<id>[0-9]+)(?:/[^/]*-(?P<later>[0-9]+)/)?`). Addresses that are listed lead to
 * their stories without any.
 */
export function idPatterns({ identity }: Outlet): string[] {
  return identity.map(({ pattern }) => plainPattern(pattern)).filter((pattern) => pattern !== null);
}

/** One character or class, and how often. */
const PIECE =
  /^(?:[\w/&=%:;,~@#!-]|\\[.?/dw+-]|\.|\[\^?(?:[\w./%?&=-]|\\[dw.?/-])+\])(?:[+*?]|\{\d{1,2}(?:,\d{0,2})?\})?/;
const NAMED = /^\(\?P?<(?:id|later)>/;
/**
 * Pieces of no fixed length, one behind the other, are tried at all lengths together: three within 300 characters are a
 * few million steps, and so are two where the beginning is not said.
 */
const MOST_RUNS = 3;
/** Each that may be there or not, or be one of two, doubles the ways: `a?a?a?…aaa` takes 2ⁿ steps. */
const MOST_CHOICES = 8;

function plainPattern(pattern: string): string | null {
  let out = '';
  let runs = pattern.startsWith('^') ? 0 : 1;
  let choices = 0;
  let depth = 0;
  let hasId = false;
  for (let rest = pattern; rest !== ''; ) {
    const named = NAMED.exec(rest)?.[0];
    const opening = named ?? /^\(\?:/.exec(rest)?.[0];
    // A group is there or not: what could be there many times is not plain.
    const closing = depth > 0 ? /^\)\??(?![+*?{])/.exec(rest)?.[0] : undefined;
    const bound = /^[\^$]/.exec(rest)?.[0] ?? (depth > 0 && rest[0] === '|' ? '|' : undefined);
    const piece = opening ?? closing ?? bound ?? PIECE.exec(rest)?.[0];
    if (piece === undefined) return null;
    rest = rest.slice(piece.length);
    if (opening !== undefined) depth++;
    if (closing !== undefined) depth--;
    if (named !== undefined) hasId = true;
    const isLong = opening === undefined && closing === undefined && /[^\\][+*]$|,\d*\}$/.test(piece);
    if (isLong) runs++;
    if (piece === '|' || /[^\\]\?$/.test(piece)) choices++;
    out += named === undefined ? piece : '(';
  }
  return hasId && depth === 0 && runs <= MOST_RUNS && choices <= MOST_CHOICES ? out : null;
}

/**
 * The same patterns as they were written, in the order of their trying, for servers whose expressions backtrack as well.
 * @param opening of the group that is the id: `(?<name>`, or `(`; no other group is kept
 */
export function idExpressions({ identity }: Outlet, opening: string): string[] {
  return identity
    .filter(({ pattern }) => plainPattern(pattern) !== null)
    .map(({ pattern }) => pattern.replace(/\(\?P?<id>/, opening).replace(/\(\?P?<later>/, '(?:'));
}
