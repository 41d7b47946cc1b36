/** Windows' places for what its Big5 had no character for: first place, first lead byte, first trail, how many. */
const AREAS: readonly (readonly [place: number, lead: number, skipped: number, many: number])[] = [
  [0xe000, 0xfa, 0, 785],
  [0xe311, 0x8e, 0, 2983],
  [0xeeb8, 0x81, 0, 2041],
  [0xf6b1, 0xc6, 63, 408],
];
const TRAILS = 157;

const RUN = /[\ue000-\uf848]+/g;
/** More in a row are no words. */
const LONGEST = 8;
/** Between characters of a Chinese text; alone, or at an end of it, such a place is more likely an icon's. */
const BEFORE = /[\p{Script=Han}，。、：；！？「」『』（）]$/u;
const AFTER = /^[\p{Script=Han}，。、：；！？「」『』（）]/u;

/**
 * Text in UTF-8 that came out of Big5 on Windows, where `啲` (HKSCS, 9DF8) had no character yet and was given the
 * private U+ECDA: by its bytes it is 啲 again. Only places between Chinese characters that give one too.
 */
export function withoutPrivateUse(
  text: string,
  decode: (bytes: Uint8Array, charset: string) => string,
): string {
  return text.replace(RUN, (run, at: number) => {
    const end = at + run.length;
    if (run.length > LONGEST || !BEFORE.test(text.slice(Math.max(0, at - 2), at))) return run;
    if (!AFTER.test(text.slice(end, end + 2))) return run;
    const read = decode(Uint8Array.from([...run].flatMap(bytesOf)), 'big5');
    return /^\p{Script=Han}+$/u.test(read) ? read : run;
  });
}

function bytesOf(character: string): number[] {
  const code = character.charCodeAt(0);
  const area = AREAS.find(([place, , , many]) => code >= place && code < place + many);
  if (!area) return [0x3f];
  const [place, lead, skipped] = area;
  const index = code - place + skipped;
  const trail = index % TRAILS;
  return [lead + Math.floor(index / TRAILS), trail < 63 ? 0x40 + trail : 0xa1 + trail - 63];
}
