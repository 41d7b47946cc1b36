import { isObject } from '../page/json-ld.ts';
import { scriptData } from '../page/script-data.ts';
import type { Page } from '../page/survey.ts';
import { weightOf } from './inlines.ts';

const MAX_VALUES = 50_000;
/** What systems call the text of an article. */
const TEXT_KEY = /^(?:article|story|post|news)?_?(?:body|content|text|html)_?(?:html|text|rendered)?$/i;

/** The article's HTML out of the data that a page's scripts hold; null where none holds a text. */
export function dataHtml(page: Page): string | null {
  let best: string | null = null;
  let most = 200;
  const consider = (html: string): void => {
    const weight = weightOf(html.replace(/<[^<>]{0,2000}>/g, ''));
    if (weight > most) {
      most = weight;
      best = html;
    }
  };
  const queue: unknown[] = scriptData(page);
  for (let i = 0; i < queue.length && queue.length < MAX_VALUES; i++) {
    const value = queue[i];
    if (Array.isArray(value)) queue.push(...value.slice(0, 1000));
    else if (isObject(value)) {
      // Arc Publishing, by which many papers were made, keeps an article as a list of its elements.
      if (Array.isArray(value.content_elements)) consider(htmlOf(value.content_elements));
      for (const [key, inner] of Object.entries(value).slice(0, 1000)) {
        if (typeof inner === 'object') queue.push(inner);
        else if (
          typeof inner === 'string' &&
          TEXT_KEY.test(key) &&
          /<(?:p|br|div)\b/i.test(inner.slice(0, 100_000)) &&
          inner.length < 2_000_000
        )
          consider(inner);
      }
    }
  }
  return best;
}

/** Arc's `content_elements` as HTML: text, headers, lists, quotes, pictures with their captions. */
function htmlOf(elements: readonly unknown[], depth = 0): string {
  if (depth > 8) return '';
  const parts: string[] = [];
  for (const element of elements.slice(0, 5000)) {
    if (!isObject(element)) continue;
    const content = typeof element.content === 'string' ? element.content : '';
    if (element.type === 'text') parts.push(`<p>${content}</p>`);
    else if (element.type === 'header') parts.push(`<h2>${content}</h2>`);
    else if (element.type === 'raw_html') parts.push(`<div>${content}</div>`);
    else if (element.type === 'quote' && Array.isArray(element.content_elements))
      parts.push(`<blockquote>${htmlOf(element.content_elements, depth + 1)}</blockquote>`);
    else if (element.type === 'list' && Array.isArray(element.items))
      parts.push(
        `<ul>${element.items
          .slice(0, 500)
          .map((item) => `<li>${htmlOf([item], depth + 1)}</li>`)
          .join('')}</ul>`,
      );
    else if (element.type === 'image' && typeof element.url === 'string') {
      const caption = typeof element.caption === 'string' ? element.caption : '';
      parts.push(
        `<figure><img src="${element.url.replaceAll('"', '%22')}"><figcaption>${caption}</figcaption></figure>`,
      );
    }
  }
  return parts.join('');
}
