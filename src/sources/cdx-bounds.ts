/** More rows than any server gives at once: 150,000 at most are asked for. */
export const MOST_LINES = 1_000_000;

/** More values than such a page has, with all the commas that stand in its addresses. */
const MOST_MARKS = 10_000_000;

/** A line that is longer is no row. */
export const LONGEST_LINE = 100_000;

const [NEWLINE, COMMA, BRACKET, BRACE] = [0x0a, 0x2c, 0x5b, 0x7b];

/**
 * Why a page must not be taken apart, or null: 256 MB of `[],[],[],` would fill the memory many times over.
 * `inOne` where it is to be parsed as a whole, not line by line.
 */
export function tooMuch(body: Uint8Array, inOne: boolean): string | null {
  let lines = 0;
  let marks = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === NEWLINE) lines++;
    else if (byte === COMMA || byte === BRACKET || byte === BRACE) marks++;
  }
  if (inOne) return marks > MOST_MARKS ? `the list has more than ${MOST_MARKS} values` : null;
  return lines > MOST_LINES ? `the list has more than ${MOST_LINES} lines` : null;
}
