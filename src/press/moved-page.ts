import { escapeHtml } from './html.ts';
import { articlePage, relative } from './names.ts';
import { POLICY } from './page.ts';
import type { Setting } from './setting.ts';
import type { Words } from './words/words.ts';

/** The page of an id that an article was saved under before: it leads to the article at once, without a script. */
export function movedPage(
  earlier: string,
  article: { id: string; title: string; lang: string },
  setting: Setting,
  words: Words,
): { path: string; html: string } {
  const path = articlePage(earlier);
  const to = relative(path, articlePage(article.id));
  const canonical =
    setting.address === null
      ? ''
      : `<link rel="canonical" href="${escapeHtml(setting.address + articlePage(article.id))}">\n`;
  const title = escapeHtml(article.title.trim() || words.untitled);
  const html = `<!DOCTYPE html>
<html lang="${escapeHtml(article.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${to}">
${canonical}<title>${title}</title>
</head>
<body><p><a href="${to}">${title}</a></p></body>
</html>
`;
  return { path, html };
}
