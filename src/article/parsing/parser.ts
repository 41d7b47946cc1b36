import MarkdownIt from 'markdown-it';
import { endOfFigure, readFigure } from './figure.ts';
import { balanceTags, inlineTag } from './inline-tags.ts';
import { readShortcode } from './shortcode.ts';

/**
 * A parser of the article file's body: CommonMark with tables and strikethrough, and besides
 *
 *     figure           one token; its `meta` is `{ figure: FigureSource }`
 *     shortcode        one token; its `meta` is `{ shortcode: Shortcode }`
 *     inline_tag_open, inline_tag_close   `<sup>`, `<strong>` and their like, in pairs
 *     hardbreak        `<br>` too
 *
 * Anything else that looks like HTML is text. Made anew for each caller, who may add rules of their own.
 */
export function markdownParser(): InstanceType<typeof MarkdownIt> {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // Addresses are judged when they are written: here only what could never be one is turned away.
  parser.validateLink = (address) => !/^\s*(?:javascript|vbscript|data|file)\s*:/i.test(address);
  parser.normalizeLink = (address) => address;

  parser.block.ruler.before(
    'fence',
    'figure',
    (state, startLine, endLine, silent) => {
      const at = (line: number) =>
        state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
      if (state.sCount[startLine]! - state.blkIndent >= 4 || !at(startLine).startsWith('<figure'))
        return false;
      const end = endOfFigure(at, startLine, endLine);
      if (end < 0) return false;
      const source = state.getLines(startLine, end + 1, state.blkIndent, false).trim();
      const figure = readFigure(source);
      if (!figure) return false;
      if (silent) return true;
      const token = state.push('figure', '', 0);
      token.block = true;
      token.map = [startLine, end + 1];
      token.meta = { figure };
      state.line = end + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );

  parser.block.ruler.before(
    'fence',
    'shortcode',
    (state, startLine, _endLine, silent) => {
      if (state.sCount[startLine]! - state.blkIndent >= 4) return false;
      const line = state.src.slice(
        state.bMarks[startLine]! + state.tShift[startLine]!,
        state.eMarks[startLine],
      );
      const shortcode = readShortcode(line);
      if (!shortcode) return false;
      if (silent) return true;
      const token = state.push('shortcode', '', 0);
      token.block = true;
      token.map = [startLine, startLine + 1];
      token.meta = { shortcode };
      state.line = startLine + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );

  parser.inline.ruler.before('html_inline', 'inline_tag', inlineTag);
  parser.core.ruler.after('inline', 'balance_tags', (state) => {
    for (const token of state.tokens) if (token.children) balanceTags(token.children);
  });

  return parser;
}
