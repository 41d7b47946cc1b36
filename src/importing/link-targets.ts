import type { Mended } from './imported.ts';

/** No address is longer. */
const LONGEST = 4000;

/**
 * Links whose address has a space in it, `[here](https://news.example/a b)`: Markdown sees none there, and shows
 * brackets and address as text. An address tells itself by its beginning; what has quotes in it may be a title.
 */
export function mendTargets(markdown: string, mended: Mended): string {
  let out = '';
  let done = 0;
  for (let at = markdown.indexOf(']('); at >= 0; at = markdown.indexOf('](', at + 2)) {
    const start = at + 2;
    if (!/^\s{0,3}(?:https?:\/\/|\/web\/\d)/i.test(markdown.slice(start, start + 12))) continue;
    const line = markdown.slice(start, start + LONGEST);
    const end = line.search(/[)\n]/);
    const target = end < 0 || line[end] === '\n' ? '' : line.slice(0, end).trim();
    if (!/\s/.test(target) || /["'(<]/.test(target)) continue;
    mended.note('spaces in an address', target);
    out += markdown.slice(done, start) + target.replace(/\s/g, '%20');
    done = start + end;
  }
  return out + markdown.slice(done);
}
