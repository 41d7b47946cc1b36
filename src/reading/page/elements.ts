/** The facts about HTML's elements that tree construction needs (HTML Standard, section 13.2). */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const VOID = set(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
);

/** May stand in `head`; anything else ends it. */
export const HEAD_ONLY = set(
  'html head base basefont bgsound link meta noframes noscript script style template title',
);

/** An end tag does not reach out of these: `<td>…</div>…</td>` closes no div outside the cell. */
const TABLE_WALLS = set('table td th caption template html');

/** "Special" elements of the standard, without those that are inline in practice. */
export const SPECIAL = set(
  'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe li listing main menu nav ol p plaintext pre section summary table tbody td template tfoot th thead tr ul',
);

const BLOCKS =
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup hr main menu nav ol p pre listing search section summary table ul h1 h2 h3 h4 h5 h6';

interface Implied {
  closes: ReadonlySet<string>;
  walls: ReadonlySet<string>;
}

const BUTTON_WALLS = set('table td th caption template html button object marquee');

/** What a start tag ends before it opens: `<li>` an open li of the same list, `<div>` an open p. */
export const CLOSED_BY_START: ReadonlyMap<string, readonly Implied[]> = new Map<string, Implied[]>([
  ...BLOCKS.split(' ').map((name): [string, Implied[]] => [
    name,
    [{ closes: set('p'), walls: BUTTON_WALLS }],
  ]),
  [
    'li',
    [
      { closes: set('li'), walls: set('ul ol menu dir table td th blockquote template html') },
      { closes: set('p'), walls: BUTTON_WALLS },
    ],
  ],
  ['dd', [{ closes: set('dd dt'), walls: set('dl table td th blockquote template html') }]],
  ['dt', [{ closes: set('dd dt'), walls: set('dl table td th blockquote template html') }]],
  ['a', [{ closes: set('a'), walls: set('table td th caption template html object') }]],
  ['option', [{ closes: set('option'), walls: set('select datalist html') }]],
  ['optgroup', [{ closes: set('optgroup option'), walls: set('select html') }]],
  ['td', [{ closes: set('td th'), walls: set('tr table template html') }]],
  ['th', [{ closes: set('td th'), walls: set('tr table template html') }]],
  ['tr', [{ closes: set('tr'), walls: set('table template html') }]],
  ['tbody', [{ closes: set('tbody thead tfoot caption'), walls: set('table template html') }]],
  ['tfoot', [{ closes: set('tbody thead caption'), walls: set('table template html') }]],
  ['thead', [{ closes: set('tbody tfoot caption'), walls: set('table template html') }]],
  ['rt', [{ closes: set('rt rp'), walls: set('ruby html') }]],
  ['rp', [{ closes: set('rt rp'), walls: set('ruby html') }]],
]);

/** How far an end tag looks. */
export const SCOPE_WALLS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...`${BLOCKS} a b big code em font i nobr s small span strike strong tt u abbr cite button label`
    .split(' ')
    .filter((name) => name !== 'table')
    .map((name): [string, ReadonlySet<string>] => [name, TABLE_WALLS]),
  ['li', set('ul ol menu dir table td th template html')],
  ['td', set('table template html')],
  ['th', set('table template html')],
  ['tr', set('table template html')],
  ['tbody', set('table template html')],
  ['table', set('template html')],
]);

/** HTML that cannot stand in `svg` or `math`: it ends the drawing (13.2.6.5). */
export const LEAVES_SVG = set(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var article section main header footer figure aside nav',
);
