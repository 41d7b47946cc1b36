import { escapeHtml } from './html.ts';
import type { Words } from './words/words.ts';

/** What a page of a site or of a library is put together from; already safe, but for the description. */
interface Parts {
  /** BCP 47. */
  lang: string;
  kind: string;
  /** Its `Content-Security-Policy`. */
  policy: string;
  title: string;
  description: string;
  /** All else of its head. */
  head: string;
  /** What stands above `<main>`, in it and below it. */
  masthead: string;
  main: string;
  footer: string;
}

export function htmlPage(parts: Parts, words: Words): string {
  const description =
    parts.description === '' ? '' : `<meta name="description" content="${escapeHtml(parts.description)}">\n`;
  return `<!DOCTYPE html>
<html lang="${parts.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${parts.policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${parts.title}</title>
${description}${parts.head}</head>
<body class="${parts.kind}">
<a class="skip" href="#main">${words.skip}</a>
${parts.masthead}<main id="main">
${parts.main}</main>
${parts.footer}</body>
</html>
`;
}
