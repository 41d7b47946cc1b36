/** A picture that was decoded to its last line, or as far as it goes. */
export interface SoundPicture {
  /** `jpg`, `png`, `gif`, `webp`, `avif`, `bmp`, `tif` or `svg`. */
  extension: string;
  /** In pixels, as stored; null for SVG, which has no size of its own. */
  width: number | null;
  height: number | null;
  /** Why not all of it can be shown, or null: `damaged picture: only a part of it can be decoded`. */
  damage: string | null;
}

/** Bytes that give no picture: `not a picture`, `damaged picture: …`, `too large`. */
export interface NoPicture {
  reason: string;
}

export type PictureVerdict = SoundPicture | NoPicture;

/** The same words on every machine and with every version of the decoder, whose own messages differ. */
export const REASONS = {
  none: 'not a picture',
  tooLarge: 'too large',
  partly: 'damaged picture: only a part of it can be decoded',
  undecodable: 'damaged picture: it cannot be decoded',
  slow: 'damaged picture: it takes too long to decode',
  fatal: 'damaged picture: it makes the decoder fail',
} as const;

/** What the decoding process is handed. */
export interface PictureTask {
  bytes: Uint8Array;
  /** What its first bytes say that it is. */
  extension: string;
}

/** What it answers; `isSpent`: it holds much memory and should be replaced by a fresh one. */
export type Decoded = { verdict: PictureVerdict; isSpent: boolean } | { broke: 'memory' };
