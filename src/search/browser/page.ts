import { keysOfText } from '../address-asked.ts';
import { findKey } from '../addresses.ts';
import { type Asked, isSifted, readAsked, writeAsked } from '../asked.ts';
import {
  allStories,
  type FoundInAll,
  findInAll,
  inOrderOfAll,
  type Shelf,
  showOf,
  siftMonthsOfAll,
  siftNamesOfAll,
} from '../shelf.ts';
import { NO_SIEVE } from '../sift.ts';
import type { SearchSite } from '../site.ts';
import { el, say } from './dom.ts';
import type { Engine } from './engine.ts';
import { facets } from './facets.ts';
import { kindOf } from './fault.ts';
import { folderFiles } from './folder-files.ts';
import { countOf, HITS_A_PAGE, hitList, namesake, orders, pager, type Speech } from './results.ts';
import { folded } from './suggest.ts';

/** After so long a reader is told that something is under way, in ms. */
const SLOW = 700;

/** The search page: its address says what is asked, and each change of it is a new answer. */
export function searchPage(its: Engine, root: URL, site: SearchSite, speak: Speech): void {
  const { words, outlets } = site;
  const form = document.querySelector<HTMLFormElement>('form.ask')!;
  const input = form.querySelector<HTMLInputElement>('input')!;
  const answer = document.querySelector<HTMLElement>('#answer')!;
  const browse = document.querySelector<HTMLElement>('.browse')!;
  const status = el('p', { role: 'status', class: 'count' });
  const orderPlace = el('div');
  const results = el('div', { class: 'results' });
  const sieve = el('div');
  const sieveBox = el('details', { class: 'sieve' }, el('summary', {}, words.sieve), sieve);
  const top = el('div', { class: 'answered' }, status, orderPlace);
  const found = el('div', { class: 'found' }, top, sieveBox, results);
  // On a wide screen it stands beside the hits, without anything to fold it by.
  const wide = matchMedia('(min-width: 60rem)');
  sieveBox.open = wide.matches;
  wide.addEventListener('change', () => {
    sieveBox.open = wide.matches;
  });
  answer.append(found);
  let turn = 0;

  function go(asked: Asked): void {
    history.pushState(null, '', writeAsked(asked));
    void run(asked);
  }

  function empty(message: string, ...more: (Node | string)[]): void {
    status.textContent = message;
    orderPlace.replaceChildren();
    results.replaceChildren(...more);
    sieveBox.hidden = true;
    browse.hidden = false;
  }

  function chooseFolder(asked: Asked, complaint = ''): void {
    // The lists below lead to the outlets, of which each has a search page of its own.
    if (outlets.length > 1) {
      empty('', el('p', {}, words.libraryFolder));
      return;
    }
    const chooser = el('input', { type: 'file', webkitdirectory: '', 'aria-label': words.chooseFolder });
    chooser.addEventListener('change', () => {
      const read = folderFiles(chooser.files ?? []);
      if (read) {
        its.readFrom(read);
        void run(asked);
      } else chooseFolder(asked, words.wrongFolder);
    });
    empty(
      complaint,
      el('p', {}, words.folder),
      el('label', { class: 'folder' }, el('span', {}, words.chooseFolder), chooser),
    );
  }

  /** @param isAll whether all stories are to be asked, however many are found */
  async function run(given: Asked, isAll = false): Promise<void> {
    // A site by itself has no outlets to choose from.
    const asked = outlets.length > 1 ? given : { ...given, sieve: { ...given.sieve, outlet: null } };
    const mine = ++turn;
    its.giveUp();
    input.value = asked.query;
    document.title = asked.query === '' ? plainTitle : `${asked.query} · ${plainTitle}`;
    const isAnything = asked.query !== '' || isSifted(asked.sieve);
    found.hidden = !isAnything;
    browse.hidden = isAnything;
    if (!isAnything) return;
    if (!its.canRead()) return chooseFolder(asked);
    answer.setAttribute('aria-busy', 'true');
    const before = its.received();
    const slow = setInterval(() => {
      const kB = Math.round((its.received() - before) / 1000);
      if (mine === turn) status.textContent = say(words.slow, { n: speak.number(kB) });
    }, SLOW);
    try {
      await answerTo(asked, isAll, () => mine === turn);
    } catch (error) {
      if (mine !== turn) return;
      const kind = kindOf(error);
      // A reading that the query before gave up may have been ours as well; a page may be older than the index.
      if (kind === null || (kind !== 'offline' && its.forget())) return void run(asked, isAll);
      const again = el('button', { type: 'button' }, words.tryAgain);
      again.addEventListener('click', () => void run(asked));
      empty(words.faults[kind], again);
    } finally {
      clearInterval(slow);
      if (mine === turn) answer.removeAttribute('aria-busy');
    }
  }

  async function answerTo(asked: Asked, isAll: boolean, isStill: () => boolean): Promise<void> {
    const shelf = await its.open();
    // What opens the indexes goes first: on a slow line names would only delay it.
    const naming = its.names().catch(() => null);
    if (outlets.some((outlet) => keysOfText(asked.query, outlet).length > 0)) {
      const page = await pageOf(asked.query, shelf, site);
      if (!isStill()) return;
      if (page === null) return empty(words.faults.address, inLibrary(asked, site, root));
      return location.replace(new URL(page, root));
    }
    // Whoever sifts, or begins with the oldest, asks all stories; the newest of several outlets are known of all alone.
    const needsAll =
      isAll ||
      asked.order === 'oldest' ||
      (asked.order === 'newest' && outlets.length > 1) ||
      isSifted(asked.sieve);
    const enough = needsAll ? Infinity : asked.page * HITS_A_PAGE;
    const hits = await searched(shelf, placesOf(asked, site), asked.query, enough);
    const names = await naming;
    if (!isStill()) return;
    if (typeof hits === 'string') return empty(words.faults[hits]);
    const ordered = await inOrderOfAll(shelf, hits.stories, asked.order);
    const anyMonth = await siftNamesOfAll(shelf, ordered, asked.sieve.names);
    const within = await siftMonthsOfAll(shelf, anyMonth, asked.sieve.from, asked.sieve.to);
    const page = Math.min(asked.page, Math.max(1, Math.ceil(within.length / HITS_A_PAGE)));
    const first = within.slice((page - 1) * HITS_A_PAGE, page * HITS_A_PAGE);
    const shown = await Promise.all(first.map((story) => showOf(shelf, hits, story)));
    if (!isStill()) return;
    const now = { ...asked, page };
    const fold = (text: string, book: number) => folded(text, shelf.books[book]!.index.fold);
    status.textContent = countOf(within.length, hits.isWhole, site, speak);
    orderPlace.replaceChildren(within.length > 1 ? orders(now, site) : '');
    results.replaceChildren(
      names ? namesake(names, asked.query, fold, root, site, speak) : '',
      hitList(shown, root, site, speak),
      pager(now, within.length, site, speak),
      inLibrary(asked, site, root),
    );
    sieveBox.hidden = hits.total === 0;
    if (hits.isWhole) sieve.replaceChildren(facets(now, shelf, within, anyMonth, site, speak, go));
    else {
      const all = el('button', { type: 'button' }, words.searchAll);
      all.addEventListener('click', () => void run(now, true));
      sieve.replaceChildren(all);
    }
    browse.hidden = within.length > 0;
  }

  const plainTitle = document.title;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { order, sieve } = readAsked(location.search);
    go({ query: input.value.trim(), order, page: 1, sieve });
  });
  answer.addEventListener('click', (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = (event.target as Element).closest('a')?.getAttribute('href');
    if (!href?.startsWith('?')) return;
    event.preventDefault();
    const asked = readAsked(href);
    const isTurned = asked.page !== readAsked(location.search).page;
    go(asked);
    if (isTurned) scrollTo(0, 0);
  });
  addEventListener('popstate', () => void run(readAsked(location.search)));
  void run(readAsked(location.search));
  if (its.canRead()) its.open().catch(() => {});
}

