/** The names that pages write most, of tags and of attributes. */
const COMMON =
  'a article aside b blockquote body br button div em figcaption figure footer form h1 h2 h3 h4 header i iframe img input li link main meta nav noscript ol option p path picture script section small source span strong style svg table td time title tr ul use video alt aria-expanded aria-hidden aria-label async charset class content crossorigin d data-id data-src datetime decoding defer fill height href id itemprop itemscope itemtype lang loading media name onclick property rel role sizes src srcset style tabindex target type value viewbox width xmlns';

/** The common names by their length and first letter. */
const NAMES: string[][] = [];
for (const name of COMMON.split(' ')) {
  const place = placeOf(name, 0, name.length);
  NAMES[place] = [...(NAMES[place] ?? []), name];
}

function placeOf(html: string, from: number, to: number): number {
  return ((to - from) << 7) | (html.charCodeAt(from) & 127);
}

/**
 * A name of a page in lower case. For one that is common no string is made: a page writes the same few some ten
 * thousand times, and an object finds a property soonest by the very string that it knows.
 */
export function nameIn(html: string, from: number, to: number): string {
  const alike = NAMES[placeOf(html, from, to)];
  if (alike) for (const name of alike) if (html.startsWith(name, from)) return name;
  return html.slice(from, to).toLowerCase();
}
