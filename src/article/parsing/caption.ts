import type { Inline } from '../../base/blocks.ts';
import { unescapeHtml } from '../../base/html.ts';
import { tagAt } from './inline-tag.ts';

type Nest = Extract<Inline, { inlines: Inline[] }>;

const MARKS: Readonly<Record<string, Exclude<Nest['type'], 'link'>>> = {
  strong: 'strong',
  em: 'emphasis',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
};

/** The source of a caption as inlines, and its credit: the `<cite>` at its end. Tags that do not pair are text. */
export function captionOf(source: string): { caption: Inline[]; credit: string | null } {
  const cite = /\s*<cite>([^<]*)<\/cite>\s*$/.exec(source.slice(-4000));
  const credit = cite ? unescapeHtml(cite[1]!).trim() : '';
  const rest = cite ? source.slice(0, source.length - cite[0].length) : source;
  return { caption: inlinesOfHtml(rest), credit: credit === '' ? null : credit };
}

/** Deeper than this tags mark nothing that a reader could see. */
const DEEPEST = 20;

function inlinesOfHtml(source: string): Inline[] {
  // Asked once: a caption of a million tags that never close must not be gone through for each of them.
  const lastEnd = new Map<string, number>();
  const closes = (name: string, at: number): boolean => {
    const known = lastEnd.get(name) ?? source.lastIndexOf(`</${name}>`);
    lastEnd.set(name, known);
    return known > at;
  };
  const top: Inline[] = [];
  const open: { name: string; into: Inline[] }[] = [];
  let into = top;
  let text = '';
  const flush = () => {
    if (text !== '') into.push({ type: 'text', text: unescapeHtml(text) });
    text = '';
  };
  for (let at = 0; at < source.length; ) {
    const tag = source[at] === '<' ? tagAt(source, at) : null;
    const code =
      tag?.name === 'code' && !tag.closes && closes('code', at) ? source.indexOf('</code>', at) : -1;
    if (tag && code >= 0) {
      flush();
      into.push({ type: 'code', text: unescapeHtml(source.slice(at + tag.length, code)) });
      at = code + '</code>'.length;
    } else if (tag?.name === 'br' && !tag.closes) {
      flush();
      into.push({ type: 'break' });
      at += tag.length;
    } else if (tag?.closes && open.at(-1)?.name === tag.name) {
      flush();
      into = open.pop()!.into;
      at += tag.length;
    } else if (tag && !tag.closes && isOpened(tag.name) && open.length < DEEPEST && closes(tag.name, at)) {
      flush();
      const node: Nest =
        tag.name === 'a'
          ? { type: 'link', href: tag.href ?? '', inlines: [] }
          : { type: MARKS[tag.name]!, inlines: [] };
      into.push(node);
      open.push({ name: tag.name, into });
      into = node.inlines;
      at += tag.length;
    } else {
      const next = source.indexOf('<', at + 1);
      const end = next < 0 ? source.length : next;
      text += source.slice(at, end);
      at = end;
    }
  }
  flush();
  return top;
}

function isOpened(name: string): boolean {
  return name === 'a' || Object.hasOwn(MARKS, name);
}
