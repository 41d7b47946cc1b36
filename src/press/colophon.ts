import type { Audit } from '../archive/index.ts';
import { rootOfHost, wholePage } from './page.ts';
import type { Setting } from './setting.ts';
import type { Survey } from './survey.ts';
import type { Words } from './words/words.ts';

/** The colophon: how this archive was made and how to verify it. */
export function renderColophon(
  { survey, audit, pictures, lost }: { survey: Survey; audit: Audit; pictures: number; lost: number },
  setting: Setting,
  words: Words,
): string {
  const path = 'colophon.html';
  const tally: [string, string][] = [[words.articles(survey.entries.length), 'days/index.html']];
  if (survey.revisions > 0) tally.push([words.revisionsKept(survey.revisions), '']);
  if (pictures > 0) tally.push([words.picturesKept(pictures), '']);
  tally.push([words.lossesKnown(lost), 'coverage.html']);
  if (audit.captures.discovered > 0) tally.push([words.capturesRead(audit.captures.discovered), '']);
  if (audit.tombstoneOnly > 0) tally.push([words.tombstonesOnly(audit.tombstoneOnly), 'coverage.html']);
  const how = audit.captures.discovered > 0 ? words.colophonHow : [words.colophonImported];
  const verify = words.colophonVerify;
  const main = `<header class="head">
<h1>${words.colophon}</h1>
</header>
<div class="prose">
${how.map((text) => `<p>${text}</p>`).join('\n')}
<h2>${words.colophonCounts}</h2>
<ul>${tally.map(([text, to]) => `<li>${to === '' ? text : `<a href="${to}">${text}</a>`}</li>`).join('')}</ul>
<h2>${words.provenance}</h2>
<p>${verify[0]}</p>
<pre><code>sha256sum -c manifest-sha256.txt</code></pre>
<p>${verify.slice(1).join('</p>\n<p>')}</p>
</div>
`;
  return wholePage({ path, title: words.colophon, kind: 'list', main }, setting, words);
}

/** The page for an address that leads nowhere. */
export function renderNotFound(setting: Setting, words: Words): string {
  const head = `<script defer src="${rootOfHost(setting)}${setting.scripts.lost}"></script>\n`;
  const main = `<header class="head">
<h1>${words.notFound}</h1>
</header>
<div class="prose"><p>${words.notFoundLead}</p></div>
`;
  return wholePage(
    { path: '404.html', title: words.notFound, kind: 'list', main, head, fromRoot: true },
    setting,
    words,
  );
}
