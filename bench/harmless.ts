import { isDeepStrictEqual } from 'node:util';
import MarkdownIt from 'markdown-it';
import { formatArticle, parseArticle } from '../src/article/index.ts';
import type { Block } from '../src/base/blocks.ts';
import type { ArticleReading, Reading } from '../src/base/reading.ts';
import { toReadLine } from '../src/reading/index.ts';
import { elementsIn } from '../src/reading/page/dom.ts';
import { parseHtml } from '../src/reading/page/parse.ts';
import { articleFile } from '../src/rescue/article-file.ts';

/** What is wrong with a reading, whatever page it came from, one line each; of any page there should be nothing. */
export function harmIn(reading: Reading): string[] {
  toReadLine(reading);
  if (reading.kind === 'error') return ['an error for a reading'];
  const title = reading.title ?? '';
  const harm = lineHarm('title', title);
  if (reading.kind !== 'article') {
    if (reading.reason === '') harm.push('does not say what it is');
    if (reading.kind === 'notArticle' && reading.to !== null && !/^(?:https?|mailto):/.test(reading.to))
      harm.push(`leads to ${reading.to}`);
    return harm;
  }
  return [...harm, ...fieldHarm(reading), ...fileHarm(reading)];
}

function fieldHarm(reading: ArticleReading): string[] {
  const { authors, tags, section, standfirst, lang, published, modified, canonical, confidence } = reading;
  const lines = [...authors.map(({ name }) => name), ...authors.map(({ role }) => role ?? ''), ...tags];
  const harm = [...lines, section ?? '', standfirst ?? ''].flatMap((line) => lineHarm('field', line));
  if (lang !== null && !/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang)) harm.push(`lang ${lang}`);
  for (const time of [published, modified]) {
    if (time === null) continue;
    if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?$/.test(time)) harm.push(`time ${time}`);
    else if (Number.isNaN(Date.parse(time))) harm.push(`time ${time}`);
  }
  if (canonical !== null && !/^https?:\/\//.test(canonical)) harm.push(`canonical ${canonical}`);
  for (const value of Object.values(confidence)) if (!(value >= 0 && value <= 1)) harm.push('confidence');
  return harm;
}

/** One line of text: no control, no line end, no half of a character. */
function lineHarm(name: string, line: string): string[] {
  return /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(line) || !line.isWellFormed()
    ? [`${name} ${JSON.stringify(line.slice(0, 100))}`]
    : [];
}

const MARKDOWN = new MarkdownIt({ html: true, linkify: false });
const HARMLESS = new Set(
  'a p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td hr figure img figcaption cite strong em s del sup sub br'.split(
    ' ',
  ),
);

/** What is wrong with the article file that the reading makes: read again, and shown by a Markdown that allows all HTML. */
function fileHarm(reading: ArticleReading): string[] {
  const filing = { id: '1', aliases: [], ids: [], thread: null, revisions: [], revision: null, day: null };
  const made = articleFile(reading, filing);
  const text = formatArticle(made);
  const harm: string[] = [];
  if (!isDeepStrictEqual(parseArticle(text), made)) harm.push('the file reads back as another');
  if (/^(?:---|\+\+\+)\s*$/m.test(made.body) && !reading.body.some(({ type }) => type === 'rule'))
    harm.push('a line of hyphens');
  const shortcodes = made.body.match(/\{\{[<%]/g)?.length ?? 0;
  if (shortcodes !== embedsIn(reading.body)) harm.push(`${shortcodes} shortcodes`);
  for (const element of elementsIn(parseHtml(MARKDOWN.render(made.body)))) {
    if (!HARMLESS.has(element.name)) harm.push(`<${element.name}> in Markdown`);
    for (const [name, value] of Object.entries(element.attribs)) {
      if (name.startsWith('on')) harm.push(`${name} in Markdown`);
      if ((name === 'href' || name === 'src') && !/^(?:https?:|mailto:)/i.test(value))
        harm.push(`${name}=${value.slice(0, 100)}`);
    }
  }
  return harm;
}

function embedsIn(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    if (block.type === 'embed') count++;
    else if (block.type === 'quote') count += embedsIn(block.blocks);
    else if (block.type === 'list') for (const item of block.items) count += embedsIn(item);
  }
  return count;
}
