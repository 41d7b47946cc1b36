/**
 * Stories are numbered from the newest on, and asked for in stretches of so many, one after the other: the first hits
 * of a million stories cost what those of one stretch do. A term of few stories is kept in one piece, for all at once;
 * any other in one piece a stretch.
 */
export const STRETCH = 1 << 16;

/** In how many pieces a term of so many stories is kept. */
export function piecesOf(count: number, stories: number, stretch: number): number {
  return 32 * count > stretch ? Math.max(1, Math.ceil(stories / stretch)) : 1;
}

/** Texts of so many stories are one file, the last one's fewer. */
export const STORIES_A_CHUNK = 32;
