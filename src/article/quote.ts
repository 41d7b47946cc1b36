/**
 * Texts in YAML's double quotes on one line, as the seed has them. Escaped is only what could not stand there
 * or what some YAML reader takes for a line's end or drops: quotes, backslashes, control characters (a tab
 * stands as it is, as in the seed), NEL, LS, PS, the byte order mark and the two non-characters of YAML.
 * Source: https://yaml.org/spec/1.2.2/#57-escaped-characters, #51-character-set
 */
const UNSAFE = /["\\\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
const EACH_UNSAFE = new RegExp(UNSAFE, 'g');

const SHORT: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

export function quote(text: string): string {
  return UNSAFE.test(text) ? `"${text.replace(EACH_UNSAFE, escaped)}"` : `"${text}"`;
}

function escaped(character: string): string {
  const short = SHORT[character];
  if (short) return short;
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}

/**
 * The text of `"…"` at the end of a line, from the opening quote at `start`; null where it is not one that
 * `quote` could have written, so that a YAML parser must say what it means.
 */
export function unquote(line: string, start: number): string | null {
  const end = line.length - 1;
  if (end <= start || line.charCodeAt(start) !== QUOTE || line.charCodeAt(end) !== QUOTE) return null;
  const inner = line.slice(start + 1, end);
  if (!inner.includes('\\')) return inner.includes('"') ? null : inner;
  let sound = true;
  const text = inner.replace(/\\(?:(["\\nr])|x([0-9A-F]{2})|u([0-9A-F]{4}))?|"/g, (all, short, two, four) => {
    if (short) return short === 'n' ? '\n' : short === 'r' ? '\r' : short;
    if (two ?? four) return String.fromCharCode(Number.parseInt(two ?? four, 16));
    sound = false;
    return all;
  });
  return sound ? text : null;
}

const QUOTE = 0x22;

/** Whether a key needs no quotes. */
export function isPlainKey(key: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(key) && !WORDS.has(key.toLowerCase());
}

/** Plain words that one YAML reader or another does not take for a text. */
const WORDS = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n']);
