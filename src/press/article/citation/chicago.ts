import { escapeHtml } from '../../html.ts';
import { italic } from './apa.ts';
import { englishDate } from './english-date.ts';
import { legible, type Work } from './work.ts';

/**
 * The article as a full note in the style of the Chicago Manual's 17th edition, as HTML. Historians cite in
 * notes, and articles of newspapers in notes alone (section 14.191), so that no entry of a bibliography is given.
 */
export function chicago({ title, names, newspaper, day, address, accessed }: Work): string {
  const people = names.map(({ whole }) => whole);
  const who =
    people.length > 3
      ? `${people[0]} et al.`
      : people.length === 3
        ? `${people[0]}, ${people[1]}, and ${people[2]}`
        : people.join(' and ');
  const quoted = `“${escapeHtml(title.replace(/[“"]([^“”"]*)[”"]/g, '‘$1’'))}${/[?!？！]$/.test(title) ? '' : ','}”`;
  const when = day === null ? 'n.d.' : englishDate(day);
  const parts = [
    `${who === '' ? '' : `${escapeHtml(who)}, `}${quoted} ${italic(newspaper)}`,
    when,
    ...(address === null || accessed === null ? [] : [`archived ${englishDate(accessed)}`]),
    ...(address === null ? [] : [escapeHtml(legible(address))]),
  ];
  const note = parts.join(', ');
  return note.endsWith('.') ? note : `${note}.`;
}
