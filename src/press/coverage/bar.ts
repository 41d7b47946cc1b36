import type { Counts } from './coverage.ts';
import { MISSING, missingIn } from './coverage.ts';

/**
 * Rescued and missing as one bar, `of` articles wide. Only a drawing: the figures stand beside it. As SVG, since the
 * site's policy allows no `style` attributes.
 */
export function bar(counts: Counts, of: number): string {
  if (of === 0) return '';
  let x = 0;
  let html = '';
  const part = (name: string, count: number) => {
    if (count === 0) return;
    const width = (count / of) * 1000;
    html += `<rect class="s-${name}" x="${round(x)}" width="${round(Math.max(width, 1))}" height="1"/>`;
    x += width;
  };
  part('rescued', counts.rescued);
  for (const state of MISSING) part(state, counts[state]);
  return `<svg class="bar-of" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">${html}</svg>`;
}

/** How many articles of a period there were, each counted once. */
export function storiesIn(counts: Counts): number {
  return counts.rescued + missingIn(counts);
}

/** Of a thousand, with one digit behind the point. */
function round(n: number): string {
  return String(Math.round(n * 10) / 10);
}
