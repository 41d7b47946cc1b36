/**
 * What text must not say in Markdown as it stands: one row a reason. `atBreak` rows hold for the first
 * characters of a block only; the others everywhere. A backslash goes before the one character that a row's pattern
 * matches, which CommonMark 2.4 allows before any ASCII punctuation.
 *
 * Chinese prose meets none of them: no full stop, bracket or dash of it is ASCII punctuation at a place
 * that means anything.
 */
export interface Unsafe {
  reason: string;
  pattern: RegExp;
}

/** Anywhere in running text. Each pattern matches the one character to escape. */
export const UNSAFE: readonly Unsafe[] = [
  {
    reason: 'a backslash would escape what follows it: `\\*`, or our own markup after the text',
    pattern: /\\(?=[!-/:-@[-`{-~]|$)/g,
  },
  { reason: 'emphasis: `5*3*2`', pattern: /\*/g },
  {
    // In a longer row, as of a form to fill in, every one is escaped: looking along it from each is quadratic.
    reason: 'emphasis, unless letters stand on both sides: `_x_`, not `snake_case`',
    pattern: /(?<![\p{L}\p{N}]_{0,8})_|_(?!_{0,8}[\p{L}\p{N}])/gu,
  },
  { reason: 'GFM strikethrough, which some readers begin at one tilde: `5~6人和7~8人`', pattern: /~/g },
  { reason: 'code: `` `x` ``', pattern: /`/g },
  {
    reason: 'HTML and autolinks: `<b>`, `</b>`, `<!--`, `<?`, `<http://x>`; before our own tags at the end',
    pattern: /<(?=[a-z/!?]|$)/gi,
  },
  {
    reason: 'character references: `&lt;`, `&#60;`',
    pattern: /&(?=[a-z][a-z0-9]{0,40};|#[0-9]{1,8};|#x[0-9a-f]{1,8};)/gi,
  },
  { reason: 'the end of a link: `[text](address)`, `[text][name]`', pattern: /\](?=[([])/g },
  { reason: 'a picture, where a link follows the text: `!` and `[text](address)`', pattern: /!$/g },
  { reason: 'a footnote of other Markdowns: `[^1]`', pattern: /\[(?=\^)/g },
  { reason: 'a shortcode: `{{< video >}}`, `{{% raw %}}`', pattern: /\{(?=[<%])/g },
];

/** At the start of a block only. */
export const UNSAFE_AT_START: readonly Unsafe[] = [
  { reason: 'an ATX heading: `# x`', pattern: /^#(?=#{0,5}(?:\s|$))/g },
  { reason: 'a quote: `> x`', pattern: /^>/g },
  { reason: 'a list: `- x`, `+ x`', pattern: /^[-+](?=\s|$)/g },
  {
    reason: 'a thematic break, a setext underline, the line of a front matter: `---`, `- - -`, `+++`, `===`',
    pattern: /^[-+=](?=[-+=\s]*$)/g,
  },
  { reason: 'an ordered list: `2019. 3. 5.`, `1) x`', pattern: /(?<=^[0-9]{1,9})[.)](?=\s|$)/g },
  { reason: 'a reference definition or a task box: `[name]: address`, `[x] done`', pattern: /^\[/g },
  { reason: 'a definition of other Markdowns: `: x`', pattern: /^:(?=\s)/g },
];

/** In a link's text: no bracket may end it. */
export const UNSAFE_IN_LINK: readonly Unsafe[] = [{ reason: 'the end of a link', pattern: /[[\]]/g }];

/** In a heading: `# x #` drops its end, `{#name}` is an attribute to Hugo. */
export const UNSAFE_IN_HEADING: readonly Unsafe[] = [
  { reason: 'a closing sequence: `## x ##`', pattern: /#(?=#{0,8}\s*$)/g },
  { reason: 'a heading attribute: `## x {#name}`', pattern: /\{(?=[#.\w])/g },
];

/** Every sign that any of the rows names, where it could stand. */
const SIGNS = /[\\*_~`<&[\]{#]|!$|^[>+=:\d-]/;

/** Whether a text holds a sign that means something in Markdown: most hold none, and need not be asked row by row. */
export function mayBeUnsafe(text: string): boolean {
  return SIGNS.test(text);
}

/** Text with a backslash before every character that these rows name. */
export function escaped(text: string, rows: readonly Unsafe[]): string {
  const at = new Set<number>();
  for (const { pattern } of rows) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) at.add(match.index);
  }
  if (at.size === 0) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) out += at.has(i) ? `\\${text[i]}` : text[i];
  return out;
}
