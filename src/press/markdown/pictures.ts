import { type Attributes, type FigureSource, isLacuna } from '../../article/index.ts';
import { escapeHtml, hostOf, outsideLink, unescapeHtml } from '../html.ts';
import { readMemento } from '../memento.ts';
import { sayReason } from '../reasons.ts';
import type { BodyContext, BodyCount } from './context.ts';
import { renderCaption } from './inline-html.ts';
import type { PictureSize } from './picture-size.ts';

/** A figure: its pictures, a marker for each that is lost, one caption. */
export function renderFigure(figure: FigureSource, context: BodyContext, count: BodyCount): string {
  const whole = isLacuna(figure.attributes);
  const parts = figure.images.map(({ attributes, lost }) =>
    whole || lost ? marker(attributes, figure, context, count) : picture(attributes, context, count),
  );
  if (whole && parts.length === 0) parts.push(marker({}, figure, context, count));
  const caption =
    figure.caption === '' ? '' : `<figcaption>${renderCaption(figure.caption, context)}</figcaption>`;
  const gallery = parts.length > 1 ? ' class="gallery"' : '';
  const inner = parts.length > 1 ? `<div class="plates">${parts.join('')}</div>` : parts.join('');
  return `<figure${gallery}>${inner}${caption}</figure>\n`;
}

/** `![alt](src)` inside a line of text. */
export function renderLonePicture(src: string, alt: string, context: BodyContext, count: BodyCount): string {
  return picture({ src, alt }, context, count);
}

function picture(image: Attributes, context: BodyContext, count: BodyCount): string {
  const src = image.src ?? '';
  const fate = context.picture(src);
  if (fate.kind === 'shown') {
    count.pictures++;
    count.firstPicture ??= fate.src;
    const lazy = count.pictures > 1 ? ' loading="lazy"' : '';
    const size = fate.size
      ? `${shape(fate.size)} width="${fate.size.width}" height="${fate.size.height}"`
      : '';
    const shown = `<img src="${escapeHtml(context.root + fate.src)}" alt="${escapeHtml(image.alt ?? '')}"${size}${lazy} decoding="async">`;
    const damage = image['data-damage'];
    return damage === undefined ? shown : withDamage(shown, damage, image, context, count);
  }
  const { words } = context;
  const original = image['data-original'] ?? (fate.kind === 'elsewhere' ? src : '');
  if (fate.kind === 'unsafe') {
    const file = `<a href="${escapeHtml(context.root + fate.src)}">${escapeHtml(words.download)}</a>`;
    const alt = image.alt ? ` <q>${escapeHtml(image.alt)}</q>` : '';
    return `<span class="card"><b>${escapeHtml(words.keptAsFile)}</b> <span>${escapeHtml(words.whyUnsafe)}</span>${alt} <small>${file}</small></span>`;
  }
  const why = fate.kind === 'missing' ? words.whyMissing : words.whyNotSaved;
  return gap(words.lost.picture, why, image.alt ?? '', original, '', context, count);
}

/** A picture of which a part is lost, with the mark of that loss below it. */
function withDamage(
  shown: string,
  damage: string,
  image: Attributes,
  context: BodyContext,
  count: BodyCount,
): string {
  const { lost } = context.words;
  const reason = sayReason(damage, context.words);
  return `<div>${shown}${gap(lost.part, reason, '', image['data-original'] ?? '', '', context, count)}</div>`;
}

/** A picture much higher than wide is kept to a narrower column, so that it need not be scrolled through. */
function shape({ width, height }: PictureSize): string {
  return height > width * 1.2 ? ' class="tall"' : '';
}

/** The marker of a picture, video or text that the article file itself calls lost. */
function marker(
  image: Attributes,
  { attributes: figure, caption }: FigureSource,
  context: BodyContext,
  count: BodyCount,
): string {
  const kind = image['data-kind'] ?? figure['data-kind'] ?? 'picture';
  const { lost } = context.words;
  const what =
    kind === 'picture' || kind === 'image'
      ? lost.picture
      : kind === 'video'
        ? lost.video
        : kind === 'audio'
          ? lost.audio
          : kind === 'attachment' || kind === 'text'
            ? lost[kind]
            : lost.other;
  const reason = sayReason(image['data-reason'] ?? figure['data-reason'] ?? '', context.words);
  const original = image['data-original'] ?? figure['data-original'] ?? image.src ?? '';
  const said = image.alt ?? image['data-alt'] ?? figure['data-alt'] ?? '';
  // Many a page repeats the caption as the alternative text: once is enough.
  const alt = unescapeHtml(caption).startsWith(said) ? '' : said;
  return gap(what, reason, alt, original, '', context, count);
}

/** The mark of loss: what is lost, why, and where it was. */
function gap(
  what: string,
  reason: string,
  alt: string,
  original: string,
  extra: string,
  context: BodyContext,
  count: BodyCount,
): string {
  count.lost++;
  const { words } = context;
  const memento = readMemento(original);
  const address = memento ? memento.view : original;
  const link =
    address === ''
      ? ''
      : outsideLink(
          address,
          escapeHtml(memento ? words.askArchive : `${words.originalAddress} · ${hostOf(address)}`),
        );
  const links = [extra, link].filter((one) => one !== '').join(' · ');
  return `<span class="lost"><b>${escapeHtml(what)}</b> <span>${escapeHtml(reason)}</span>${
    alt === '' ? '' : ` <q>${escapeHtml(alt)}</q>`
  }${links === '' ? '' : ` <small>${links}</small>`}</span>`;
}
