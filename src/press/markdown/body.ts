import type { Token } from 'markdown-it';
import { type FigureSource, markdownParser, type Shortcode } from '../../article/index.ts';
import { escapeHtml, unescapeHtml } from '../html.ts';
import type { BodyContext, BodyCount } from './context.ts';
import { renderEmbed } from './embed.ts';
import { linkOpening } from './inline-html.ts';
import { renderFigure, renderLonePicture } from './pictures.ts';
import { textsOf } from './texts.ts';

/** A piece of Markdown as the parser gives it. */
export type BodyToken = Token;

/** A body as it is set, and as it is read: block by block, without addresses. */
export interface SetBody {
  html: string;
  count: BodyCount;
  texts: string[];
}

interface Page {
  context: BodyContext;
  count: BodyCount;
  /** For each open link, whether it was given an address. */
  links: boolean[];
}

/**
 * The HTML of an article's body. Markdown, tables, strikethrough, the figures, shortcodes and inline tags of
 * the article file; anything else that looks like HTML is shown as text.
 */
export function renderBody(markdown: string, context: BodyContext): SetBody {
  const count: BodyCount = { pictures: 0, lost: 0, embeds: 0, firstPicture: null };
  const page: Page = { context, count, links: [] };
  const tokens = renderer.parse(markdown, { page });
  return {
    html: renderer.renderer.render(tokens, renderer.options, { page }),
    count,
    texts: textsOf(tokens),
  };
}

/** A body that cannot be set, as the plain text that it is. */
export function plainBody(markdown: string): SetBody {
  const count: BodyCount = { pictures: 0, lost: 0, embeds: 0, firstPicture: null };
  return { html: `<pre class="plain">${escapeHtml(markdown)}</pre>\n`, count, texts: [markdown] };
}

/** The body without the first heading where that repeats the headline, as it does in the seed. */
export function withoutHeadline(body: string, title: string): string {
  const match = /^\s*# +([^\n]*)\n?/.exec(body);
  return match && bare(match[1]!) === bare(title) ? body.slice(match[0].length) : body;
}

function bare(text: string): string {
  return unescapeHtml(text)
    .replace(/[\\\s#]+/g, '')
    .normalize('NFKC');
}

const renderer = markdownParser();

// The page has its headline: the body's headings start one below it and leave no level out (`### a`, `## b`, `#### c`: h2, h2, h3).
renderer.core.ruler.push('heading_depth', (state) => {
  const above: string[] = [];
  for (const token of state.tokens) {
    if (token.type === 'heading_open') {
      while (above.length > 0 && above.at(-1)! >= token.tag) above.pop();
      above.push(token.tag);
    }
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, above.length + 1)}`;
  }
});

const rules = renderer.renderer.rules;
const pageOf = (env: unknown): Page => (env as { page: Page }).page;

rules.figure = (tokens, i, _options, env) =>
  renderFigure((tokens[i]!.meta as { figure: FigureSource }).figure, pageOf(env).context, pageOf(env).count);

rules.shortcode = (tokens, i, _options, env) => {
  pageOf(env).count.embeds++;
  const { context, count } = pageOf(env);
  return renderEmbed((tokens[i]!.meta as { shortcode: Shortcode }).shortcode, context, count);
};

rules.image = (tokens, i, _options, env) => {
  const token = tokens[i]!;
  return renderLonePicture(attribute(token, 'src'), token.content, pageOf(env).context, pageOf(env).count);
};

rules.link_open = (tokens, i, _options, env) => {
  const opening = linkOpening(attribute(tokens[i]!, 'href'), pageOf(env).context);
  pageOf(env).links.push(opening !== null);
  return opening ?? '';
};
rules.link_close = (_tokens, _i, _options, env) => (pageOf(env).links.pop() ? '</a>' : '');

rules.inline_tag_open = (tokens, i) => `<${tokens[i]!.tag}>`;
rules.inline_tag_close = (tokens, i) => `</${tokens[i]!.tag}>`;
// A wide table scrolls by itself and must be reachable by keyboard.
rules.table_open = (_tokens, _i, _options, env) =>
  `<div class="table" tabindex="0" role="group" aria-label="${pageOf(env).context.words.table}"><table>\n`;
rules.table_close = () => '</table></div>\n';
// Column alignment would be an inline style, which the page forbids itself.
for (const cell of ['th_open', 'td_open']) {
  rules[cell] = (tokens, i) => {
    const align = /text-align:(left|center|right)/.exec(attribute(tokens[i]!, 'style'))?.[1];
    return align && align !== 'left' ? `<${tokens[i]!.tag} class="${align}">` : `<${tokens[i]!.tag}>`;
  };
}
rules.fence = (tokens, i) => `<pre tabindex="0"><code>${escapeHtml(tokens[i]!.content)}</code></pre>\n`;
rules.code_block = rules.fence;

function attribute(token: Token, name: string): string {
  const found = token.attrs?.find(([key]) => key === name);
  return found ? String(found[1]) : '';
}
