import type { Outlet } from '../../outlets/index.ts';

/**
 * The outlet's patterns of addresses that a browser may try itself, with the id as their first group. An outlet file may
 * come from a stranger, and a browser's own regular expressions backtrack: a pattern is left out unless it is so plain
 * that it cannot (`/article/(?P<id>[0-9]+)`). Addresses that are listed lead to their stories without any.
 */
export function idPatterns({ identity }: Outlet): string[] {
  return identity.map(({ pattern }) => plainPattern(pattern)).filter((pattern) => pattern !== null);
}

const PIECE = /^(?:[\w/&=%:;,~@#!-]|\\[.?/dw+-]|\.|\[[\w./%-]+\])(?:[+?]|\{\d{1,2}(?:,\d{1,2})?\})?/;
/** More than this of no fixed length, one behind the other, take too long. */
const MOST_RUNS = 2;

function plainPattern(pattern: string): string | null {
  let out = '';
  let runs = 0;
  let isOpen = false;
  let hasId = false;
  for (let rest = pattern; rest !== ''; ) {
    const opening = /^\(\?P?<id>/.exec(rest)?.[0];
    const piece = opening ?? /^[\^$]/.exec(rest)?.[0] ?? (rest[0] === ')' ? ')' : PIECE.exec(rest)?.[0]);
    if (piece === undefined) return null;
    if (opening !== undefined) {
      if (hasId) return null;
      isOpen = true;
      hasId = true;
      out += '(';
    } else {
      if (piece === ')') {
        if (!isOpen) return null;
        isOpen = false;
      }
      if (/[+}]$/.test(piece) && piece.length > 1 && !piece.startsWith('\\+')) runs++;
      out += piece;
    }
    rest = rest.slice(piece.length);
  }
  return hasId && !isOpen && runs <= MOST_RUNS ? out : null;
}
