import type { Audit } from '../../archive/index.ts';
import type { Account } from '../coverage/coverage.ts';
import { COVERAGE } from '../coverage/paths.ts';
import { escapeHtml, hostOf } from '../html.ts';
import { wholePage } from '../page.ts';
import type { Setting } from '../setting.ts';
import type { Survey } from '../survey.ts';
import { readTime, sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import type { Sources } from './sources.ts';
import { version } from './version.ts';

export interface ColophonSource {
  survey: Survey;
  audit: Audit;
  account: Account;
  sources: Sources;
  pictures: number;
  /** Losses inside of articles. */
  lost: number;
}

/** The colophon: how this archive was made, from what, by which version, and how to verify it. */
export function renderColophon(source: ColophonSource, setting: Setting, words: Words): string {
  const path = 'colophon.html';
  const { audit, account } = source;
  const { made } = words;
  const how = audit.captures.discovered > 0 ? words.colophonHow : [words.colophonImported];
  const check =
    account.coverage === null ? '' : `<p>${made.again}</p>\n<pre><code>reprint audit DIR</code></pre>\n`;
  const evidence =
    audit.captures.discovered === 0
      ? ''
      : `<p>${made.evidence}</p>\n<pre><code>reprint verify DIR</code></pre>\n`;
  const main = `<header class="head">
<h1>${words.colophon}</h1>
</header>
<div class="prose">
${how.map((text) => `<p>${text}</p>`).join('\n')}
${sourceList(source.sources, setting, words)}<h2>${words.colophonCounts}</h2>
<ul>
${counts(source, words)}</ul>
<h2>${made.version}</h2>
<p>${made.pressedBy(version())}</p>
<h2>${made.verify}</h2>
<p>${words.colophonVerify}</p>
<pre><code>sha256sum -c manifest-sha256.txt</code></pre>
${evidence}${check}<p>${made.site}</p>
<pre><code>reprint press DIR --to another
diff -r another site</code></pre>
</div>
`;
  return wholePage({ path, title: words.colophon, kind: 'list', main }, setting, words);
}

function counts(
  { survey, audit, account: { coverage }, pictures, lost }: ColophonSource,
  words: Words,
): string {
  const link = (to: string, text: string) => `<a href="${to}">${text}</a>`;
  const lines = [link('days/index.html', words.articles(survey.entries.length))];
  if (coverage !== null) {
    const { states, stories } = coverage.census;
    lines.push(link(COVERAGE, words.coverage.rescuedOf(states.rescued, stories)));
  }
  if (survey.revisions > 0) lines.push(words.revisionsKept(survey.revisions));
  if (pictures > 0) lines.push(words.picturesKept(pictures));
  if (lost > 0) lines.push(link(`${COVERAGE}#inside`, words.lossesKnown(lost)));
  if (audit.captures.discovered > 0) lines.push(words.capturesRead(audit.captures.discovered));
  return lines.map((line) => `<li>${line}</li>\n`).join('');
}

/** What was given, fetched, taken in, and which lists were asked for. */
function sourceList(
  { given, sums, imported, lists, listed }: Sources,
  { outlet: { timezone } }: Setting,
  words: Words,
): string {
  const { made } = words;
  const items: string[] = [];
  if (sums.given.files > 0) {
    const files = given.map(({ file, captures, damages }) => {
      const damaged = damages === 0 ? '' : ` · ${made.damaged(damages)}`;
      return `<code>${escapeHtml(file)}</code> <small>${made.captures(captures)}${damaged}</small>`;
    });
    items.push(
      `${made.given(sums.given.files, sums.given.captures)}${inner(files, sums.given.files, words)}`,
    );
  }
  if (sums.fetched.files > 0) items.push(made.fetched(sums.fetched.files, sums.fetched.captures));
  const asked = lists.map(({ archive, scope, day, rows, whole }) => {
    const time = readTime(day, timezone);
    const said = made.listed(hostOf(archive), scope, time === null ? day : sayDay(time.day, words), rows);
    return escapeHtml(whole ? said : `${said}${words.comma}${made.notWhole}`);
  });
  if (listed > asked.length) asked.push(made.andMore(listed - asked.length));
  items.push(...asked);
  if (imported > 0) items.push(made.imported(imported));
  return items.length === 0
    ? ''
    : `<h2>${made.sources}</h2>\n<ul>\n${items.map((item) => `<li>${item}</li>\n`).join('')}</ul>\n`;
}

function inner(named: readonly string[], all: number, words: Words): string {
  const items = all > named.length ? [...named, words.made.andMore(all - named.length)] : named;
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
