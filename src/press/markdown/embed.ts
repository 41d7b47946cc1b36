import type { Shortcode } from '../../article/index.ts';
import { escapeHtml, hostOf, outsideLink } from '../html.ts';
import { pageOfPlayer, readMemento } from '../memento.ts';
import { sayReason } from '../reasons.ts';
import type { BodyContext, BodyCount } from './context.ts';

/**
 * A player or post of another site as a quiet card: what it was, where it was, two links. Of the still picture it shows
 * what is kept here; it loads nothing from elsewhere. What no archive holds is marked as lost, with the reason.
 */
export function renderEmbed({ kind, values }: Shortcode, context: BodyContext, count: BodyCount): string {
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
  const why = values.reason ? ` <span>${escapeHtml(sayReason(values.reason, words))}</span>` : '';
  if (why !== '') count.lost++;
  const name =
    why === '' ? words.embed[kind] : kind in words.lost ? words.lost[kind as 'video'] : words.lost.other;
  const caption = values.caption ? `<figcaption>${escapeHtml(values.caption)}</figcaption>` : '';
  return `<figure class="embed">${still(values.poster ?? '', context)}<div class="${why === '' ? 'card' : 'lost'}" data-kind="${kind}"><b>${escapeHtml(name)}</b>${title}${why} <small>${links.join(' · ')}</small></div>${caption}</figure>\n`;
}

function still(poster: string, context: BodyContext): string {
  const fate = poster === '' ? null : context.picture(poster);
  if (fate?.kind !== 'shown') return '';
  const size = fate.size ? ` width="${fate.size.width}" height="${fate.size.height}"` : '';
  return `<img src="${escapeHtml(context.root + fate.src)}" alt=""${size} loading="lazy" decoding="async">`;
}
