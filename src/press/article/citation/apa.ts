import { escapeHtml } from '../../html.ts';
import { englishDate, monthAndDay } from './english-date.ts';
import type { CitedName } from './names.ts';
import { legible, type Work } from './work.ts';

/** More authors are told by the first nineteen and the last (APA 7, section 9.8). */
const MOST_AUTHORS = 20;

/** The article as an entry of a list of references in the style of the APA's seventh edition, as HTML. */
export function apa({ title, names, newspaper, day, address, accessed }: Work): string {
  const date = `(${day === null ? 'n.d.' : `${day.slice(0, 4)}, ${monthAndDay(day)}`}).`;
  const headline = escapeHtml(closed(title));
  const first =
    names.length === 0 ? `${headline} ${date}` : `${escapeHtml(closed(authors(names)))} ${date} ${headline}`;
  const where =
    address === null
      ? ''
      : `${accessed === null ? '' : `Archived ${englishDate(accessed)}, at `}${escapeHtml(legible(address))}`;
  return `${first} ${italic(newspaper)}. ${where}`.trim();
}

function authors(names: readonly CitedName[]): string {
  const all = names.map((name) =>
    name.is === 'person' ? `${name.family}, ${initials(name.given)}` : name.whole,
  );
  if (all.length > MOST_AUTHORS) return `${all.slice(0, MOST_AUTHORS - 1).join(', ')}, . . . ${all.at(-1)}`;
  if (all.length < 2) return all.join('');
  // `Doe, J., & Roe, R.`, and 林勵 & 陳大文, which have no comma to end.
  const comma = all.length > 2 || all[0]!.includes(',') ? ',' : '';
  return `${all.slice(0, -1).join(', ')}${comma} & ${all.at(-1)}`;
}

/** `Tai-man Joe` → `T.-m. J.` */
function initials(given: string): string {
  return given
    .split(' ')
    .map((word) =>
      word
        .split('-')
        .map((part) => `${[...part][0] ?? ''}.`)
        .join('-'),
    )
    .join(' ');
}

/** With a full stop, unless it ends in a mark of its own. */
function closed(text: string): string {
  return /[.?!…。？！]$/.test(text) ? text : `${text}.`;
}

/** Chinese has no italics: its letters would be slanted by force. */
export function italic(name: string): string {
  return /[\u2e80-\uffee]/.test(name) ? escapeHtml(name) : `<i>${escapeHtml(name)}</i>`;
}
