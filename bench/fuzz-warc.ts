/** What is still read of damaged files: `node bench/fuzz-warc.ts [COUNT] [SEED]`, 2,000 mutations where not said. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mutateAll } from './mutate.ts';

const REAL = fileURLToPath(new URL('../../shared/data/warc/real', import.meta.url));

/** Prints how many mutations were read through and what share of the undamaged records was recovered. */
export async function run(count = 2000, seed = 1): Promise<void> {
  if (!existsSync(REAL)) {
    console.log('warc mutations: skipped, the real files are not here');
    return;
  }
  const begin = performance.now();
  const { mutations, undamaged, recovered, byFile, byKind, losses } = await mutateAll(REAL, count, seed);
  const share = (100 * recovered) / undamaged;
  console.log(
    `warc mutations: ${mutations} read, no crash, no hang, in ${((performance.now() - begin) / 1000).toFixed(1)} s; ` +
      `${recovered} of ${undamaged} undamaged records recovered, ${share.toFixed(3)} % (at least 99) ${share >= 99 ? 'good' : 'SHORT'}`,
  );
  for (const counts of [byKind, byFile]) {
    for (const [name, count] of counts) {
      if (count.recovered < count.undamaged)
        console.log(`  ${name}: ${((100 * count.recovered) / count.undamaged).toFixed(2)} %`);
    }
  }
  for (const loss of losses.slice(0, 20)) console.log(`  ${loss}`);
}

if (import.meta.main) await run(Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 1));
