import type { Layout } from './layouts.ts';

/** First and last day (`YYYY-MM-DD`) on which a layout's pages were captured. */
export function seen({ sheets }: Layout): [first: string, last: string] {
  const days = sheets
    .map(({ capture }) => capture.timestamp.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3'))
    .sort();
  return [days[0]!, days.at(-1)!];
}

/**
 * The days that each layout holds for: up to the day before another was first seen, from the day after another
 * was last seen; no bound where two were seen at one time, none before the first and after the last.
 */
export function dated(layouts: readonly Layout[]): Layout[] {
  const spans = layouts.map(seen);
  return layouts.map((layout, i) => {
    const [first, last] = spans[i]!;
    const others = spans.filter((_, j) => j !== i);
    if (others.some(([from, until]) => from <= last && until >= first)) return layout;
    const before = others
      .map(([, until]) => until)
      .filter((day) => day < first)
      .sort()
      .at(-1);
    const after = others
      .map(([from]) => from)
      .filter((day) => day > last)
      .sort()[0];
    const from = before === undefined ? null : moved(before, 1);
    const until = after === undefined ? null : moved(after, -1);
    return { ...layout, recipe: { ...layout.recipe, from, until } };
  });
}

function moved(day: string, by: number): string {
  const instant = new Date(`${day}T00:00:00Z`).getTime();
  return Number.isNaN(instant) ? day : new Date(instant + by * 86_400_000).toISOString().slice(0, 10);
}
