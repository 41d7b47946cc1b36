import { type Element, Text } from 'domhandler';
import { decodeAs } from './charset.ts';
import { plausibility } from './evidence.ts';

/**
 * Single-byte charsets as which UTF-8 has been read, by what they make of the bytes 80–FF; `ptcp154` is Kazakh
 * (IANA PTCP154), which `TextDecoder` lacks. A character that stands for no byte is `\0`.
 */
const TABLES: readonly { latin: boolean; bytes: ReadonlyMap<string, number>; run: RegExp }[] = [
  // Bytes that windows-1252 leaves open, and ISO-8859-1 all of 80–9F, came through as controls.
  table(true, '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ', latinHalf(0x80, 0xff)),
  table(false, 'ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\u00a0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝ', cyrillic()),
  table(false, 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\0™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї', cyrillic()),
];

function table(latin: boolean, from80: string, more: readonly (readonly [string, number])[]) {
  const bytes = new Map(more);
  for (const [i, character] of [...from80].entries()) if (character !== '\0') bytes.set(character, 0x80 + i);
  const characters = [...bytes.keys()].join('').replace(/[\]\\^-]/g, '\\$&');
  return { latin, bytes, run: new RegExp(`[${characters}]{2,}`, 'g') };
}

function latinHalf(first: number, last: number): [string, number][] {
  return Array.from({ length: last - first + 1 }, (_, i) => [String.fromCharCode(first + i), first + i]);
}

/** C0–FF of both Cyrillic sets: А to я. */
function cyrillic(): [string, number][] {
  return Array.from({ length: 64 }, (_, i) => [String.fromCharCode(0x410 + i), 0xc0 + i]);
}

/** What no mojibake lacks: a lead byte of UTF-8 before a byte that goes on, as one of the tables shows them. */
const SUSPECT =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]|[\u0412-\u0444][\u0080-\u00bf\u0401-\u040f\u0451-\u045f\u0490-\u04ff\u2013-\u2022\u2026\u2116]|(?:[\u00a1-\u00fe][\u0040-\u007e\u00a1-\u00fe]){5}/;

/**
 * A text with its mojibake repaired where that is certain, and left as it is anywhere else: `зңҫиӘӘ` is 眾說 in
 * UTF-8 read as PTCP154, `â€™` is ’ and `ä¸­æ–‡` 中文 read as windows-1252. Certain is a run that is whole UTF-8 in its
 * every byte and gives what people write; not one that writing could hold: `“café”—` and Kazakh `дің` stay.
 */
export function repaired(text: string): string {
  let mended = text;
  // `Ã¢â‚¬â„¢` went wrong twice.
  for (let round = 0; round < 3 && SUSPECT.test(mended); round++) {
    const before = mended;
    for (const { latin, bytes, run } of TABLES)
      mended = mended.replace(run, (found, at: number, whole: string) => {
        const decoded = utf8Of(found, bytes);
        if (decoded === null) return found;
        const certain = latin
          ? isCertain(found, decoded, whole[at - 1], whole[at + found.length])
          : isWritten(decoded);
        return certain ? decoded : found;
      });
    if (mended === before) break;
  }
  return asBig5(mended);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function utf8Of(run: string, bytes: ReadonlyMap<string, number>): string | null {
  // An exception for every `–”` of a page is slow: most runs do not even begin as UTF-8 does.
  const second = bytes.get(run[1]!) ?? 0;
  if ((bytes.get(run[0]!) ?? 0) < 0xc2 || second < 0x80 || second > 0xbf) return null;
  try {
    return UTF8.decode(Uint8Array.from(run, (character) => bytes.get(character)!));
  } catch {
    // Not UTF-8 in its every byte: nothing is certain.
    return null;
  }
}

/** Read as Cyrillic: several characters of East Asia that people often write, or a word of Cyrillic itself. */
function isWritten(decoded: string): boolean {
  const count = [...decoded].length;
  if (/^[\u0400-\u045f]{3,}$/.test(decoded)) return true;
  return count >= 2 && EASTERN.test(decoded) && plausibility(decoded).score >= (count === 2 ? 0.99 : 0.5);
}

const EASTERN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2010-\u2027\u3000-\u303f\uff00-\uffef]+$/u;
const PLAUSIBLE =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u00a0-\u00bf\u02bc\u02c6\u02dc\u200b-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u2190-\u22ff\u2500-\u27bf\u3000-\u303f\uff00-\uffef×÷]+$/u;
/** Signs that stand right after a letter in good writing: `“café”—`, `IRMÃ”`, `těžké\u00a0– s médii`. */
const PUNCTUATION = /[\u00a0‘’“”‚„‹›«»–—…·•]/;

function isCertain(run: string, decoded: string, before = ' ', after = ' '): boolean {
  if (!PLAUSIBLE.test(decoded)) return false;
  if ([...decoded].length > 1) return true;
  const [lead, ...rest] = run;
  if (run.length === 2) {
    if (!/[ÂÃÄÅ]/.test(lead!)) return false;
    if (!PUNCTUATION.test(rest[0]!) || (decoded === '\u00a0' && !/\p{L}/u.test(before))) return true;
    // `ZoÃ«`: no capital follows a small letter. `Ã–sterreich`, but not `AMANHÃ—` nor `Â»`.
    return /[a-z]/.test(before) || (lead !== 'Â' && /[a-z]/.test(after) && !/\p{Lu}/u.test(before));
  }
  if (lead === 'â') return rest[0] === '€' || rest[0] === '\u0080' || !PUNCTUATION.test(rest[0]!);
  if (run.length === 4) return true;
  return rest.some((sign) => !PUNCTUATION.test(sign)) && plausibility(decoded).score > 0;
}

/** `¬F©²¤½¥¬`: Big5 read as Latin-1, where nearly all of a text is that and many of its characters are common. */
function asBig5(text: string): string {
  if (text.length > 10_000 || /[^\0-\xff]/.test(text) || !BIG5.test(text)) return text;
  const high = text.replace(/[\0-\x7f]/g, '').length;
  if (high < text.replace(/\s/g, '').length * 0.45) return text;
  const decoded = decodeAs(Buffer.from(text, 'latin1'), 'big5');
  const { score, foreign, errors } = plausibility(decoded);
  const certain =
    errors === 0 && foreign >= 6 && score >= 0.5 && EASTERN.test(decoded.replace(/[\0-\x7f]/g, ''));
  return certain ? decoded : text;
}

const BIG5 = /(?:[\u00a1-\u00fe][\u0040-\u007e\u00a1-\u00fe]){5}/;

/** What ASCII lacks: a quick question before the slow one. */
const FOREIGN = /[^\0-\x7f]/;

function isSuspect(text: string): boolean {
  return FOREIGN.test(text) && SUSPECT.test(text);
}

/** Repairs all texts of a page in place: those that it shows, its metadata, and the data in its scripts. */
export function repairTexts(elements: readonly Element[]): void {
  for (const { attribs, children } of elements) {
    // The attributes that hold what people read.
    const { content, alt, title } = attribs;
    if (content !== undefined && isSuspect(content)) attribs.content = repaired(content);
    if (alt !== undefined && isSuspect(alt)) attribs.alt = repaired(alt);
    if (title !== undefined && isSuspect(title)) attribs.title = repaired(title);
    for (const child of children)
      if (child instanceof Text && isSuspect(child.data)) child.data = repaired(child.data);
  }
}
