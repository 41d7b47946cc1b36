import { escapeHtml, hostOf, inLang, outsideLink, readable } from '../html.ts';
import { articlePage, listPage, relative } from '../names.ts';
import { sayReason } from '../reasons.ts';
import type { Setting } from '../setting.ts';
import type { Entry, Survey } from '../survey.ts';
import { sayDay } from '../times.ts';
import type { Words } from '../words/words.ts';
import { LOSS_KINDS, type Loss, type LossKind, type LossTally, readLosses } from './losses.ts';
import { pageOfList } from './page-of-list.ts';
import { LINES_A_PAGE, lossStem } from './paths.ts';
import { reasonTable } from './tables.ts';

/** The lists of what is lost inside of articles: one a kind, by article, in the order of the account. */
export async function* renderLossLists(
  survey: Survey,
  { kinds }: LossTally,
  setting: Setting,
  words: Words,
): AsyncGenerator<[path: string, html: string]> {
  const entries = new Map(survey.entries.map((entry) => [entry.id, entry]));
  for (const kind of LOSS_KINDS) {
    const tally = kinds.get(kind);
    if (tally === undefined) continue;
    const stem = lossStem(kind);
    const title = kindName(kind, words);
    const pages = Math.max(1, Math.ceil(tally.total / LINES_A_PAGE));
    const [[only] = [], ...others] = tally.reasons;
    const shared = others.length === 0 ? (only ?? null) : null;
    let page = 0;
    const whole = (losses: Loss[]): [string, string] => {
      page++;
      const path = listPage(stem, page);
      const above =
        page === 1
          ? reasonTable(
              [...tally.reasons].map(([reason, n]) => [sayReason(reason, words), n]),
              words,
            )
          : '';
      const place = { stem, title, count: words.coverage.marked(tally.total), page, pages };
      return pageOfList(place, above + rows(losses, entries, shared, path, words), '', setting, words);
    };
    let losses: Loss[] = [];
    for await (const loss of readLosses(setting)) {
      if (loss.kind !== kind) continue;
      losses.push(loss);
      if (losses.length < LINES_A_PAGE) continue;
      yield whole(losses);
      losses = [];
    }
    if (losses.length > 0) yield whole(losses);
  }
}

/** What a kind of loss is called: 圖片. */
export function kindName(kind: LossKind, words: Words): string {
  return kind === 'other' ? words.lost.other : (words.lossKinds[kind] ?? kind);
}

/** Losses of one article stand together below its headline. */
function rows(
  losses: readonly Loss[],
  entries: ReadonlyMap<string, Entry>,
  shared: string | null,
  path: string,
  words: Words,
): string {
  let html = '';
  let last: string | null | undefined;
  for (const loss of losses) {
    if (loss.id === null || loss.id !== last) {
      if (last !== undefined) html += '</ul></li>\n';
      html += `<li>${articleLink(loss, entries, path, words)}<ul>`;
      last = loss.id;
    }
    html += row(loss, shared, words);
  }
  return last === undefined ? '' : `<ol class="rows losses">\n${html}</ul></li>\n</ol>\n`;
}

function articleLink(
  { id, kind, original }: Loss,
  entries: ReadonlyMap<string, Entry>,
  path: string,
  words: Words,
): string {
  const entry = id === null ? undefined : entries.get(id);
  if (entry === undefined) {
    // Of an article that is lost whole, its address is often all that is known: its headline may stand in it.
    const name = kind === 'article' && original !== null ? readable(original) : (id ?? '');
    return name === '' ? '' : `<span class="headline">${escapeHtml(name)}</span>`;
  }
  const day = entry.day === '' ? '' : ` <small>${sayDay(entry.day, words)}</small>`;
  return `<a class="headline"${inLang(entry.lang)} href="${relative(path, articlePage(entry.id))}">${escapeHtml(entry.title || words.untitled)}</a>${day}`;
}

function row({ caption, reason, original }: Loss, shared: string | null, words: Words): string {
  const why = reason === shared ? '' : `<span class="why">${escapeHtml(sayReason(reason, words))}</span>`;
  const said = caption === '' ? '' : `<span class="caption">${escapeHtml(caption)}</span> `;
  const where =
    original === null
      ? ''
      : ` <small>${outsideLink(original, `${words.originalAddress} ${escapeHtml(hostOf(original))}`)}</small>`;
  return `<li>${said}${why}${where}</li>\n`;
}
