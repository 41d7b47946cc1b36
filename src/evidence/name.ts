/** Longest name in bytes: file systems take 255, and the derived files beside it add an ending. */
const LONGEST = 200;

/**
 * A file name made safe: `../a\b.warc.gz` cannot leave its folder, `.hidden` is seen, and no control or
 * reserved character (Windows: `<>:"|?*`) is in it. Endings are kept when a long name is cut.
 */
export function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\ufffd/\\<>:"|?*]/gu, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const [stem, ending] = splitName(clean);
  return shortened(stem, LONGEST - Buffer.byteLength(ending)) + ending || 'unnamed';
}

/** `a.warc.gz` → `a-2.warc.gz` */
export function numbered(name: string, n: number): string {
  if (n === 1) return name;
  const [stem, ending] = splitName(name);
  return `${stem}-${n}${ending}`;
}

/** `crawl-2019.warc.gz.open` is `crawl-2019` and `.warc.gz.open`. */
function splitName(name: string): [stem: string, ending: string] {
  const match = /(?:\.(?:warc|arc|wacz|gz|open|bad|cdx|zip)){1,4}$/i.exec(name);
  return match ? [name.slice(0, match.index), match[0]] : [name, ''];
}

function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let short = '';
  let length = 0;
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    short += character;
  }
  return short;
}
