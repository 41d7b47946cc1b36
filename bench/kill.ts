/**
 * Kills a rescue at random moments (`kill -9`), gives the same command again until it ends, and compares what comes
 * of it with an unbroken run. `node bench/kill.ts [--kills N] [--articles N] [--seed N]`: 20 kills of 120 articles
 * where not said, half of them with an archive that answers well, half with one on a bad day. The moments lie in the
 * listing, the fetching of pages and pictures, and the edition. Fails at the first difference.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateOutlet } from '../fixtures/outlet/generate.ts';
import { type LogLine, mixed, noFaults, serve, standIn, warcHoldings } from '../fixtures/wayback/index.ts';
import { differences } from './compare.ts';
import { dice } from './dice.ts';
import { measured } from './measured.ts';

const rescuer = resolve(import.meta.dirname, 'rescuer.ts');
/** Without what takes a minute each time: silences, and waiting for an end that never comes. */
const BAD_DAY = mixed(0.3, 7, ['429', 'refused', 'no-end', 'drip']);
/** So many answers may be on their way when a rescue is killed: one a worker. */
const ON_THEIR_WAY = 32;
/** Requests a minute, round by round: kills that mostly meet the fetching, and kills that mostly meet the edition. */
const A_MINUTE = [4800, 60_000];
/** A run lives at most so long after its first word. */
const LONGEST_MS = 2500;

interface Scene {
  home: string;
  address: string;
  aMinute: number;
}

export async function run(kills = 20, articles = 120, seed = 5): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'reprint-kill-'));
  await generateOutlet({ dir: join(home, 'paper'), articles, seed: 11 });
  const log: LogLine[] = [];
  let faults = noFaults;
  const { handle } = standIn(await warcHoldings([join(home, 'paper/captures')]), {
    faults: (asked) => faults(asked),
    log: (line) => log.push(line),
  });
  const server = await serve(handle);
  const scene = { home, address: server.address, aMinute: A_MINUTE[1]! };
  const roll = dice(seed);
  try {
    const startedAt = performance.now();
    const unbroken = start(scene, 'whole');
    await lifeOf(unbroken, null);
    console.log(`unbroken: ${((performance.now() - startedAt) / 1000).toFixed(1)} s, ${log.length} requests`);
    for (const day of ['well', 'bad'] as const) {
      for (let left = Math.ceil(kills / 2), round = 1; left > 0; round++) {
        log.length = 0;
        scene.aMinute = A_MINUTE[round % 2]!;
        // Faults are drawn from how often an address was asked for: each round is another day.
        const before = round * 100;
        faults = day === 'well' ? noFaults : (asked) => BAD_DAY({ ...asked, again: asked.again + before });
        const killedIn: Record<string, number> = {};
        let done = 0;
        while (done < left) {
          const life = await lifeOf(start(scene, 'killed'), roll() * LONGEST_MS);
          if (life.ended) break;
          killedIn[life.step] = (killedIn[life.step] ?? 0) + 1;
          done++;
        }
        await lifeOf(start(scene, 'killed'), null);
        left -= done;
        const again = await checked(scene, log, done);
        console.log(
          `${day}: ${done} kills (${told(killedIn)}), ${log.length} requests, ${again} fetched again; identical and whole`,
        );
        rmSync(join(home, 'killed'), { recursive: true });
      }
    }
  } finally {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function start({ home, address, aMinute }: Scene, name: string): ChildProcess {
  const words = [
    rescuer,
    address,
    'harbourdaily.example',
    join(home, name),
    join(home, 'paper/outlet.yaml'),
    String(aMinute),
  ];
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Lets a run live for so long after its first word, or to its end; tells at which step it was. */
async function lifeOf(child: ChildProcess, ms: number | null): Promise<{ ended: boolean; step: string }> {
  let [stdout, stderr] = ['', ''];
  const word = once(child.stdout!, 'data');
  child.stdout!.on('data', (piece) => {
    stdout += piece;
  });
  child.stderr!.on('data', (piece) => {
    stderr += piece;
  });
  const end = once(child, 'close').then(([code]) => code as number | null);
  const alive = ms === null ? end : word.then(() => sleep(ms, 'alive' as const));
  const code = await Promise.race([end, alive]);
  if (code === 'alive') {
    child.kill('SIGKILL');
    await end;
  } else if (code !== 0) throw new Error(`the rescue ended with ${code}: ${stderr}`);
  if (stdout.includes('damage')) throw new Error(stdout);
  return { ended: code !== 'alive', step: stdout.trim().split('\n').at(-1)! };
}

/** Compares with the unbroken run; tells how many answers came whole twice. */
async function checked({ home }: Scene, log: readonly LogLine[], kills: number): Promise<number> {
  const [whole, killed] = [join(home, 'whole'), join(home, 'killed')];
  const different = await differences(whole, killed);
  if (different.length > 0) throw new Error(`not identical:\n${different.slice(0, 20).join('\n')}`);
  const { code, stderr } = await measured(['verify', killed]);
  if (code !== 0) throw new Error(`reprint verify ended with ${code}: ${stderr}`);
  for (const path of globSync(join(killed, 'captures/**/*.gz'))) execFileSync('gzip', ['-t', path]);
  const times = new Map<string, number>();
  for (const { kind, url, fault } of log)
    if (kind === 'replay' && fault === null) times.set(url, (times.get(url) ?? 0) + 1);
  const again = [...times.values()].reduce((sum, n) => sum + n - 1, 0);
  if (again > kills * ON_THEIR_WAY)
    throw new Error(`${again} answers were fetched again after ${kills} kills`);
  return again;
}

function told(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([step, n]) => `${step} ${n}`)
    .join(', ');
}

if (process.argv[1] === import.meta.filename) {
  const option = (name: string) => {
    const at = process.argv.indexOf(name);
    return at === -1 ? undefined : Number(process.argv[at + 1]);
  };
  await run(option('--kills'), option('--articles'), option('--seed'));
}
