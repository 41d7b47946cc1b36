import type { KnownState } from '../../archive/index.ts';
import { escapeHtml } from '../html.ts';
import { wholePage } from '../page.ts';
import { sayReason } from '../reasons.ts';
import type { Setting } from '../setting.ts';
import type { Words } from '../words/words.ts';
import { bar } from './bar.ts';
import { type Account, type Coverage, isMissing, MISSING, sumOf } from './coverage.ts';
import type { DataFile } from './data-files.ts';
import { sayWhen } from './dates.ts';
import { kindName } from './loss-list.ts';
import { LOSS_KINDS, type LossTally } from './losses.ts';
import { COVERAGE, lossStem, SILENT_DAYS, stateStem, WITHHELD } from './paths.ts';
import { sayWhy } from './reason.ts';
import { silencesBySize, silentRows } from './silent-days.ts';
import { placesOf } from './state-lists.ts';
import { periodTable, reasonTable } from './tables.ts';
import { yearRows } from './year-lists.ts';

/** So many of each kind stand on the page itself. */
const MOST = 12;

/** The coverage: what the outlet is known to have published, and what became of it, in sums that lead to lists. */
export function renderOverview(
  { coverage, losses }: Account,
  marked: number,
  isWithheld: boolean,
  files: readonly DataFile[],
  setting: Setting,
  words: Words,
): string {
  const said = words.coverage;
  const main = `<header class="head">
<h1>${said.coverage}</h1>
${coverage === null ? '' : lead(coverage, words)}</header>
${coverage === null ? `<div class="prose"><p>${said.uncounted}</p></div>\n` : articles(coverage, setting.part, words)}${inside(losses, marked, words)}${isWithheld && !coverage?.census.states.withheld ? `<p class="all"><a href="${WITHHELD}">${said.states.withheld}</a></p>\n` : ''}${data(files, coverage !== null, words)}`;
  return wholePage({ path: COVERAGE, title: said.coverage, kind: 'list', main }, setting, words);
}

function lead({ census }: Coverage, words: Words): string {
  const { rescued } = census.states;
  return `<p class="share">${words.coverage.lead(words.number(rescued), words.number(census.stories), percentOf(rescued, census.stories))}</p>
`;
}

/** Never 100 where one is missing: rounded down to a tenth. */
function percentOf(part: number, whole: number): string {
  return whole === 0 ? '0' : String(Math.floor((part / whole) * 1000) / 10);
}

function articles(coverage: Coverage, part: Setting['part'], words: Words): string {
  const { census } = coverage;
  const said = words.coverage;
  return `${sums(coverage, words)}${section('years', said.byYear, years(coverage, part, words))}${silences(coverage, words)}${gaps(coverage, words)}${section(
    'why',
    said.why,
    reasonTable(
      census.reasons
        .filter(({ state }) => isMissing(state) && state !== 'withheld')
        .map(({ state, reason, articles }) => [
          `${said.states[state]}${said.colon}${sayWhy(reason, words)}`,
          articles,
        ]),
      words,
    ),
  )}`;
}

function section(id: string, title: string, html: string): string {
  return html === ''
    ? ''
    : `<section class="part" aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${html}</section>\n`;
}

/** Every state with its sum. Those that are missing lead to their lists. */
function sums({ census, periods }: Coverage, words: Words): string {
  const said = words.coverage;
  const { states } = census;
  const row = (state: KnownState) => {
    if (states[state] === 0 && state !== 'rescued') return '';
    const name = said.states[state];
    const to = state === 'rescued' ? 'days/index.html' : isMissing(state) ? `${stateStem(state)}.html` : null;
    const label = to === null ? name : `<a href="${to}">${name}</a>`;
    return `<div class="sum"><dt><span class="swatch s-${state}"></span>${label}</dt><dd>${words.number(states[state])}</dd><dd class="means">${escapeHtml(said.statesMean[state])}</dd></div>\n`;
  };
  const rows = (['rescued', ...MISSING] as KnownState[]).map(row);
  const others = states.revision + states.alias;
  const notes = [
    others > 0 ? said.others(others) : '',
    census.unexplained > 0 ? said.unexplained(census.unexplained) : '',
  ].filter((note) => note !== '');
  return `<section class="part first" aria-label="${said.sums}">
<div class="whole">${bar(sumOf(periods.values()), census.stories)}</div>
<dl class="sums">
${rows.join('')}</dl>
${notes.length === 0 ? '' : `<div class="prose">${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}</div>\n`}</section>
`;
}

