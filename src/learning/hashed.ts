/** Pieces of a name that a build made: `css-1x2y3z`, `sc-bdVaJa`, `ArticleBody_wrapper__3xKd9`. */
const PIECE = /[A-Za-z0-9]+/g;
const MAKERS = /^(?:css|sc|jsx|jss|dcr|emotion|svelte|astro|tss|mui)$/i;
const SHORTEST = 5;

/**
 * Whether a class or id looks as if no person wrote it: `eIFlFA`, `dcr-ygtsjm`, `css-1x2y3z`. The next build of
 * the site has another.
 */
export function isHashed(name: string): boolean {
  const pieces = name.match(PIECE) ?? [];
  // Nobody but styled-components writes `sc-`.
  if (/^sc-\w{5}/.test(name)) return true;
  return pieces.some((piece, i) => isJumbled(piece, MAKERS.test(pieces[i - 1] ?? '')));
}

/** What stands before the jumble, long enough to name something: `ArticleBody_wrapper__` of `ArticleBody_wrapper__3xKd9`. */
export function stablePart(name: string): string | null {
  for (const { 0: piece, index } of name.matchAll(PIECE)) {
    if (!isJumbled(piece, false)) continue;
    const part = name.slice(0, index).replace(/-(?:sc|css)-$/, '-');
    return /^[A-Za-z][\w-]{5,}$/.test(part) && !MAKERS.test(part.replace(/[-_]+$/, '')) ? part : null;
  }
  return null;
}

/** No word in any language: letters and digits by turns, no vowel, a capital after every letter or two. */
function isJumbled(piece: string, made: boolean): boolean {
  if (piece.length < SHORTEST || piece.length > 40 || !/[a-z]/i.test(piece)) return false;
  const voiceless = !/[aeiou]/i.test(piece);
  if (/\d/.test(piece)) {
    if (made || voiceless) return true;
    const turns = (piece.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g) ?? []).length;
    return turns >= 2 && !/^[a-z]{2,}\d{1,4}[a-z]{2,}$/i.test(piece);
  }
  if (/^[a-z]+$/.test(piece)) return (made && voiceless) || /[^aeiouy]{7}/.test(piece);
  return /[a-z]/.test(piece) && isChoppy(piece);
}

/** `bdVaJa`, `feoRWP`: its words are shorter than words are. */
function isChoppy(piece: string): boolean {
  const words = piece.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  if (words.length >= 3) return piece.length / words.length < 3;
  return piece.length <= 6 && /[A-Z]{3}/.test(piece);
}
