/**
 * The floors under reading and learning: `node bench/floors.ts` measures and says what fell; `--raise` raises
 * every floor to just below today's figures (after a change of a corpus: sets it there); `--quick` leaves out what
 * takes minutes, as the tests do;
 * `--lower CORPUS/FIGURE=FLOOR --why REASON` lets one down, and says so in the file.
 */
import { parseArgs } from 'node:util';
import { learningToday, paperToday, readingToday } from './figures.ts';
import { faultsOf, lowered, raised, readFloors, shortfalls, type Today, writeFloors } from './gate.ts';
import { isHere, SETS } from './labelled.ts';

async function* today(whole: boolean): AsyncGenerator<Today> {
  for (const set of SETS) if (isHere(set)) yield await readingToday(set);
  if (isHere('fundus-evaluation')) {
    yield learningToday('a page of every second site');
    if (whole) yield learningToday('every page');
  }
  yield await paperToday(60, 3);
}

/** Prints every figure beside its floor. */
export async function run(raise = false, whole = true): Promise<void> {
  let floors = readFloors();
  for await (const one of today(whole)) {
    const short = shortfalls(floors, one);
    if (raise) floors = raised(floors, one);
    for (const [name, figure] of Object.entries(one.figures)) {
      const { floor, target } = floors.floors[one.corpus]?.[name] ?? {};
      const asked = target === undefined ? '' : `, asked for ${target}${figure < target ? ' SHORT' : ''}`;
      console.log(`${one.corpus}, ${name}: ${figure.toFixed(4)}, floor ${floor ?? 'none'}${asked}`);
    }
    for (const line of short) console.log(`  FELL ${line}`);
  }
  if (raise) writeFloors(floors);
  for (const fault of faultsOf(readFloors())) console.log(`FAULT ${fault}`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      raise: { type: 'boolean' },
      quick: { type: 'boolean' },
      lower: { type: 'string' },
      why: { type: 'string' },
    },
  });
  const [, corpus, name, floor] = /^(.+)\/(.+)=([\d.]+)$/.exec(values.lower ?? '') ?? [];
  if (values.lower === undefined) await run(values.raise, !values.quick);
  else if (!corpus || !name || !floor || !values.why)
    console.log('node bench/floors.ts --lower CORPUS/FIGURE=FLOOR --why REASON');
  else writeFloors(lowered(readFloors(), corpus, name, Number(floor), values.why));
}
