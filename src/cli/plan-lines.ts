import type { Plan } from '../rescue/index.ts';
import { fitted, legible } from './legible.ts';
import { counted, duration, figure, size } from './words.ts';

/** A plan, and how long each choice of captures takes, in hours. */
export type TimedPlan = Plan & { hours: Record<keyof Plan['costs'], number> };

/** What a person sees of a plan, in lines of 80 columns at most, but for shapes that are longer themselves. */
export function planLines(plan: TimedPlan): string[] {
  const { targets, archives, captures, years, pages, articles, by, media, costs, hours } = plan;
  const [first, last] = [years[0]?.year ?? '', years.at(-1)?.year ?? ''];
  const how = by === 'rule' ? 'by the rule of outlet.yaml' : 'told by the shape of their addresses';
  const cost = (what: string, key: keyof Plan['costs']) => costRow(what, costs[key], hours[key]);
  return [
    `${targets.join(', ')} in ${archives.join(', ')}`,
    '',
    `${counted(captures, 'capture')}, ${first === last ? first : `${first}–${last}`}`,
    `${counted(articles, 'article')}, ${how}; ${counted(pages, 'page')} in all`,
    `${counted(media.addresses, 'picture')} and other media, in ${counted(media.captures, 'capture')}`,
    '',
    `${'to fetch, at the polite rate:'.padEnd(40)}${'requests'.padStart(11)}${'time'.padStart(15)}${'disk'.padStart(10)}`,
    cost('a text of each page (--captures text)', 'text'),
    cost('every text (the usual), about', 'revisions'),
    cost('everything (--captures all)', 'all'),
    cost('and the pictures of articles, at most', 'media'),
    '',
    'captures a year:',
    ...yearRows(years),
    '',
    ...shapeRows(plan),
  ];
}

function costRow(what: string, { requests, bytes }: Plan['costs']['text'], hours: number): string {
  return `  ${what.padEnd(38)}${figure(requests).padStart(11)}${duration(hours * 3600).padStart(15)}${size(bytes).padStart(10)}`;
}

function yearRows(years: Plan['years']): string[] {
  const most = Math.max(...years.map(({ captures }) => captures));
  return years.map(
    ({ year, captures }) =>
      `  ${year} ${figure(captures).padStart(11)}  ${'█'.repeat(Math.ceil((50 * captures) / most))}`,
  );
}

/** Of the shapes that are told with `--json`, so many are shown: the rest are lists and strays. */
const MOST_SHAPES = 12;

/** What a shape is made of, and below it an address of that shape, as a pattern is written from both. */
function shapeRows({ shapes, by, pages }: TimedPlan): string[] {
  const byShape = by === 'shape';
  const most = shapes.slice(0, MOST_SHAPES);
  const shown = most.reduce((sum, { articles }) => sum + articles, 0);
  return [
    byShape
      ? 'shapes of addresses, and one of each (* is counted as articles):'
      : 'shapes of addresses, and one of each:',
    ...most.flatMap(({ shape, articles, example, counted }) => [
      ` ${byShape && counted ? '*' : ' '}${figure(articles).padStart(9)}  ${legible(shape)}`,
      `${' '.repeat(13)}${fitted(legible(example), 66)}`,
    ]),
    ...(pages > shown ? [`  ${figure(pages - shown).padStart(9)}  of other shapes`] : []),
  ];
}
