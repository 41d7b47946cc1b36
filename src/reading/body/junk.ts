import type { Element } from 'domhandler';
import { elementsIn } from '../page/dom.ts';
import { ruleAt } from './junk-words.ts';
import { meaningOf } from './meaning.ts';

/** class, id, role and data-component as `related-posts side-bar`. */
export function wordsOf(element: Element): string {
  return meaningOf(namesOf(element)).words;
}

/** The names as the page writes them, the first 600 characters. */
function namesOf({ name, attribs }: Element): string {
  const classes = attribs.class;
  // `<h2 id="toc-2">`, `<h2 id="related-work">`: a heading's id is its anchor, and tells what it says.
  const id = HEADING.test(name) ? undefined : attribs.id;
  const role = attribs.role;
  const component = attribs['data-component'];
  const testId = attribs['data-testid'];
  const label = attribs['aria-label'];
  let names = classes ?? '';
  if (id) names += ` ${id}`;
  if (role) names += ` ${role}`;
  if (component) names += ` ${component}`;
  if (testId) names += ` ${testId}`;
  if (label && label.length < 40) names += ` ${label.replace(/\s+/g, '-')}`;
  return names.length > 600 ? names.slice(0, 600) : names;
}

const HEADING = /^h[1-6]$/;

/** The rule by which an element is no part of an article, or null. */
export function junkRule(element: Element): string | null {
  const { name, attribs } = element;
  if (name === 'nav' || name === 'menu') return 'navigation';
  if (name === 'select' || name === 'input' || name === 'textarea' || name === 'label') return 'control';
  // A picture that a click enlarges often stands in a button.
  if (name === 'button') return isPictureButton(element) ? null : 'control';
  if (name === 'dialog') return 'consent';
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') {
    if (name !== 'img' && name !== 'figure' && name !== 'picture') return 'hidden';
  }
  if (attribs.style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style.slice(0, 500)))
    return 'hidden';
  if (
    attribs.role === 'navigation' ||
    attribs.role === 'search' ||
    attribs.role === 'dialog' ||
    attribs.role === 'banner'
  )
    return 'navigation';
  if (attribs.role === 'complementary' && name !== 'div') return 'aside';
  // `<img class="img-share">` says how it may be used, not what it is.
  if (name === 'img') return null;
  return ruleAt(meaningOf(namesOf(element)).rule);
}

/** A button around a picture, within its first hundred elements. */
export function isPictureButton(element: Element): boolean {
  if (element.name !== 'button') return false;
  let count = 0;
  for (const { name } of elementsIn(element)) {
    if (name === 'figure' || name === 'picture') return true;
    if (++count > 100) return false;
  }
  return false;
}

/** Whether it is called what an article's text is called. */
export function isNamedBody(element: Element): boolean {
  if (/\barticleBody\b/.test(element.attribs.itemprop ?? '')) return true;
  return meaningOf(namesOf(element)).isBody;
}
