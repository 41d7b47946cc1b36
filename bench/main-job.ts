/**
 * The main job on the fictional outlet: rescue from WARC and press, as the command line runs them, at two
 * sizes. `node bench/main-job.ts [--captures N]`: the larger size, 50,000 where not said; the smaller is a
 * tenth of it. Prints seconds, captures a second, peak memory of all threads, and how time grew.
 */
import { spawn } from 'node:child_process';
import { createReadStream, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateOutlet } from '../fixtures/outlet/generate.ts';
import { header } from '../src/base/capture.ts';
import { decodeBody, records } from '../src/warc/index.ts';

const bin = resolve(import.meta.dirname, '../bin/reprint.js');
/** Captures that the generator makes of one article, pictures and all. */
const CAPTURES_AN_ARTICLE = 3.1;

interface Run {
  seconds: number;
  peakMb: number;
}

/** Runs one command and watches the most memory that its process had at once (Linux: VmHWM). */
async function timed(words: string[]): Promise<Run> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [bin, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peakMb = 0;
  const watch = setInterval(() => {
    const status = readStatus(child.pid!);
    peakMb = Math.max(peakMb, Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  }, 100);
  const code = await new Promise((done) => child.once('exit', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`reprint ${words.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - startedAt) / 1000, peakMb };
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** Sizes of the HTML captures, so that the figures say what they are of. */
async function htmlSizes(folder: string): Promise<number[]> {
  const sizes: number[] = [];
  for (const path of globSync('*.warc.gz', { cwd: folder })) {
    for await (const item of records(createReadStream(join(folder, path)))) {
      if (item.kind !== 'record' || item.http?.status !== 200) continue;
      const { headers } = item.http;
      if (!header(headers, 'content-type')?.startsWith('text/html')) continue;
      sizes.push(decodeBody({ headers, body: item.body }).body.length);
    }
  }
  return sizes.sort((a, b) => a - b);
}

async function one(captures: number): Promise<{ made: number; rescue: Run; press: Run }> {
  const home = mkdtempSync(join(tmpdir(), 'reprint-bench-'));
  try {
    const paper = join(home, 'paper');
    const articles = Math.ceil(captures / CAPTURES_AN_ARTICLE);
    const { captures: made } = await generateOutlet({ dir: paper, articles, seed: 11 });
    const sizes = await htmlSizes(join(paper, 'captures'));
    const share = (at: number) => Math.round((sizes[Math.floor(sizes.length * at)] ?? 0) / 1000);
    const warcs = globSync('captures/*', { cwd: paper }).reduce(
      (sum, path) => sum + statSync(join(paper, path)).size,
      0,
    );
    console.log(
      `${made} captures, ${articles} articles, ${Math.round(warcs / 1e6)} MB of WARC; HTML median ${share(0.5)} kB, p95 ${share(0.95)} kB`,
    );
    const archive = join(home, 'archive');
    const outlet = join(paper, 'outlet.yaml');
    const rescue = await timed([
      'rescue',
      join(paper, 'captures'),
      '--to',
      archive,
      '--outlet',
      outlet,
      '--link',
    ]);
    const press = await timed(['press', archive]);
    for (const [name, { seconds, peakMb }] of Object.entries({ rescue, press })) {
      console.log(
        `  ${name.padEnd(8)}${seconds.toFixed(1).padStart(8)} s ${(made / seconds).toFixed(0).padStart(7)} captures/s ${peakMb.toFixed(0).padStart(6)} MB at most`,
      );
    }
    return { made, rescue, press };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

export async function run(captures = 50_000): Promise<void> {
  const small = await one(Math.ceil(captures / 10));
  const large = await one(captures);
  const grown = (large.rescue.seconds + large.press.seconds) / (small.rescue.seconds + small.press.seconds);
  console.log(
    `time grew ${grown.toFixed(2)} × while captures grew ${(large.made / small.made).toFixed(2)} ×`,
  );
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--captures');
  await run(at === -1 ? undefined : Number(process.argv[at + 1]));
}
