import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { SCRIPTS, type Scripts } from './scripts.ts';

/** Makes each script of its sources: one classic script, which runs where modules are refused too. */
export async function bundle(): Promise<Scripts> {
  const { outputFiles } = await build({
    entryPoints: SCRIPTS.map((name) => join(import.meta.dirname, 'browser', `${name}.ts`)),
    outdir: '.',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return Object.fromEntries(SCRIPTS.map((name, i) => [name, outputFiles[i]!.text])) as Scripts;
}

/** Writes them into a folder: the package holds them ready made. */
export async function writeBundles(dir: string): Promise<void> {
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(await bundle())) writeFileSync(join(dir, `${name}.js`), text);
}
