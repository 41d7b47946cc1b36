/**
 * A plan from a million rows, as the command line makes it, against the stand-in in a process of its own.
 * `node bench/plan.ts [--rows N]`. Prints seconds and peak memory of the process that plans.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SYNTHETIC_HOST } from '../fixtures/wayback/index.ts';
import { measured } from './measured.ts';

const standIn = resolve(import.meta.dirname, '../fixtures/wayback/main.ts');

export async function run(rows = 1_000_000): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'reprint-plan-'));
  const server = spawn(process.execPath, [standIn, '--synthetic', String(rows), '--each', '3'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [first] = (await once(server.stdout!, 'data')) as [Buffer];
    const address = first.toString().split('\n', 1)[0]!;
    const words = ['plan', SYNTHETIC_HOST, '--archive', address, '--to', join(home, 'a'), '--json'];
    const { code, seconds, peakMb, stdout, stderr } = await measured(words);
    if (code !== 0) throw new Error(`reprint plan ended with ${code}: ${stderr}`);
    const { captures, articles } = JSON.parse(stdout) as { captures: number; articles: number };
    console.log(
      `${captures} rows, ${articles} articles: ${seconds.toFixed(1)} s (at most 20), ${peakMb.toFixed(0)} MB at most (400)`,
    );
  } finally {
    server.kill();
    rmSync(home, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--rows');
  await run(at === -1 ? undefined : Number(process.argv[at + 1]));
}
