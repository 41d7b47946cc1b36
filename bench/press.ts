/**
 * The press beside Debian's Hugo: the same articles, the same kinds of pages, one after the other in one run. Hugo has a
 * minimal theme of ours, its own defaults and no minifying. Of the press, the index for the search is not counted: Hugo
 * has none. `node bench/press.ts [ARTICLES|DIR] [--rounds N]`; an archive that is given is left as it is.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareHugo, runHugo } from './hugo.ts';
import { generateArchive } from './press-archive.ts';
import type { Mark, Pressed } from './press-once.ts';

/** As many as the model has. */
const ARTICLES = 49_118;
/** At least so many times as fast as Hugo, at most such a share of its memory, and never more MB than this. */
const FASTER = 2;
const SHARE = 0.1;
const MOST_MB = 500;

export async function run(words: readonly string[] = []): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '2' } },
  });
  const home = mkdtempSync(join(tmpdir(), 'reprint-bench-press-'));
  try {
    const archive = join(home, 'archive');
    const given = positionals[0] ?? String(ARTICLES);
    mkdirSync(archive);
    if (/^\d+$/.test(given)) generateArchive(archive, Number(given));
    else borrow(given, archive);
    console.log(
      `${given === String(Number(given)) ? `${given} generated articles` : given}, ${availableParallelism()} cores`,
    );
    await compare(archive, home, Number(values.rounds));
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function compare(archive: string, home: string, rounds: number): Promise<void> {
  const [site, hugoSite] = [join(home, 'site'), join(home, 'hugo-site')];
  const hasHugo = existsSync('/usr/bin/hugo');
  if (hasHugo) await prepareHugo(archive, join(home, 'hugo'));
  else console.log('Hugo is not installed: the press is measured alone');
  const presses: { first: Mark; whole: Mark; again: Mark }[] = [];
  const builds: Mark[] = [];
  for (let round = 0; round < rounds; round++) {
    rmSync(site, { recursive: true, force: true });
    const first = pressOnce(archive, site);
    const again = pressOnce(archive, site);
    if (again.written > 0) throw new Error(`pressing again wrote ${again.written} files`);
    presses.push({ first: withoutIndex(first, again), whole: first.done, again: again.done });
    if (!hasHugo) continue;
    rmSync(hugoSite, { recursive: true, force: true });
    execFileSync('sync');
    const build = await runHugo(join(home, 'hugo'), hugoSite);
    if ('failed' in build) console.log(`Hugo did not come to an end: ${build.failed}`);
    else builds.push(build);
  }
  const pressed = presses.map(({ first }) => first);
  tell('press', pressed);
  tell(
    '  its search index as well',
    presses.map(({ whole }) => whole),
  );
  tell(
    '  again, nothing changed',
    presses.map(({ again }) => again),
  );
  console.log(`  ${weigh(site)}`);
  const most = Math.max(...presses.flatMap(({ whole }) => whole.peakMb));
  judge(`memory, index and all: ${Math.round(most)} MB (at most ${MOST_MB})`, most <= MOST_MB);
  if (builds.length === 0) return;
  tell('Hugo', builds);
  console.log(`  ${weigh(hugoSite)}`);
  const times = least(builds, 'seconds') / least(pressed, 'seconds');
  const cpu = least(builds, 'cpuSeconds') / least(pressed, 'cpuSeconds');
  const memory = Math.max(...pressed.map(({ peakMb }) => peakMb)) / least(builds, 'peakMb');
  judge(
    `${times.toFixed(2)} × as fast as Hugo (at least ${FASTER}), ${cpu.toFixed(2)} × by processor time`,
    times >= FASTER,
  );
  judge(`${(memory * 100).toFixed(1)} % of its memory (at most ${SHARE * 100})`, memory <= SHARE);
}

function pressOnce(archive: string, site: string): Pressed {
  execFileSync('sync');
  const child = join(import.meta.dirname, 'press-once.ts');
  return JSON.parse(execFileSync(process.execPath, [child, archive, site], { encoding: 'utf8' })) as Pressed;
}

/** All but the index: what came before it, and what comes after it as the second press shows, which finds the index there. */
function withoutIndex(first: Pressed, again: Pressed): Mark {
  const tail = (key: 'seconds' | 'cpuSeconds') => again.done[key] - again.pages[key];
  return {
    seconds: first.pages.seconds + tail('seconds'),
    cpuSeconds: first.pages.cpuSeconds + tail('cpuSeconds'),
    peakMb: Math.max(first.pages.peakMb, again.done.peakMb),
  };
}

function least(marks: readonly Mark[], key: keyof Mark): number {
  return Math.min(...marks.map((mark) => mark[key]));
}

/** The best of all rounds, as other work on the machine only ever slows; the most memory. */
function tell(what: string, marks: readonly Mark[]): void {
  const peak = Math.max(...marks.map(({ peakMb }) => peakMb));
  const all = marks.map(({ seconds }) => seconds.toFixed(1)).join(', ');
  console.log(
    `${what}: ${least(marks, 'seconds').toFixed(1)} s (${all}), ${least(marks, 'cpuSeconds').toFixed(1)} s of processors, ${Math.round(peak)} MB`,
  );
}

function judge(what: string, isGood: boolean): void {
  console.log(`  ${what} ${isGood ? 'good' : 'SHORT'}`);
}

/** What a site consists of: files by their folder, megabytes; the search index left out. */
function weigh(site: string): string {
  const folders = new Map<string, number>();
  let [files, bytes] = [0, 0];
  const walk = (folder: string, name: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (name !== '' || entry.name !== 'search') walk(path, name || entry.name);
        continue;
      }
      const kind = name === '' ? 'single' : /\.(?:xml|json)$/.test(entry.name) ? `${name} (data)` : name;
      folders.set(kind, (folders.get(kind) ?? 0) + 1);
      files++;
      bytes += statSync(path).size;
    }
  };
  walk(site, '');
  const parts = [...folders].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${count} ${name}`);
  return `${files} files, ${Math.round(bytes / 1e6)} MB: ${parts.join(', ')}`;
}

/** A copy of an archive that shares its articles and pictures, so that a press leaves no trace in the archive itself. */
function borrow(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (['.reprint', 'site', 'captures', 'imported'].includes(entry.name)) continue;
    if (entry.name !== 'articles' && entry.name !== 'media')
      cpSync(join(from, entry.name), join(to, entry.name), { recursive: true });
    else linkAll(join(from, entry.name), join(to, entry.name));
  }
}

function linkAll(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkAll(source, target);
    else linkSync(source, target);
  }
}

if (import.meta.main) await run(process.argv.slice(2));
