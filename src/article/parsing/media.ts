import type { Embed, Figure, Picture, Saved } from '../../base/blocks.ts';
import { captionOf } from './caption.ts';
import { type Attributes, type FigureSource, isLacuna } from './figure.ts';
import type { Shortcode } from './shortcode.ts';

/** A figure as `figureToMarkdown` writes it, or as the seed does. */
export function figureOf({ attributes, images, caption }: FigureSource): Figure {
  const whole = isLacuna(attributes);
  const pictures = images.map(({ attributes: own, lost }) => pictureOf(own, lost));
  if (whole) pictures.unshift(pictureOf(attributes, true));
  const kind = attributes['data-kind'];
  const lost: Pick<Figure, 'lost'> =
    whole && (kind === 'attachment' || kind === 'text') ? { lost: kind } : {};
  return { type: 'figure', ...lost, images: pictures, ...captionOf(caption) };
}

function pictureOf(attributes: Attributes, lost: boolean): Picture {
  const { src = '', alt = '' } = attributes;
  const original = attributes['data-original'] ?? (lost ? '' : src);
  const picture = { original, variants: [], alt: alt || (attributes['data-alt'] ?? '') };
  if (lost) return { ...picture, fate: { reason: attributes['data-reason'] ?? '' } };
  const media = savedAt(src);
  if (media === null) return picture;
  const damage = attributes['data-damage'];
  const saved = { media, capture: attributes['data-capture'] ?? '' };
  return { ...picture, fate: damage === undefined ? saved : { ...saved, damage } };
}

/** A shortcode as the embed that it stands for. */
export function embedOf({ kind, values }: Shortcode): Embed {
  const { src = '', title, caption, poster, memento, reason } = values;
  const media = poster === undefined ? null : savedAt(poster);
  const still: { still?: Saved } = media === null ? {} : { still: { media, capture: '' } };
  return {
    type: 'embed',
    kind,
    src,
    title: title ?? null,
    caption: caption === undefined ? [] : [{ type: 'text', text: caption }],
    poster: media === null ? (poster ?? null) : null,
    ...still,
    ...(memento !== undefined ? { film: { memento } } : reason !== undefined ? { film: { reason } } : {}),
  };
}

/** `../../../media/ab/ab12.jpg` is the archive's `media/ab/ab12.jpg`; null for any other address. */
function savedAt(src: string): string | null {
  return /^(?:\.\.\/){1,8}(media\/[^?#]+)$/.exec(src)?.[1] ?? null;
}
