import type { Token } from 'markdown-it';
import type { Inline, Picture } from '../../base/blocks.ts';

/** What one line of text holds: its inlines, and the pictures that stood among them, each with its place. */
export interface Line {
  inlines: Inline[];
  /** `at` is the number of inlines before the picture. */
  pictures: { at: number; picture: Picture }[];
}

type Nest = Extract<Inline, { inlines: Inline[] }>;

const MARKS: Readonly<Record<string, Nest['type']>> = {
  strong: 'strong',
  em: 'emphasis',
  s: 'strike',
  del: 'strike',
  sup: 'superscript',
  sub: 'subscript',
};

const DEEPEST = 20;

/** The tokens inside a paragraph, heading or cell as inlines. */
export function inlinesOf(tokens: readonly Token[]): Line {
  const line: Line = { inlines: [], pictures: [] };
  const open: { into: Inline[] }[] = [];
  let into = line.inlines;
  const text = (value: string) => {
    const last = into.at(-1);
    if (value === '') return;
    const isParted = into === line.inlines && line.pictures.at(-1)?.at === into.length;
    if (last?.type === 'text' && !isParted) last.text += value;
    else into.push({ type: 'text', text: value });
  };
  for (const token of tokens) {
    switch (token.type) {
      case 'softbreak':
        text('\n');
        break;
      case 'hardbreak':
        into.push({ type: 'break' });
        break;
      case 'code_inline':
        into.push({ type: 'code', text: token.content });
        break;
      case 'image':
        // `[![alt](a.jpg)](b)`: the picture stands behind the link that it was.
        line.pictures.push({ at: line.inlines.length, picture: pictureOf(token) });
        break;
      default:
        if (token.nesting === 1) {
          const node = opened(token);
          open.push({ into });
          // Marks within marks a thousand deep show a reader nothing more.
          if (open.length > DEEPEST) continue;
          into.push(node);
          into = node.inlines;
        } else if (token.nesting === -1) into = open.pop()?.into ?? into;
        else text(token.content);
    }
  }
  return { inlines: joinedLines(line.inlines), pictures: line.pictures };
}

function opened(token: Token): Nest {
  if (token.type === 'link_open')
    return { type: 'link', href: String(attribute(token, 'href')), inlines: [] } as unknown as Nest;
  return { type: MARKS[token.tag] ?? 'emphasis', inlines: [] } as Nest;
}

function pictureOf(token: Token): Picture {
  return { original: attribute(token, 'src'), variants: [], alt: token.content };
}

function attribute(token: Token, name: string): string {
  return String(token.attrs?.find(([key]) => key === name)?.[1] ?? '');
}

/** A line that a file breaks goes on: without a space where both sides are East Asian, which write none. */
function joinedLines(inlines: Inline[]): Inline[] {
  for (const inline of inlines) {
    if (inline.type === 'text')
      inline.text = inline.text
        .replace(
          /(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60])\n(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60])/g,
          '',
        )
        .replaceAll('\n', ' ');
    else if ('inlines' in inline) joinedLines(inline.inlines);
  }
  return inlines;
}
