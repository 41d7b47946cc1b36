import { escapeHtml, hostOf, outsideLink } from '../html.ts';
import { pageOfPlayer, readMemento } from '../memento.ts';
import type { BodyContext } from './context.ts';
import type { Shortcode } from './shortcode.ts';

/** A player or post of another site as a quiet card: what it was, where it was, two links. It loads nothing. */
export function renderEmbed({ kind, values }: Shortcode, context: BodyContext): string {
  const { words } = context;
  const src = values.src ?? '';
  const memento = readMemento(src);
  const page = pageOfPlayer(memento ? memento.original : src);
  const links = [
    outsideLink(page, escapeHtml(words.openAt(hostOf(page)))),
    memento ? outsideLink(memento.view, escapeHtml(words.askArchive)) : '',
  ].filter((link) => link !== '');
  const title = values.title ? ` <q>${escapeHtml(values.title)}</q>` : '';
  const caption = values.caption ? `<figcaption>${escapeHtml(values.caption)}</figcaption>` : '';
  return `<figure class="embed"><div class="card" data-kind="${kind}"><b>${escapeHtml(words.embed[kind])}</b>${title} <small>${links.join(' · ')}</small></div>${caption}</figure>\n`;
}
