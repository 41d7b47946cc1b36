import { isObject } from './json-ld.ts';

const DEEPEST = 40;
const MOST_VALUES = 100_000;

/**
 * What Nuxt 3 keeps in `__NUXT_DATA__`: one flat list, whose objects and lists name others by their places
 * (`[["Reactive",1],{"story":2},{"body":3},"<p>…"]`), as the tree that it stands for. Anything else as it is.
 */
export function withReferences(value: unknown): unknown {
  if (!Array.isArray(value) || value.length < 3 || !isFlat(value)) return value;
  const all = value;
  let room = MOST_VALUES;
  return at(0, DEEPEST);

  function at(place: unknown, depth: number): unknown {
    if (typeof place !== 'number' || depth < 0 || --room < 0) return undefined;
    const found: unknown = all[place];
    if (Array.isArray(found)) {
      // ["Reactive", 1], ["Date", "…"]: a name for what follows.
      const places = typeof found[0] === 'string' ? found.slice(1) : found;
      return places.map((each) => at(each, depth - 1));
    }
    if (!isObject(found)) return found;
    return Object.fromEntries(Object.entries(found).map(([key, each]) => [key, at(each, depth - 1)]));
  }
}

/** Whether its objects hold nothing but places. */
function isFlat(all: readonly unknown[]): boolean {
  const [first] = all;
  if (!Array.isArray(first) && !isObject(first)) return false;
  const objects = all.filter(isObject);
  return (
    objects.length > 0 &&
    objects.every((each) => Object.values(each).every((place) => Number.isInteger(place)))
  );
}
