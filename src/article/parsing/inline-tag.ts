import { unescapeHtml } from '../../base/html.ts';

/** Tags of the text itself; captions may hold the others too. */
const IN_TEXT = new Set(['sup', 'sub', 'strong', 'em', 'del', 'br']);
const TAG = /^<(\/?)(sup|sub|strong|em|del|br|code|cite|a)(?:\s+href="([^"<>]*)")?\s*\/?>/i;

/** One tag that an article file may use inside a line, at a place in the text; null where there is none. */
export function tagAt(
  text: string,
  at: number,
): { name: string; closes: boolean; href: string | null; length: number } | null {
  // No tag of ours is long: the window keeps a line of a thousand `<` linear. An href has its own bound.
  const match = TAG.exec(text.slice(at, at + 2100));
  if (!match) return null;
  return {
    name: match[2]!.toLowerCase(),
    closes: match[1] === '/',
    href: match[3] === undefined ? null : unescapeHtml(match[3]),
    length: match[0].length,
  };
}

export function isOfText(name: string): boolean {
  return IN_TEXT.has(name);
}
