import type { Element } from 'domhandler';
import { inlineText } from '../../article/index.ts';
import type { Block, Figure, Inline, Picture } from '../../base/blocks.ts';
import { elementsIn, textOf } from '../page/dom.ts';
import { type Conversion, inlinesOf } from './convert.ts';
import { embedOf } from './embed.ts';
import { wordsOf } from './junk.ts';
import { isPicture, pictureOf } from './picture.ts';

const CAPTION =
  /(?:^|[\s-])(?:captions?|figcaption|caption-text|photo-?desc(?:ription)?|image-?desc(?:ription)?|img-?desc|img-?caption|pic-?desc|legend|photo-?info|image-?text|img-?txt)(?=$|[\s-])|caption$/;
const CREDIT =
  /(?:^|[\s-])(?:credits?|copyright|photo-?(?:credit|by|source)|image-?(?:credit|source)|attribution|photographer|photo-?agency|agency)(?=$|[\s-])/;

const CREDIT_AT_END =
  /[（(]\s*(?:(?:攝影|圖片|圖|相片|資料圖片|來源|Photo|Image|Credit)\s*[：:]\s*([^（()）]{2,40})|(?:圖[／/：:]\s*)?([^（()）]{2,20}?)\s*攝)\s*[)）]\s*$/u;

/** How a line begins that tells where a picture is from, and no more. */
export const SOURCE =
  /^[（(\s]*(?:image|photo(?:graph)?s?|picture|credits?|foto|bild|quelle|source|fuente|圖片來源|圖片|圖|相片|攝影|資料圖片|图片来源|图片|图|写真|사진)\s*(?:by|credit|source|via)?\s*[:：|/／by]|^©|^\(c\)/iu;

/** `海港夜景。（陳大文攝）`: who took the picture is told apart from what it shows. */
export function withCredit(figure: Figure): Figure {
  const last = figure.caption.at(-1);
  if (figure.credit !== null || last?.type !== 'text') return figure;
  // `老街正午<br>攝影：何大明`
  if (
    figure.caption.at(-2)?.type === 'break' &&
    figure.caption.length > 2 &&
    last.text.length < 100 &&
    SOURCE.test(last.text.trim())
  )
    return { ...figure, caption: figure.caption.slice(0, -2), credit: last.text.trim() };
  const match = CREDIT_AT_END.exec(last.text.slice(-80));
  if (!match) return figure;
  const text = last.text.slice(0, last.text.length - match[0].length).trimEnd();
  const caption =
    text === ''
      ? figure.caption.slice(0, -1)
      : [...figure.caption.slice(0, -1), { type: 'text' as const, text }];
  return { ...figure, caption, credit: (match[1] ?? match[2])!.trim() };
}

/** Whether an element is named as the words under a picture. */
export function captionName(element: Element): boolean {
  return element.name === 'figcaption' || CAPTION.test(wordsOf(element));
}

/** The same, or a recipe calls it so. */
export function isCaption(element: Element, { named }: Conversion): boolean {
  return named?.has(element) === true || captionName(element);
}

/** Whether an element is named as what tells who took a picture. */
export function creditName(element: Element): boolean {
  return (
    element.name !== 'figcaption' && CREDIT.test(wordsOf(element)) && !/author|byline/.test(wordsOf(element))
  );
}

/** Whether a block is a figure that still lacks its caption. */
export function isCaptioned(block: Block | undefined): block is Figure {
  return block?.type === 'figure' && block.caption.length === 0;
}

/** An `<img>` or `<picture>` that stands alone. */
export function loneFigure(element: Element, base: string): Figure | null {
  const [picture] = picturesIn(element, base);
  return picture ? { type: 'figure', images: [picture], caption: [], credit: null } : null;
}

/** What a `<figure>` holds: pictures under one caption, or a player with its own; null where it is neither. */
export function figureOf(element: Element, conversion: Conversion): Block[] | null {
  const embeds = [...elementsIn(element)].flatMap((inner) => embedOf(inner, conversion.base) ?? []);
  const { caption, credit } = captionOf(element, conversion);
  const [embed] = embeds;
  if (embed) return [{ ...embed, caption }];
  const images = picturesIn(element, conversion.base);
  if (images.length === 0) {
    // A quote or a table in a figure is read as itself; the words under a picture that the page no longer
    // names are no text of the article.
    const whole = textOf(element);
    const words = inlineText(caption);
    if (whole.length > words.length + (credit?.length ?? 0) + 40) return null;
    if (whole !== '') conversion.removed.push({ rule: 'caption', text: whole.slice(0, 200) });
    return [];
  }
  return [withCredit({ type: 'figure', images, caption, credit })];
}

function captionOf(figure: Element, conversion: Conversion): { caption: Inline[]; credit: string | null } {
  let captionElement: Element | null = null;
  let creditElement: Element | null = null;
  for (const inner of elementsIn(figure)) {
    if (!captionElement && isCaption(inner, conversion) && textOf(inner) !== '') captionElement = inner;
    if (!creditElement && inner.name !== 'figcaption' && CREDIT.test(wordsOf(inner)) && textOf(inner) !== '')
      creditElement = inner;
  }
  const credit = creditElement ? textOf(creditElement).slice(0, 300) : null;
  if (!captionElement || captionElement === creditElement) return { caption: [], credit };
  const removedBefore = conversion.removed.length;
  const caption = inlinesOf(captionElement, {
    ...conversion,
    rule: (inner) => (inner === creditElement ? 'credit' : inner.name === 'button' ? 'control' : null),
  });
  // The credit is not lost: it stands in the figure.
  conversion.removed.length = removedBefore;
  return { caption, credit };
}

/** The pictures below an element, each once: a lazy `<img>` and its twin in `<noscript>` are one. */
export function picturesIn(element: Element, base: string): Picture[] {
  const found: Picture[] = [];
  const candidates = isPicture(element) ? [element] : [];
  if (candidates.length === 0)
    for (const inner of elementsIn(element)) if (isPicture(inner)) candidates.push(inner);
  for (const img of candidates.slice(0, 200)) {
    const picture = pictureOf(img, base);
    if (picture && !found.some((other) => isSamePicture(other, picture))) found.push(picture);
  }
  return found;
}

function isSamePicture(a: Picture, b: Picture): boolean {
  const all = [a.original, ...a.variants];
  return [b.original, ...b.variants].some((address) => all.includes(address));
}
