/**
 * An address as a person reads it, for the screen alone: `%E7%A4%BE%E8%AB%96` is 社論. What is no UTF-8, and
 * what would not be seen or would move the text about (controls, spaces, marks of direction), stays escaped.
 */
export function legible(address: string): string {
  return address.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      const text = decodeURIComponent(escaped);
      return /[\p{C}\p{Z}%]/u.test(text) ? escaped : text;
    } catch {
      return escaped;
    }
  });
}

const SEGMENTS = new Intl.Segmenter();

/** Cuts a text to so many columns of a terminal, in which 社 takes two; an ellipsis says so. */
export function fitted(text: string, columns: number): string {
  let width = 0;
  /** Where the text is cut if it turns out too long, the ellipsis counted. */
  let cut = 0;
  for (const { segment, index } of SEGMENTS.segment(text.slice(0, 4 * columns + 400))) {
    width += columnsOf(segment);
    if (width > columns) return `${text.slice(0, cut)}…`;
    if (width < columns) cut = index + segment.length;
  }
  return text;
}

/** Ideographs, kana, hangul, emoji and full-width forms: Unicode's East Asian Width W and F, by and large. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function columnsOf(segment: string): number {
  return WIDE.test(segment) ? 2 : 1;
}
