import type { Element } from 'domhandler';
import type { Page } from './survey.ts';

/** One way in which elements of a page are called. */
interface Call {
  /** `class` and `id` with a space between, in lower case; and as the page writes them. */
  names: string;
  written: string;
  elements: Element[];
}

const CALLS = new WeakMap<Page, readonly Call[]>();

/**
 * The elements whose names are such: a question is asked once of every way in which a page calls its elements, a
 * few hundred, instead of every element.
 */
export function calledSo(
  page: Page,
  isSo: (names: string, written: string) => boolean,
): ReadonlySet<Element> {
  let calls = CALLS.get(page);
  if (!calls) {
    calls = callsOf(page);
    CALLS.set(page, calls);
  }
  const found = new Set<Element>();
  for (const { names, written, elements } of calls)
    if (isSo(names, written)) for (const element of elements) found.add(element);
  return found;
}

function callsOf(page: Page): Call[] {
  const calls: Call[] = [];
  /** Most elements have a class alone. */
  const byClass = new Map<string, Call>();
  const byBoth = new Map<string, Call>();
  for (const element of page.elements) {
    const { class: classes = '', id = '' } = element.attribs;
    if (classes === '' && id === '') continue;
    const written = id === '' ? '' : `${classes} ${id}`;
    const known = id === '' ? byClass.get(classes) : byBoth.get(written);
    if (known) known.elements.push(element);
    else {
      const call = callOf(id === '' ? `${classes} ` : written, element);
      calls.push(call);
      if (id === '') byClass.set(classes, call);
      else byBoth.set(written, call);
    }
  }
  return calls;
}

function callOf(written: string, element: Element): Call {
  return { names: written.toLowerCase(), written, elements: [element] };
}
