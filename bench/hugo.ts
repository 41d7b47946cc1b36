import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportHugo } from '../src/press/index.ts';
import { THEME } from './hugo-theme.ts';
import { peakMbOf } from './measured.ts';
import type { Mark } from './press-once.ts';

/** Longer than this nobody waits for a site. */
const PATIENCE_MS = 1_200_000;

/** Writes an archive as a site for Hugo, with the minimal theme. Days and months become taxonomies, as the press has pages of them. */
export async function prepareHugo(archive: string, dir: string): Promise<void> {
  for await (const event of exportHugo(archive, dir)) void event;
  const articles = join(dir, 'content/articles');
  for (const name of readdirSync(articles)) {
    const text = readFileSync(join(articles, name), 'utf8');
    const [, month, day] = /^date: "(\d{4}-\d\d)(-\d\d)/m.exec(text) ?? [];
    if (month === undefined) continue;
    const terms = `---\ndays: ["${month}${day}"]\nmonths: ["${month}"]\n`;
    writeFileSync(join(articles, name), terms + text.slice('---\n'.length));
  }
  for (const [path, text] of Object.entries(THEME)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** Builds that site with the machine's own Hugo and its defaults. Null where it did not come to an end, with what it said. */
export async function runHugo(dir: string, site: string): Promise<Mark | { failed: string }> {
  const cpuBefore = cpuOfChildren();
  const startedAt = performance.now();
  const child = spawn('hugo', ['--config', 'bench.toml,hugo.toml', '--destination', site], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said = (said + piece).slice(-2_000);
    });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakMbOf(child.pid!));
  }, 50);
  const end = await new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', (code, signal) => done(signal ?? String(code)));
  });
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1000;
  if (end !== '0')
    return { failed: `${end} after ${seconds.toFixed(0)} s and ${Math.round(peakMb)} MB: ${said.trim()}` };
  return { seconds, cpuSeconds: cpuOfChildren() - cpuBefore, peakMb };
}

/** Processor time of all children that have ended, in hundredths of a second (Linux: proc(5), fields 16 and 17 of `stat`). */
function cpuOfChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
