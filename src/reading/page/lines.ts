import { type AnyNode, Element, Text } from 'domhandler';
import { tidy } from './dom.ts';
import type { Page } from './survey.ts';

const MAX_LINES = 1000;
const INLINE = new Set(
  'a abbr b big cite code em font i mark q s small span strong sub sup time tt u var'.split(' '),
);
const SILENT = new Set(
  'script style noscript template select textarea button iframe title option nav footer blockquote figure'.split(
    ' ',
  ),
);
/** What stands under a picture names who took that. */
const PICTURED =
  /(?:^|[\s_-])(?:caption|(?:photo|image|img|picture|pic)[_-]?(?:credit|caption|source|by)s?)(?:$|[\s_-])/i;

/**
 * The first lines of text that the page shows, as block boundaries and `<br>` part them: where old layouts
 * keep date and byline, in no element of their own. A line longer than 100 characters, or one that is a link,
 * is empty here; a quotation has dates and names of others.
 */
export function firstLines(page: Page): readonly string[] {
  const known = LINES.get(page);
  if (known) return known;
  const lines = linesOf(page);
  LINES.set(page, lines);
  return lines;
}

/** Headline, section, byline and date are each looked for in them. */
const LINES = new WeakMap<Page, readonly string[]>();

function linesOf(page: Page): string[] {
  const lines: string[] = [];
  let line = '';
  let linked = 0;
  let linkDepth = 0;
  const end = (): void => {
    const text = line.length > 400 ? '' : tidy(line);
    if (line.trim() !== '') lines.push(text.length > 100 || linked > text.length * 0.8 ? '' : text);
    line = '';
    linked = 0;
  };
  const visit = (node: AnyNode): void => {
    if (lines.length >= MAX_LINES) return;
    if (node instanceof Text) {
      line += node.data.length > 1000 ? node.data.slice(0, 1000) : node.data;
      if (linkDepth > 0) linked += node.data.trim().length;
    } else if (node instanceof Element) {
      const { class: names } = node.attribs;
      if (SILENT.has(node.name) || (names !== undefined && PICTURED.test(names))) return;
      const breaks = !INLINE.has(node.name);
      if (breaks) end();
      if (node.name === 'a') linkDepth++;
      for (const child of node.children) visit(child);
      if (node.name === 'a') linkDepth--;
      if (breaks) end();
    }
  };
  for (const child of page.body.children) visit(child);
  end();
  return lines;
}
