/**
 * The text of an article as a tree: what reading takes out of a page, and what Markdown is written from.
 * A picture or an embed knows the address it had on the page; what became of it is filled in later.
 */
export type Block =
  | { type: 'paragraph'; inlines: Inline[] }
  | { type: 'heading'; depth: 2 | 3 | 4 | 5 | 6; inlines: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'code'; text: string }
  | { type: 'table'; header: boolean; rows: Inline[][][] }
  | { type: 'rule' }
  | Figure
  | Embed;

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis' | 'superscript' | 'subscript' | 'strike'; inlines: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; inlines: Inline[] }
  | { type: 'break' };

/** One or more pictures (a gallery has several) under one caption. */
export interface Figure {
  type: 'figure';
  /** What is lost, where that is no picture: a file that the text links to, the end of the text itself. Then `images` is that one, lost. */
  lost?: 'attachment' | 'text';
  images: Picture[];
  caption: Inline[];
  credit: string | null;
}

export interface Picture {
  /** Absolute address on the outlet's own site, unwrapped from any archive's rewriting: the largest variant that the page offers. */
  original: string;
  /** Other sizes of the same picture, best first, without `original` itself. */
  variants: string[];
  alt: string;
  /** What became of it; absent until the rescue has looked. */
  fate?: Saved | Lost;
}

export interface Saved {
  /** Path below the archive: `media/ab/abcdef….jpg`. */
  media: string;
  /** `YYYYMMDDhhmmss/ORIGINAL` */
  capture: string;
  /** Why not all of the picture can be shown; absent where all can. */
  damage?: string;
}

export interface Lost {
  /** Why: `never captured`, `not a picture`, `truncated`, … */
  reason: string;
}

/** A player or a post of another site; its address is kept, nothing is loaded. */
export interface Embed {
  type: 'embed';
  /** `video`, `audio`, `post`, `map`, `frame`. */
  kind: 'video' | 'audio' | 'post' | 'map' | 'frame';
  /** Absolute address of the player or post. */
  src: string;
  title: string | null;
  caption: Inline[];
  /** Absolute address of the still picture that the page held for it; null where it held none. */
  poster: string | null;
  /** The still picture as it was saved; absent where none was, or until the rescue has looked. */
  still?: Saved;
  /** Whether an archive holds the film or the recording; absent where none was asked. */
  film?: Held | Lost;
}

/** What an archive holds and this one does not. */
export interface Held {
  /** Its address in that archive (URI-M). */
  memento: string;
}
