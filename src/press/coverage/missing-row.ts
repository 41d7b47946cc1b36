import type { KnownLine } from '../../archive/index.ts';
import { escapeHtml, outsideLink, readable } from '../html.ts';
import type { Words } from '../words/words.ts';
import { sayWhen } from './dates.ts';
import { sayWhy } from './reason.ts';

/** One missing article, or a run of numbers: what it was called, when, why it is missing, what makes it known. */
export function missingRow(line: KnownLine, hasState: boolean, shared: string | null, words: Words): string {
  const { id, state, original, reason } = line;
  const { coverage } = words;
  const label = hasState ? `<b class="state">${coverage.states[state]}</b> ` : '';
  const beside = [
    escapeHtml(sayWhen(line, words)),
    line.title !== undefined && isNumber(id) ? escapeHtml(coverage.number(id)) : '',
    knownBy(line, words),
    original === undefined
      ? ''
      : outsideLink(askAddress(original, line.capture), escapeHtml(words.askArchive)),
  ].filter((part) => part !== '');
  const small = beside.length === 0 ? '' : ` <small>${beside.join(' · ')}</small>`;
  const said = sayWhy(reason, words);
  const why = said === shared ? '' : `<span class="why">${escapeHtml(said)}</span>`;
  return `<li>${nameOf(line, words)}${label}${why}${small}</li>\n`;
}

/** The headline where anything tells it; else the number, else what can be read of the address. */
function nameOf({ id, to, count = 1, title, original }: KnownLine, words: Words): string {
  const { coverage } = words;
  if (to !== undefined)
    return `<span class="headline">${coverage.numbers(escapeHtml(id), escapeHtml(to))} <small>${coverage.articles(count)}</small></span> `;
  if (title !== undefined) return `<span class="headline">${escapeHtml(title)}</span> `;
  if (isNumber(id)) return `<span class="headline">${coverage.number(escapeHtml(id))}</span> `;
  return `<span class="address">${escapeHtml(original === undefined ? id : readable(original))}</span> `;
}

function isNumber(id: string): boolean {
  return /^\d{1,15}$/.test(id);
}

function knownBy({ knownBy }: KnownLine, words: Words): string {
  const { by, knownBy: name } = words.coverage;
  const kinds = [
    ...new Set(knownBy.map((told) => Object.keys(by).find((kind) => told.startsWith(kind)) ?? '')),
  ];
  const said = kinds.filter((kind) => kind !== '').map((kind) => by[kind]!);
  return said.length === 0 ? '' : `${name}${words.coverage.colon}${said.join(words.comma)}`;
}

/** Where a reader may look for it: what stood there when it was captured, or all that the Wayback Machine may have. */
function askAddress(original: string, capture: string | undefined): string {
  const timestamp = /^(\d{4,14})\//.exec(capture ?? '')?.[1] ?? '*';
  return `https://web.archive.org/web/${timestamp}/${original}`;
}
