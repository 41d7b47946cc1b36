import type { Fold } from '../fold.ts';
import { parseQuery } from '../parse-query.ts';
import { findInAll, showOf } from '../shelf.ts';
import type { SearchSite } from '../site.ts';
import { el, marked, say } from './dom.ts';
import type { Engine } from './engine.ts';
import { listOf, type Speech } from './results.ts';

const PAUSE = 120;
const MOST_NAMES = 5;
const MOST_HEADLINES = 5;

interface Suggestion {
  href: string;
  kind: string;
  text: (Node | string)[];
  beside: string;
}

/** Names and headlines below the box while one types (ARIA's combobox with a list); without them it is a plain form. */
export function suggest(
  input: HTMLInputElement,
  its: Engine,
  root: URL,
  site: SearchSite,
  speak: Speech,
): void {
  const { words, outlets } = site;
  const form = input.form!;
  const list = el('ul', {
    class: 'suggestions',
    role: 'listbox',
    id: 'suggestions',
    'aria-label': words.suggestions,
  });
  const status = el('p', { class: 'hidden', role: 'status' });
  list.hidden = true;
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'suggestions',
  }))
    input.setAttribute(name, value);
  let shown: Suggestion[] = [];
  let at = -1;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout>;

  function close(): void {
    turn++;
    hide();
  }

  function hide(): void {
    shown = [];
    at = -1;
    list.hidden = true;
    list.replaceChildren();
    status.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function mark(next: number): void {
    at = next;
    for (const [i, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(i === at));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `suggestion-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function open(suggestions: Suggestion[]): void {
    if (suggestions.length === 0) {
      hide();
      return;
    }
    shown = suggestions;
    list.replaceChildren(
      ...suggestions.map(({ kind, text, beside, href }, i) => {
        const item = el(
          'li',
          { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false' },
          el('small', {}, kind),
          el('span', {}, ...text),
          el('small', {}, beside),
        );
        item.addEventListener('pointerdown', (event) => event.preventDefault());
        item.addEventListener('click', () => location.assign(href));
        return item;
      }),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    // Headlines come behind names: what was chosen among these meanwhile stays so.
    mark(at);
    status.textContent = say('{n} {what}', { n: speak.number(suggestions.length), what: words.suggestions });
  }

  async function look(): Promise<void> {
    const mine = ++turn;
    const text = input.value.trim();
    if (text === '' || text.length > 60 || !its.canRead()) return close();
    try {
      const [shelf, names] = await Promise.all([its.open(), its.names()]);
      const isOne = outlets.length === 1;
      const found: (Suggestion & { rank: number })[] = [];
      for (const [book, { index }] of shelf.books.entries()) {
        const wanted = folded(text, index.fold);
        if (mine !== turn || wanted === '') return;
        for (const kind of ['bylines', 'sections', 'tags'] as const)
          for (const [name, count, slug] of names[book]![kind]) {
            const place = folded(name, index.fold).indexOf(wanted);
            if (place < 0) continue;
            found.push({
              href: listOf(kind, slug ?? name, outlets[book]!, root),
              kind: words.kinds[kind],
              text: [name],
              beside: isOne ? speak.number(count) : outlets[book]!.name,
              rank: (place === 0 ? 1e9 : 0) + count,
            });
          }
      }
      const best: Suggestion[] = found.sort((a, b) => b.rank - a.rank).slice(0, MOST_NAMES);
      at = -1;
      open(best);
      // One character stands in too many headlines to suggest any.
      if ([...text].length < 2) return;
      const hits = (await findInAll(shelf, text).next()).value;
      if (mine !== turn || !hits) return;
      const first = hits.stories.slice(0, MOST_HEADLINES);
      const headlines = await Promise.all(first.map((story) => showOf(shelf, hits, story)));
      if (mine !== turn) return;
      for (const { story, title, book } of headlines)
        if (title.marks.length > 0)
          best.push({
            href: new URL(outlets[book]!.root + story.page, root).href,
            kind: words.kinds.headlines,
            text: marked(title),
            beside: story.date ?? '',
          });
      open(best);
    } catch {
      // A suggestion that does not come is none; the search itself will say what is wrong.
      if (mine === turn) close();
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE);
  });
  input.addEventListener('blur', () => {
    clearTimeout(timer);
    close();
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    close();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (list.hidden) input.value = '';
      close();
    } else if (list.hidden) {
      return;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark(((at + 1 + step + shown.length + 1) % (shown.length + 1)) - 1);
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      location.assign(shown[at]!.href);
    }
  });
  if (input.value !== '' && document.activeElement === input && !form.matches('.ask')) void look();
}

/** Without what search makes no difference of. */
export function folded(text: string, fold: Fold): string {
  const query = parseQuery(`"${text.slice(0, 100).replace(/["“”„«»「」『』]/g, ' ')}"`, fold);
  return (query ?? [])
    .flatMap(({ must }) => must.flatMap(({ tokens }) => tokens.map(({ text }) => text)))
    .join('');
}
