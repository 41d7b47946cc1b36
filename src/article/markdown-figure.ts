import type { Embed, Figure, Inline, Picture } from '../base/blocks.ts';
import { bareAddress, linkAddress } from './markdown-address.ts';
import { foldSpace, prepared } from './markdown-inline.ts';
import { inlineText } from './text.ts';

/**
 * A figure as HTML, one tag a line and no line blank, so that CommonMark keeps it one block:
 *
 *     <figure>
 *     <img src="PREFIXmedia/ab/….jpg" data-original="…" data-capture="…" alt="…">
 *     <figcaption>caption <cite>credit</cite></figcaption>
 *     </figure>
 *
 * A picture whose fate is unknown has `src` its original and no `data-`. A lost one is
 *
 *     <figure class="lacuna" data-kind="picture" data-reason="…" data-original="…">
 *     <figcaption>…</figcaption>
 *     </figure>
 *
 * with `data-alt` where the page had one; `data-kind` is `attachment` for a file that the text links to, `text` for
 * the end of the text. A saved picture of which a part is lost has `data-damage`. A gallery has several `<img>` lines, and a lost picture of it its
 * own `<figure class="lacuna" …></figure>` line. Captions hold text and strong, em, del, sup, sub, code, br, a.
 */
export function figureToMarkdown(figure: Figure, prefix: string): string {
  const caption = captionLine(figure);
  const [only] = figure.images;
  if (figure.images.length === 1 && only && isLost(only)) {
    return [lacuna(only, figure.lost), ...caption, '</figure>'].join('\n');
  }
  const images = figure.images.map((image) =>
    isLost(image) ? `${lacuna(image, figure.lost)}</figure>` : picture(image, prefix),
  );
  return ['<figure>', ...images, ...caption, '</figure>'].join('\n');
}

function captionLine({ caption, credit }: Figure): string[] {
  const parts = [inlinesToHtml(caption), credit ? `<cite>${htmlText(foldSpace(credit).trim())}</cite>` : ''];
  const line = parts.filter((part) => part !== '').join(' ');
  return line === '' ? [] : [`<figcaption>${line}</figcaption>`];
}

function isLost(image: Picture): boolean {
  return image.fate !== undefined && 'reason' in image.fate;
}

function picture(image: Picture, prefix: string): string {
  const fate = image.fate;
  const alt = `alt="${attribute(image.alt)}"`;
  if (!fate || !('media' in fate)) return `<img src="${address(image.original)}" ${alt}>`;
  const damage = fate.damage === undefined ? '' : ` data-damage="${attribute(fate.damage)}"`;
  return `<img src="${address(prefix + fate.media)}" data-original="${address(image.original)}" data-capture="${address(fate.capture)}"${damage} ${alt}>`;
}

function lacuna(image: Picture, kind: Figure['lost'] | 'picture' = 'picture'): string {
  const reason = image.fate && 'reason' in image.fate ? image.fate.reason : '';
  const alt = image.alt === '' ? '' : ` data-alt="${attribute(image.alt)}"`;
  return `<figure class="lacuna" data-kind="${kind}" data-reason="${attribute(reason)}" data-original="${address(image.original)}"${alt}>`;
}

/**
 * An embed as a shortcode on a line of its own: `{{< video src="…" title="…" caption="…" >}}`, its name the
 * embed's kind (video, audio, post, map, frame). `src` is percent-encoded, so that it needs no escape; the
 * others are escaped as in HTML. `poster` is its still picture, saved (`PREFIXmedia/ab/….jpg`) or where the page
 * had it; `memento` is where an archive holds the film itself, `reason` why none does.
 */
export function embedToMarkdown(embed: Embed, prefix: string): string {
  const title = foldSpace(embed.title ?? '').trim();
  const caption = foldSpace(inlineText(embed.caption)).trim();
  const parts = [`src="${bareAddress(embed.src)}"`];
  if (title !== '') parts.push(`title="${attribute(title)}"`);
  if (caption !== '') parts.push(`caption="${attribute(caption)}"`);
  const poster = embed.still ? prefix + embed.still.media : embed.poster;
  if (poster !== null) parts.push(`poster="${address(poster)}"`);
  if (embed.film && 'memento' in embed.film) parts.push(`memento="${address(embed.film.memento)}"`);
  if (embed.film && 'reason' in embed.film) parts.push(`reason="${attribute(embed.film.reason)}"`);
  return `{{< ${embed.kind} ${parts.join(' ')} >}}`;
}

const TAGS = {
  strong: 'strong',
  emphasis: 'em',
  strike: 'del',
  superscript: 'sup',
  subscript: 'sub',
} as const;

function inlinesToHtml(inlines: readonly Inline[]): string {
  return prepared(inlines).map(inlineToHtml).join('').trim();
}

function inlineToHtml(node: Inline): string {
  switch (node.type) {
    case 'text':
      return htmlText(node.text);
    case 'break':
      return '<br>';
    case 'code':
      return `<code>${htmlText(node.text)}</code>`;
    case 'link': {
      const href = linkAddress(node.href);
      const inside = node.inlines.map(inlineToHtml).join('');
      return href === null ? inside : `<a href="${attribute(href)}">${inside}</a>`;
    }
    default:
      return `<${TAGS[node.type]}>${node.inlines.map(inlineToHtml).join('')}</${TAGS[node.type]}>`;
  }
}

/** Text in HTML; a brace that would open a shortcode is written by its number. */
function htmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\{(?=\{|&lt;|%)/g, '&#123;');
}

function attribute(text: string): string {
  return htmlText(foldSpace(text)).replaceAll('"', '&quot;');
}

/** An address in an attribute: percent-encoded, its `&` as HTML wants it. */
function address(text: string): string {
  return attribute(bareAddress(text));
}
