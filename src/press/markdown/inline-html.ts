import { tagAt } from '../../article/index.ts';
import { escapeHtml, outsideLink, unescapeHtml } from '../html.ts';
import type { BodyContext } from './context.ts';

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