function years(coverage: Coverage, part: Setting['part'], words: Words): string {
  const places = new Map<string, string>();
  for (const state of MISSING)
    for (const [year, href] of placesOf(coverage, state, COVERAGE))
      places.set(`${state} ${year}`, href === '' ? WITHHELD : href);
  const rows = yearRows(
    coverage,
    COVERAGE,
    (state, year) => places.get(`${state} ${year}`) ?? null,
    part,
    words,
  );
  return periodTable(words.coverage.year, rows, sumOf(coverage.periods.values()), words);
}

function silences({ census }: Coverage, words: Words): string {
  if (census.silences.length === 0) return '';
  const said = words.coverage;
  const most = silencesBySize(census).slice(0, MOST);
  const all =
    census.silences.length > MOST
      ? `<p class="all"><a href="${SILENT_DAYS}.html">${said.allOfThem(census.silences.length)}</a></p>\n`
      : '';
  return section(
    'silences',
    said.silences,
    `<p class="hint">${said.silencesLead}</p>\n<ol class="rows missing brief">\n${silentRows(most, words)}</ol>\n${all}`,
  );
}

function gaps({ census }: Coverage, words: Words): string {
  if (census.gaps.length === 0) return '';
  const said = words.coverage;
  const longest = census.gaps
    .toSorted((a, b) => b.count - a.count || Number(a.from) - Number(b.from))
    .slice(0, MOST);
  const rows = longest.map(({ from, to, count, after, before }) => {
    const name = from === to ? said.number(escapeHtml(from)) : said.numbers(escapeHtml(from), escapeHtml(to));
    const when = sayWhen(
      { ...(after === null ? {} : { after }), ...(before === null ? {} : { before }) },
      words,
    );
    const beside = [said.articles(count), when].filter((part) => part !== '').join(' · ');
    return `<li><span class="headline">${name}</span> <small>${beside}</small></li>\n`;
  });
  const all =
    census.gaps.length > MOST
      ? `<p class="all"><a href="${stateStem('neverCaptured')}.html">${said.allOfThem(census.gaps.length)}</a></p>\n`
      : '';
  return section(
    'gaps',
    said.gaps,
    `<p class="hint">${said.gapsLead}</p>\n<ol class="rows missing brief">\n${rows.join('')}</ol>\n${all}`,
  );
}

/** What is lost inside of articles, by kind, with the reasons of each. */
function inside({ total, kinds }: LossTally, marked: number, words: Words): string {
  const said = words.coverage;
  const lead =
    total > 0 ? said.insideLead(total) : marked > 0 ? words.markedOnPages(marked) : said.insideNone;
  const tables = LOSS_KINDS.flatMap((kind) => {
    const tally = kinds.get(kind);
    if (tally === undefined) return [];
    const reasons = [...tally.reasons].map(([reason, n]) => [sayReason(reason, words), n] as const);
    return `<h3><a href="${lossStem(kind)}.html">${kindName(kind, words)}</a> <small>${words.number(tally.total)}</small></h3>\n${reasonTable(reasons, words)}`;
  });
  return section('inside', said.inside, `<p class="hint">${escapeHtml(lead)}</p>\n${tables.join('')}`);
}

function data(files: readonly DataFile[], isCounted: boolean, words: Words): string {
  const said = words.coverage;
  const item = (path: string, what: string, size: string) =>
    `<li><a href="${path}">${path.split('/').at(-1)}</a> <small>${size}</small> ${escapeHtml(what)}</li>\n`;
  const items = files.map(({ path, what, bytes }) => item(path, said.file[what], sayBytes(bytes)));
  const check = isCounted ? `<p>${said.check}</p>\n<pre><code>reprint audit DIR</code></pre>\n` : '';
  return section(
    'data',
    said.files,
    `<div class="prose"><p>${said.filesLead}</p>
<ul>
${item('coverage.json', said.file.figures, '')}${items.join('')}</ul>
${check}</div>\n`,
  );
}

/** `240 kB`, `12.4 MB` */
function sayBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${Math.round(bytes / 100_000) / 10} MB`;
}
