import { type ArticleFile, fromMarkdown, parseArticle } from '../article/index.ts';
import type { Reading } from '../base/reading.ts';
import type { Outlet } from '../outlets/index.ts';
import { readingOf } from './article.ts';
import { captureOf } from './capture.ts';
import type { Habits } from './habits.ts';
import { type ImportedFile, startMending } from './imported.ts';
import { mendTargets } from './link-targets.ts';

/** An article file of another rescue, or of Reprint itself. @throws ReprintError BAD_ARTICLE */
export function readMarkdown(file: ImportedFile, text: string, outlet: Outlet, habits: Habits): Reading {
  const article = parseArticle(text);
  const { front, body, extra } = article;
  const mended = startMending();
  const capture = captureOf(
    {
      url: front.url,
      original: front.original_url,
      capture: front.capture,
      named: front.id,
      known: front.modified ?? front.last_updated ?? front.published ?? front.date,
    },
    file,
    '',
  );
  if (front.id !== undefined && capture.named === undefined) mended.note('id that is none', front.id);
  const draft = {
    title: front.title.trim() === '' ? headlineOf(body) : front.title,
    standfirst: front.standfirst,
    author: front.author ?? '',
    published: front.published || front.date,
    modified: front.modified || front.last_updated,
    section: front.category,
    tags: front.tags ?? [],
    lang: front.lang,
    blocks: fromMarkdown(mendTargets(withoutHeadlineLine(article), mended)),
    removed: [],
    extra,
  };
  return readingOf(draft, capture, outlet, habits, mended);
}

/** The line `# headline` that a body begins with is no part of the text. One that says something else stays. */
function withoutHeadlineLine({ front, body }: ArticleFile): string {
  const line = HEADLINE.exec(body);
  if (!line) return body;
  const said = (text: string) => text.normalize('NFKC').replace(/[\s\\#*_]+/g, '');
  const isTitle = front.title.trim() === '' || said(line[1]!) === said(front.title);
  return isTitle ? body.slice(line[0].length) : body;
}

function headlineOf(body: string): string {
  return HEADLINE.exec(body)?.[1]?.trim() ?? '';
}

const HEADLINE = /^\s*# +([^\n]*)(?:\n|$)/;
