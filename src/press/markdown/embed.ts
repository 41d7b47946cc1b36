import type { Shortcode } from '../../article/index.ts';
import { escapeHtml, hostOf, outsideLink } from '../html.ts';
import { pageOfPlayer, readMemento } from '../memento.ts';
import { sayReason } from '../reasons.ts';
import type { BodyContext } from './context.ts';

/**
 * A player or post of another site as a quiet card: what it was, where it was, two links. Of the still picture it shows
 * what is kept here; it loads nothing from elsewhere.
 */
export function renderEmbed({ kind, values }: Shortcode, context: BodyContext): string {
  const { words } = context;
  const src = values.src ?? '';
  const memento = readMemento(src);
  const held = values.memento ?? memento?.view ?? '';
  const page = pageOfPlayer(memento ? memento.original : src);
  const links = [
    outsideLink(page, escapeHtml(words.openAt(hostOf(page)))),
    held === '' ? '' : outsideLink(held, escapeHtml(words.askArchive)),
  ].filter((link) => link !== '');
  const title = values.title ? ` <q>${escapeHtml(values.title)}</q>` : '';
  const why =
    values.reason && held === '' ? ` <span>${escapeHtml(sayReason(values.reason, words))}</span>` : '';
  const caption = values.caption ? `<figcaption>${escapeHtml(values.caption)}</figcaption>` : '';
  return `<figure class="embed">${still(values.poster ?? '', context)}<div class="card" data-kind="${kind}"><b>${escapeHtml(words.embed[kind])}</b>${title}${why} <small>${links.join(' · ')}</small></div>${caption}</figure>\n`;
}

function still(poster: string, context: BodyContext): string {
  const fate = poster === '' ? null : context.picture(poster);
  if (fate?.kind !== 'shown') return '';
  const size = fate.size ? ` width="${fate.size.width}" height="${fate.size.height}"` : '';
  return `<img src="${escapeHtml(context.root + fate.src)}" alt=""${size} loading="lazy" decoding="async">`;
}
