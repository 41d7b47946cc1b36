import type { Words } from '../words/words.ts';
import type { PictureSize } from './picture-size.ts';

/** What the body of one article needs to know of the site around it. */
export interface BodyContext {
  words: Words;
  /** The way from the page to the site's root: `../`. */
  root: string;
  /** Where a link leads: to a page of this site, to the world outside, or nowhere. */
  link(href: string): Link | null;
  /** What became of a picture, by the `src` it has in the article file. */
  picture(src: string): Picture;
}

export interface Link {
  href: string;
  inside: boolean;
}

export type Picture =
  | { kind: 'shown'; src: string; size: PictureSize | null }
  /** Kept, but in a form that is not shown in a page (SVG); offered as a file. */
  | { kind: 'unsafe'; src: string }
  /** Named by an address that lies elsewhere, and not kept. */
  | { kind: 'elsewhere' }
  /** Named as kept, and not there. */
  | { kind: 'missing' };

/** What a body turned out to hold, counted while it is written. */
export interface BodyCount {
  pictures: number;
  /** Markers of loss. */
  lost: number;
  embeds: number;
  /** First picture that is shown, from the site's root; null where there is none. */
  firstPicture: string | null;
}
