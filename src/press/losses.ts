import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isFileName } from '../base/file-name.ts';
import { escapeHtml, hostOf, outsideLink, readable } from './html.ts';
import { pager } from './list-page.ts';
import { articlePage, listPage, relative } from './names.ts';
import { wholePage } from './page.ts';
import { sayReason } from './reasons.ts';
import type { Setting } from './setting.ts';
import type { Survey } from './survey.ts';
import type { Words } from './words/words.ts';

/** One thing known to be lost, a line of `account/lacunae.jsonl`. */
export interface Loss {
  id: string | null;
  kind: string;
  reason: string;
  caption: string;
  original: string | null;
}

/**
 * Reads the account's table of what is lost, line by line; a line that is none is passed over. What is lost
 * of a withheld article is withheld with it: its captions would tell what its page does not.
 */
export async function* readLosses({ archive, outlet }: Setting): AsyncGenerator<Loss> {
  const withheld = new Set(outlet.withheld.map(({ id }) => id));
  const path = join(archive, 'account', 'lacunae.jsonl');
  if (!existsSync(path)) return;
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const loss = readLoss(line);
    if (loss && !withheld.has(loss.id ?? '')) yield loss;
  }
}

function readLoss(line: string): Loss | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const row = value as Record<string, unknown>;
  const text = (key: string) => (typeof row[key] === 'string' ? (row[key] as string).slice(0, 2_000) : '');
  return {
    id: isFileName(text('id')) ? text('id') : null,
    kind: text('kind') || 'other',
    reason: text('reason'),
    caption: text('caption'),
    original: text('original') || null,
  };
}

/** How many losses the account tells of, in all and of each kind. */
export interface LossTally {
  total: number;
  kinds: Map<string, number>;
}

export async function countLosses(setting: Setting): Promise<LossTally> {
  const kinds = new Map<string, number>();
  let total = 0;
  for await (const { kind } of readLosses(setting)) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    total++;
  }
  return { total, kinds };
}

const LOSSES_A_PAGE = 200;

/** The pages of what is lost: how much of each kind, and every loss with reason, article and address. Streamed: the table may be long. */
export async function* renderLosses(
  survey: Survey,
  tally: LossTally,
  marked: number,
  setting: Setting,
  words: Words,
): AsyncGenerator<[path: string, html: string]> {
  const { total, kinds } = tally;
  const titles = new Map(survey.entries.map((entry) => [entry.id, entry.title]));
  const pages = Math.max(1, Math.ceil(total / LOSSES_A_PAGE));
  let page = 1;
  let rows: string[] = [];
  const whole = (): [string, string] => {
    const path = listPage('losses', page);
    const first = page === 1 ? kindTable(kinds, words) : '';
    const withheld = page === 1 ? withheldList(survey, setting, words) : '';
    const of = pages > 1 ? ` · ${words.page(page, pages)}` : '';
    const main = `<header class="head">
<h1>${words.losses}</h1>
<p class="count">${words.lossesKnown(total > 0 ? total : marked)}${of}</p>
</header>
<div class="prose"><p>${total > 0 ? words.lossesLead : marked > 0 ? words.markedOnPages(marked) : words.noLosses}</p></div>
${first}<ol class="rows losses">
${rows.join('')}</ol>
${pager({ path, stem: 'losses', page, pages }, words)}${withheld}`;
    return [path, wholePage({ path, title: words.losses, kind: 'list', main }, setting, words)];
  };
  for await (const loss of readLosses(setting)) {
    rows.push(renderLoss(loss, titles, listPage('losses', page), words));
    if (rows.length === LOSSES_A_PAGE && page < pages) {
      yield whole();
      page++;
      rows = [];
    }
  }
  yield whole();
}

function renderLoss(loss: Loss, titles: ReadonlyMap<string, string>, path: string, words: Words): string {
  const kind = words.lossKinds[loss.kind] ?? loss.kind;
  const title = loss.id === null ? undefined : titles.get(loss.id);
  const where = [
    loss.id === null || title === undefined
      ? ''
      : `${words.inArticle} <a href="${relative(path, articlePage(loss.id))}">${escapeHtml(title || words.untitled)}</a>`,
    loss.original
      ? outsideLink(loss.original, `${words.originalAddress} ${escapeHtml(hostOf(loss.original))}`)
      : '',
  ].filter((part) => part !== '');
  // Of an article that is lost whole, its address is often all that is known: its headline may stand in it.
  const said = loss.caption || (title === undefined && loss.original ? readable(loss.original) : '');
  const caption = said === '' ? '' : `<span class="caption">${escapeHtml(said)}</span> `;
  return `<li><b>${escapeHtml(kind)}</b> ${caption}<span class="why">${escapeHtml(sayReason(loss.reason, words))}</span>${where.length === 0 ? '' : ` <small>${where.join(' · ')}</small>`}</li>\n`;
}

function kindTable(kinds: ReadonlyMap<string, number>, words: Words): string {
  if (kinds.size === 0) return '';
  const items = [...kinds]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, 20)
    .map(
      ([kind, count]) =>
        `<div><dt>${escapeHtml(words.lossKinds[kind] ?? kind)}</dt><dd>${words.number(count)}</dd></div>`,
    );
  return `<dl class="tally">${items.join('')}</dl>\n`;
}

function withheldList({ withheld }: Survey, { outlet }: Setting, words: Words): string {
  const names = [...new Set(outlet.withheldNames.map(({ reason }) => reason))];
  if (withheld.length + names.length === 0) return '';
  const items = withheld.map(
    ({ id, reason }) => `<li><b>${escapeHtml(id)}</b> <span class="why">${escapeHtml(reason)}</span></li>`,
  );
  items.push(
    ...names.map(
      (reason) => `<li><b>${words.nameWithheld}</b> <span class="why">${escapeHtml(reason)}</span></li>`,
    ),
  );
  return `<section id="withheld"><h2>${words.withheld}</h2>\n<div class="prose"><p>${words.withheldLead}</p></div>\n<ol class="rows losses">${items.join('\n')}</ol></section>\n`;
}
