import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateOutlet } from '../fixtures/outlet/generate.ts';
import { writeBundles } from '../src/search/bundle.ts';
import { SCRIPTS } from '../src/search/scripts.ts';

const root = resolve(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'reprint-package-'));
const installed = join(home, 'reprint-news');

/** What an installed package is: `bin`, compiled JavaScript, the search's scripts, the dependencies; no sources. */
beforeAll(async () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [
    tsc,
    '-p',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    join(installed, 'dist'),
  ]);
  await writeBundles(join(installed, 'dist/search/browser'));
  for (const name of ['bin', 'outlets', 'package.json']) {
    cpSync(join(root, name), join(installed, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
  await generateOutlet({ dir: join(home, 'paper'), articles: 60, seed: 3 });
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the published package', () => {
  test('rescues, presses and verifies as compiled JavaScript, its workers too', () => {
    for (const words of [
      ['rescue', 'paper/captures', '--to', 'archive'],
      ['press', 'archive'],
      ['verify', 'archive'],
    ]) {
      const bin = join(installed, 'bin/reprint.js');
      const { status, stderr } = spawnSync(process.execPath, [bin, ...words], {
        cwd: home,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
    }
    const site = join(home, 'archive/site');
    for (const name of ['index.html', 'search.html', 'service-worker.js'])
      expect(existsSync(join(site, name)), name).toBe(true);
    expect(globSync('{box,search,lost}-*.js', { cwd: site })).toHaveLength(3);
  });

  test('knows the outlets that stand beside it', async () => {
    const { builtInOutlet } = await import(join(installed, 'dist/outlets/index.js'));
    expect(builtInOutlet('hkcnews.com')).toContain('眾新聞');
  });

  test('holds no tests, nor what only they need', () => {
    const shipped = globSync('**/*.js', { cwd: join(installed, 'dist') });
    const sources = globSync('**/*.ts', { cwd: join(root, 'src') });
    // Of what runs in browsers it holds the scripts alone, and not what makes them.
    const meant = sources.filter(
      (path) => !/\.test(?:-help)?\.ts$|^search\/(?:bundle\.ts$|browser\/)/.test(path),
    );
    meant.push(...SCRIPTS.map((name) => `search/browser/${name}.ts`));
    expect(shipped.sort()).toEqual(meant.map((path) => path.replace(/ts$/, 'js')).sort());
  });

  test('has all that it says it has', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
    const named = files.filter((name) => !name.startsWith('!') && name !== 'dist');
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });
});
