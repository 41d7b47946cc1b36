import { type FigureSource, type Shortcode, tagAt } from '../../article/index.ts';
import { unescapeHtml } from '../html.ts';
import type { BodyToken } from './body.ts';

/**
 * What a reader reads of a body, block by block: paragraphs, headings, list items, cells of tables, captions, titles of
 * players, what is said of pictures; no addresses, and nothing that the site says of its own.
 */
export function textsOf(tokens: readonly BodyToken[]): string[] {
  const texts: string[] = [];
  const put = (text: string) => {
    const plain = text.replace(/\s+/g, ' ').trim();
    if (plain !== '') texts.push(plain);
  };
  for (const token of tokens) {
    if (token.type === 'inline') put(inlineTextOf(token.children ?? []));
    else if (token.type === 'fence' || token.type === 'code_block') put(token.content);
    else if (token.type === 'figure') {
      const { figure } = token.meta as { figure: FigureSource };
      const caption = captionText(figure.caption);
      put(caption);
      for (const alt of new Set(
        figure.images.map(({ attributes }) => attributes.alt ?? attributes['data-alt'] ?? ''),
      ))
        if (!caption.startsWith(alt)) put(alt);
    } else if (token.type === 'shortcode') {
      const { values } = (token.meta as { shortcode: Shortcode }).shortcode;
      put(values.title ?? '');
      put(values.caption ?? '');
    }
  }
  return texts;
}

function inlineTextOf(tokens: readonly BodyToken[]): string {
  let text = '';
  for (const { type, content } of tokens) {
    if (type === 'softbreak' || type === 'hardbreak') text += '\n';
    else if (!type.endsWith('_open') && !type.endsWith('_close')) text += content;
  }
  return text;
}

/** A caption without its tags; a break is a space. */
function captionText(source: string): string {
  let text = '';
  for (let at = 0; at < source.length; ) {
    const tag = source[at] === '<' ? tagAt(source, at) : null;
    if (tag?.name === 'br') text += ' ';
    if (!tag) text += source[at];
    at += tag?.length ?? 1;
  }
  return unescapeHtml(text);
}
