import { ReprintError } from '../../base/error.ts';
import { escapeHtml } from '../html.ts';
import type { Words } from '../words/words.ts';
import { PROGRESS, type Progress } from './rescue-shown.ts';

/** What there is of the pressed site. */
export type SiteState = 'none' | 'under way' | 'there';

/** The page that shows how far a rescue has come; in parts that its script puts anew. */
export function progressPage(
  outlet: string,
  found: Progress | ReprintError,
  site: SiteState,
  words: Words,
): string {
  const { progress: said } = words;
  const name = escapeHtml(outlet);
  return `<!DOCTYPE html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${said.title} · ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${PROGRESS}/style.css">
<script defer src="${PROGRESS}/script.js"></script>
</head>
<body class="progress">
<header class="bar"><a class="name" href="/">${name}</a></header>
<main>
<header class="head">
<h1>${said.title}</h1>
${part('state', stateLine(found, words), ' role="status"')}
${part('site', siteLine(site, words), ' class="count"')}
</header>
<p class="note" id="gone" role="alert" hidden>${said.gone}</p>
${part('figures', found instanceof ReprintError ? '' : figures(found, words))}
<p class="count"><small>${said.note}</small></p>
<noscript><p><a href="${PROGRESS}">${said.again}</a></p></noscript>
</main>
</body>
</html>
`;
}

function part(id: string, inner: string, attributes = ''): string {
  return `<div data-part id="${id}"${attributes}>${inner}</div>`;
}

function stateLine(found: Progress | ReprintError, { progress: said }: Words): string {
  if (found instanceof ReprintError)
    return `${said.cannotRead} <span lang="en">${escapeHtml(found.message)}</span>`;
  if (found.running === null) return said.idle;
  const since = /, since (\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(found.running);
  return said.running(since === null ? '' : `${since[1]} ${since[2]} UTC`);
}

function siteLine(site: SiteState, { progress: { site: said } }: Words): string {
  if (site === 'none') return said.none;
  if (site === 'under way') return said.underWay;
  return `<a href="/">${said.there}</a>`;
}

function figures(progress: Progress, words: Words): string {
  const { progress: said, number } = words;
  const { queue, lists, mismatches, failed, blocked } = progress;
  return [
    queue === null ? `<p>${said.nothingYet}</p>` : through(queue, words),
    `<dl>${sums(progress, words)}</dl>`,
    queue === null ? '' : captures(queue, words) + pictures(queue, words),
    lists.length === 0
      ? ''
      : table(
          said.lists,
          lists.map((list) => listRow(list, words)),
        ),
    reasons(said.failed, failed, words),
    reasons(said.blocked, blocked, words),
    mismatches === 0 ? '' : `<p class="note">${said.mismatches(number(mismatches))}</p>`,
    `<p class="count">${said.asOf(`${progress.seen.slice(0, 19).replace('T', ' ')} UTC`)}</p>`,
  ].join('\n');
}

type Queue = NonNullable<Progress['queue']>;

/** Texts come first, then revisions: until every text was looked for, no page is through. */
function through({ articles, open, textless }: Queue, { progress: said }: Words): string {
  const bar = (id: string, done: number, label: string) =>
    `<p id="${id}">${label}</p>\n<progress max="${Math.max(1, articles)}" value="${done}" aria-labelledby="${id}"></progress>`;
  return [
    bar('texts', articles - textless, said.texts(articles - textless, articles)),
    bar('revisions', articles - open, said.revisions(articles - open, articles)),
  ].join('\n');
}

function sums({ queue, articles, bytes }: Progress, words: Words): string {
  const { progress: said } = words;
  return [
    articles === 0 ? '' : big(articles, said.inEdition, words),
    queue === null ? '' : big(fetched(queue), said.fetched, words),
    queue === null ? '' : big(queue.outcomes.tombstone ?? 0, said.tombstones, words),
    `<div><dt>${said.evidence}</dt><dd>${room(bytes, words)}</dd></div>`,
  ].join('');
}

function fetched({ outcomes }: Queue): number {
  const all = Object.values(outcomes).reduce((sum: number, n) => sum + (n ?? 0), 0);
  return all - (outcomes.unavailable ?? 0);
}

function big(count: number, what: string, { number }: Words): string {
  return `<div><dt>${what}</dt><dd>${number(count)}</dd></div>`;
}

function captures(queue: Queue, words: Words): string {
  const { progress: said } = words;
  const { listed, outcomes, open } = queue;
  return table(said.captures, [
    row(said.listed, listed, words),
    row(said.fetched, fetched(queue), words),
    row(said.articles, outcomes.article ?? 0, words, 'part'),
    row(said.tombstones, outcomes.tombstone ?? 0, words, 'part'),
    row(said.notArticles, outcomes.notArticle ?? 0, words, 'part'),
    row(said.unreadable, outcomes.unreadable ?? 0, words, 'part'),
    row(said.inVain, outcomes.unavailable ?? 0, words),
    row(said.queued, open, words),
  ]);
}

function pictures({ pictures: { wanted, open, saved } }: Queue, words: Words): string {
  const { progress: said } = words;
  return table(said.pictures, [
    row(said.shown, wanted, words),
    row(said.saved, saved, words),
    row(said.lost, wanted - open - saved, words),
    row(said.picturesQueued, open, words),
  ]);
}

function listRow({ archive, scope, rows, pages, whole }: Progress['lists'][number], words: Words): string {
  const { progress: said } = words;
  const what = `${escapeHtml(scope)}<br><small>${escapeHtml(archive)}</small>`;
  const how = `${said.rows(rows, pages)}<br><small>${whole ? said.whole : said.notWhole}</small>`;
  return `<tr><th scope="row">${what}</th><td>${how}</td></tr>`;
}

/** Reasons as the account has them: who runs a rescue wants the very words. */
function reasons(title: string, found: Progress['failed'], words: Words): string {
  if (found.length === 0) return '';
  return table(
    title,
    found.map(({ reason, captures }) => row(`<span lang="en">${escapeHtml(reason)}</span>`, captures, words)),
  );
}

function table(title: string, rows: string[]): string {
  return `<section><h2>${title}</h2><table>${rows.join('')}</table></section>`;
}

function row(what: string, count: number, { number }: Words, kind = ''): string {
  const its = kind === '' ? '' : ` class="${kind}"`;
  return `<tr${its}><th scope="row">${what}</th><td>${number(count)}</td></tr>`;
}

/** `14 MB`, `3.2 GB` */
function room(bytes: number, { number }: Words): string {
  return bytes < 1e9
    ? `${number(Math.ceil(bytes / 1e6))} MB`
    : `${number(Math.floor(bytes / 1e9))}.${Math.floor((bytes % 1e9) / 1e8)} GB`;
}
