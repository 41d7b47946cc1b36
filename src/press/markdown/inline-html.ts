import { escapeHtml, outsideLink, unescapeHtml } from '../html.ts';
import type { BodyContext } from './context.ts';

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

/** A caption: text with the few tags of the article file. Every tag is closed; all else that looks like HTML is shown as text. */
export function renderCaption(source: string, context: BodyContext): string {
  let html = '';
  const open: string[] = [];
  let text = '';
  const flush = () => {
    html += escapeHtml(unescapeHtml(text));
    text = '';
  };
  for (let at = 0; at < source.length; ) {
    const tag = source[at] === '<' ? tagAt(source, at) : null;
    const fits =
      tag !== null &&
      (!tag.closes || open.at(-1) === tag.name) &&
      (tag.name !== 'a' || tag.closes || !open.includes('a'));
    if (!tag || !fits) {
      text += source[at++];
      continue;
    }
    flush();
    at += tag.length;
    if (tag.name === 'br') html += '<br>';
    else if (tag.closes) {
      open.pop();
      html += `</${tag.name}>`;
    } else {
      const opening = tag.name === 'a' ? linkOpening(tag.href ?? '', context) : `<${tag.name}>`;
      html += opening ?? '<a>';
      open.push(tag.name);
    }
  }
  flush();
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

/** `<a href=…>` of a link that leads somewhere, else null. */
export function linkOpening(href: string, context: BodyContext): string | null {
  const link = context.link(href);
  if (!link) return null;
  if (link.inside) return `<a href="${escapeHtml(link.href)}">`;
  const opening = outsideLink(link.href, '');
  return opening === '' ? null : opening.slice(0, -'</a>'.length);
}
