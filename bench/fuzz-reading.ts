/** What spoiled pages make of the reader: `node bench/fuzz-reading.ts [COUNT] [SEED]`, 2,000 pages where not said. */
import { read } from '../src/reading/index.ts';
import { dice } from './dice.ts';
import { GIANTS } from './giants.ts';
import { harmIn } from './harmless.ts';
import { makePaper } from './paper.ts';
import { spoil } from './spoil.ts';

/** Pages read, by what was done to them. */
export interface Fuzzed {
  kinds: Map<string, Map<string, number>>;
  harm: string[];
  /** The slowest reading, in seconds for 1 MB; small pages count as 1 MB. */
  slowest: { seconds: number; how: string };
}

/** Spoils pages of the fictional outlet, the same for the same seed. An exception of the reader is harm. */
export async function fuzz(count: number, seed: number): Promise<Fuzzed> {
  const { outlet, captures } = await makePaper(60, 1);
  const pages = captures.filter(({ text }) => text !== null);
  const roll = dice(seed);
  const done: Fuzzed = { kinds: new Map(), harm: [], slowest: { seconds: 0, how: '' } };
  for (let turn = 0; turn < count; turn++) {
    const { capture } = pages[Math.floor(roll() * pages.length)]!;
    const charset = /charset=["']?(big5)/i.exec(Buffer.from(capture.body).toString('latin1'))?.[1] ?? 'utf-8';
    const { how, bytes } = spoil(new TextDecoder(charset).decode(capture.body), roll);
    const name = `${how}, turn ${turn}`;
    const start = performance.now();
    try {
      const reading = read({ ...capture, headers: [['content-type', 'text/html']], body: bytes }, outlet, []);
      const seconds = (performance.now() - start) / 1000 / Math.max(1, bytes.length / 1_000_000);
      if (seconds > done.slowest.seconds) done.slowest = { seconds, how: name };
      const counts = done.kinds.get(how) ?? new Map<string, number>();
      counts.set(reading.kind, (counts.get(reading.kind) ?? 0) + 1);
      done.kinds.set(how, counts);
      for (const harm of harmIn(reading)) done.harm.push(`${name}: ${harm}`);
    } catch (error) {
      done.harm.push(`${name}: threw ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return done;
}

/** Prints how many spoiled pages were read as what, and every harm. */
export async function run(count = 2000, seed = 1): Promise<void> {
  const { kinds, harm, slowest } = await fuzz(count, seed);
  console.log(
    `spoiled pages: ${count} read, seed ${seed}; ${harm.length} did harm; the slowest took ` +
      `${slowest.seconds.toFixed(2)} s for 1 MB (at most 2), ${slowest.how}`,
  );
  for (const [how, counts] of kinds)
    console.log(`  ${how}: ${[...counts].map(([kind, many]) => `${many} ${kind}`).join(', ')}`);
  for (const line of harm.slice(0, 40)) console.log(`  HARM ${line}`);
}

/** Prints what giants cost and are; each is to be read within 2 s for each MB. */
export async function runGiants(): Promise<void> {
  const { outlet, captures } = await makePaper(60, 1);
  for (const [name, make] of Object.entries(GIANTS)) {
    const body = Buffer.from(make());
    const start = performance.now();
    const reading = read(
      { ...captures[0]!.capture, headers: [['content-type', 'text/html']], body },
      outlet,
      [],
    );
    const seconds = (performance.now() - start) / 1000;
    const harm = harmIn(reading);
    const filed = (performance.now() - start) / 1000 - seconds;
    const isSlow = Math.max(seconds, filed) > 2 * Math.max(1, body.length / 1_000_000);
    console.log(
      `${name}, ${(body.length / 1_000_000).toFixed(1)} MB: ${reading.kind} ${'reason' in reading ? reading.reason : ''} ` +
        `in ${seconds.toFixed(2)} s, filed in ${filed.toFixed(2)} s, ${Math.round(process.memoryUsage.rss() / 1e6)} MB ` +
        `${isSlow ? 'SLOW ' : ''}${harm.join('; ').slice(0, 300)}`,
    );
  }
}

if (import.meta.main && process.argv[2] === 'giants') await runGiants();
else if (import.meta.main) await run(Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 1));
