import { type Asked, isSifted, writeAsked } from '../asked.ts';
import { COLUMNS, type Column } from '../columns.ts';
import { type Shelf, tallyBooks, tallyMonthsOfAll, tallyNamesOfAll } from '../shelf.ts';
import { NO_SIEVE } from '../sift.ts';
import type { SearchSite } from '../site.ts';
import { el, say } from './dom.ts';
import { histogram } from './histogram.ts';
import type { Speech } from './results.ts';

/** Names of one column that are shown at first, and after each asking for more. */
const FIRST = 10;
/** Of these a story has one at most: choosing another takes the place of the one before. */
const ONE: readonly Column[] = ['section', 'lang'];

/** Groups that the reader has opened stay open from query to query. */
const opened = new Set<Column>();

/**
 * What hits can be narrowed down by. Months cost nothing; a group of names is read when it is opened.
 * @param within hits under all that is chosen; @param anyMonth the same without the range of months
 */
export function facets(
  asked: Asked,
  shelf: Shelf,
  within: readonly number[],
  anyMonth: readonly number[],
  site: SearchSite,
  speak: Speech,
  go: (asked: Asked) => void,
): HTMLElement {
  const { words } = site;
  const { sieve } = asked;
  const box = el('div');
  const heads = shelf.books.map(({ index }) => index.head);
  const months = histogram(
    heads.flatMap(({ months }) => months.map(([month]) => month)),
    tallyMonthsOfAll(shelf, anyMonth),
    sieve,
    words,
    speak,
    (from, to) => go({ ...asked, page: 1, sieve: { ...sieve, from, to } }),
  );
  if (isSifted(sieve))
    box.append(
      el(
        'p',
        { class: 'clear' },
        el('a', { href: writeAsked({ ...asked, page: 1, sieve: NO_SIEVE }) }, words.clear),
      ),
    );
  if (months) box.append(el('section', {}, el('h2', {}, words.months), months));
  if (site.outlets.length > 1) box.append(outletGroup(asked, shelf, within, site, speak));
  for (const column of COLUMNS) {
    // Nothing is told apart by what all stories share.
    const names = heads.reduce((sum, { columns }) => sum + columns[column], 0);
    if (names < (column === 'lang' ? 2 : 1)) continue;
    box.append(group(column, asked, shelf, within, site, speak));
  }
  return box;
}

function group(
  column: Column,
  asked: Asked,
  shelf: Shelf,
  within: readonly number[],
  { words }: SearchSite,
  speak: Speech,
): HTMLElement {
  const chosen = asked.sieve.names[column];
  const list = el('ul');
  const body = el('div', {}, list);
  const details = el('details', {}, el('summary', {}, words.columns[column]), body);
  const nameOf = (name: string) =>
    column === 'has' ? (words.has[name] ?? name) : column === 'lang' ? languageOf(name, words.lang) : name;
  const link = (name: string, count: number) => {
    const isChosen = chosen.includes(name);
    const names = isChosen
      ? chosen.filter((each) => each !== name)
      : [...(ONE.includes(column) ? [] : chosen), name];
    const sieve = { ...asked.sieve, names: { ...asked.sieve.names, [column]: names } };
    const label = nameOf(name);
    return choice(label, count, isChosen, { ...asked, page: 1, sieve }, words, speak);
  };

  let shown = 0;
  async function fill(most: number): Promise<void> {
    body.setAttribute('aria-busy', 'true');
    try {
      const { names, different } = await tallyNamesOfAll(shelf, column, within, most);
      const rest = chosen.filter((name) => !names.some(([each]) => each === name));
      list.replaceChildren(
        ...rest.map((name) => link(name, within.length)),
        ...names.map(([name, count]) => link(name, count)),
      );
      shown = most;
      body.replaceChildren(list);
      if (different > most) {
        const more = el('button', { type: 'button', class: 'plainly' }, words.showMore);
        more.addEventListener('click', () => void fill(most + 50));
        body.append(more);
      }
    } catch {
      const again = el('button', { type: 'button', class: 'plainly' }, words.tryAgain);
      again.addEventListener('click', () => void fill(most));
      body.replaceChildren(el('p', {}, words.faults.offline), again);
    }
    body.removeAttribute('aria-busy');
  }
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(column);
    else opened.delete(column);
    if (details.open && shown === 0) void fill(FIRST);
  });
  details.open = chosen.length > 0 || opened.has(column);
  return details;
}

/** The outlets of a library: one of them can be chosen. */
function outletGroup(
  asked: Asked,
  shelf: Shelf,
  within: readonly number[],
  { words, outlets }: SearchSite,
  speak: Speech,
): HTMLElement {
  const items = tallyBooks(shelf, within).map(([place, count]) => {
    const { name, root } = outlets[place]!;
    const folder = root.slice(0, -1);
    const isChosen = folder === asked.sieve.outlet;
    const sieve = { ...asked.sieve, outlet: isChosen ? null : folder };
    return choice(name, count, isChosen, { ...asked, page: 1, sieve }, words, speak);
  });
  return el('details', { open: '' }, el('summary', {}, words.outlets), el('div', {}, el('ul', {}, ...items)));
}

/** One name of a group, as a link to the hits that have it; to those without this choice where it is chosen. */
function choice(
  label: string,
  count: number,
  isChosen: boolean,
  to: Asked,
  words: SearchSite['words'],
  speak: Speech,
): HTMLElement {
  const its = el('a', { href: writeAsked(to) }, label);
  if (isChosen) {
    its.setAttribute('aria-current', 'true');
    its.setAttribute('aria-label', say(words.remove, { name: label }));
  }
  return el('li', {}, its, el('small', {}, speak.number(count)));
}

function languageOf(tag: string, lang: string): string {
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