/** The places of the outlets that are to be asked. */
function placesOf({ sieve }: Asked, { outlets }: SearchSite): number[] {
  const places = outlets.map((_, place) => place);
  if (sieve.outlet === null) return places;
  return places.filter((place) => outlets[place]!.root === `${sieve.outlet}/`);
}

/**
 * What a query finds, or why it finds nothing; everything where only choices were made. Older stories are not asked once
 * there are so many hits.
 */
async function searched(
  shelf: Shelf,
  places: readonly number[],
  query: string,
  enough: number,
): Promise<FoundInAll | 'nothing' | 'tooLong'> {
  if (query === '' || places.length === 0) return allStories(shelf, places);
  let last: FoundInAll | null = null;
  try {
    for await (const found of findInAll(shelf, query, places)) {
      last = found;
      if (found.total >= enough) break;
    }
  } catch (error) {
    if (error instanceof RangeError && error.message === 'too long') return 'tooLong';
    throw error;
  }
  return last ?? 'nothing';
}

/** The same query, asked of all outlets of the library that the site is part of. */
function inLibrary({ query, order }: Asked, { library, words }: SearchSite, root: URL): HTMLElement | string {
  if (library === null) return '';
  const to = new URL(library + writeAsked({ query, order, page: 1, sieve: NO_SIEVE }), root);
  return el('p', { class: 'wider' }, el('a', { href: to.href }, words.askAll));
}

/** The page that an address leads to, from the root; null where it leads nowhere. Outlets of any host come last. */
async function pageOf(query: string, shelf: Shelf, { outlets }: SearchSite): Promise<string | null> {
  const places = outlets.map((_, place) => place);
  const isSure = (place: number) => Number(outlets[place]!.hosts.length > 0);
  for (const place of places.sort((a, b) => isSure(b) - isSure(a) || a - b)) {
    const { read, index } = shelf.books[place]!;
    const story = await findKey(read, index.head, keysOfText(query, outlets[place]!));
    if (story !== null) return outlets[place]!.root + (await index.story(story)).page;
  }
  return null;
}
