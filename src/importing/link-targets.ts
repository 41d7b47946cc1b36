import type { Mended } from './imported.ts';
import { letters } from './letters.ts';

/** No address is longer. */
const LONGEST = 4000;

/**
 * Links whose address has a space in it, `[here](https://news.example/a b)`: Markdown sees none there, and shows
 * brackets and address as text. An address tells itself by its beginning; what has quotes in it may be a title. A
 * target that is no address, and says no more than the link's own text (`[White Ribbon](white ribbon australia)`,
 * `[here](<iframe src=)`), is made one that leads nowhere; any other is somebody's text in brackets, and stays.
 */
export function mendTargets(markdown: string, mended: Mended): string {
  let out = '';
  let done = 0;
  for (let at = markdown.indexOf(']('); at >= 0; at = markdown.indexOf('](', at + 2)) {
    const start = at + 2;
    const line = markdown.slice(start, start + LONGEST);
    const end = line.search(/[)\n]/);
    const target = end < 0 || line[end] === '\n' ? '' : line.slice(0, end).trim();
    if (!/\s/.test(target)) continue;
    if (/^(?:https?:\/\/|\/web\/\d)/i.test(target) && !/["'(<]/.test(target)) {
      mended.note('spaces in an address', target);
      out += markdown.slice(done, start) + target.replace(/\s/g, '%20');
    } else if (saysNoMore(target, textBefore(markdown, at)))
      out += markdown.slice(done, start) + encodeURIComponent(target.toWellFormed());
    else continue;
    done = start + end;
  }
  return out + markdown.slice(done);
}

function textBefore(markdown: string, at: number): string {
  const before = markdown.slice(Math.max(0, at - 300), at);
  return before.slice(before.lastIndexOf('[') + 1);
}

function saysNoMore(target: string, text: string): boolean {
  if (/^<[a-z]+\s[^>]*$/i.test(target)) return true;
  const [said, shown] = [letters(target).toLowerCase(), letters(text).toLowerCase()];
  return said !== '' && shown !== '' && (shown.includes(said) || said.includes(shown));
}
