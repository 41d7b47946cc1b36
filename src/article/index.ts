/** The form of an article alone: blocks to Markdown and text, and the grammar of an article file. */
export { difference, type Hunk, type Piece } from './difference.ts';
export { type ArticleFile, FRONT_KEYS, type FrontKey, type FrontMatter } from './file.ts';
export { formatArticle } from './format.ts';
export { headingLine, MEDIA_PREFIX, toMarkdown } from './markdown.ts';
export { parseArticle } from './parse.ts';
export { type Attributes, endOfFigure, type FigureSource, isLacuna, readFigure } from './parsing/figure.ts';
export { fromMarkdown } from './parsing/from-markdown.ts';
export { isOfText, tagAt } from './parsing/inline-tag.ts';
export { markdownParser } from './parsing/parser.ts';
export { readShortcode, type Shortcode } from './parsing/shortcode.ts';
export { quote } from './quote.ts';
export { inlineText, toText } from './text.ts';
