/**
 * A pressed site as a whole, beside what it is to hold: `node bench/site.ts SITE [--archive DIR] [--lighthouse CLI]`.
 * Every page is read once: sizes, links that lead nowhere, what would be loaded from elsewhere, scripts, markers of loss
 * against the account. Pages of every kind are opened in Chromium, light and dark, wide and narrow. Lighthouse is asked
 * where one is installed (`npm i lighthouse` in a folder of its own; CLI is its `cli/index.js`).
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../src/press/index.ts';
import { CHROMIUM, lookAt } from './site-browser.ts';
import { lossesOf, readSite, type SiteFigures, type Wrong } from './site-files.ts';
import { lighthouse } from './site-lighthouse.ts';

/** Bytes, gzipped. */
const MEDIAN = 8_000;
const P95 = 14_000;
const CSS = 8_000;
const SCORES: Readonly<Record<string, number>> = {
  performance: 98,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
};

async function run(words: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { archive: { type: 'string' }, lighthouse: { type: 'string' } },
  });
  const site = positionals[0];
  if (site === undefined) throw new Error('name the folder of a pressed site');
  const figures = readSite(site);
  tellFiles(figures);
  if (values.archive === undefined) console.log('markers of loss: not compared, as no --archive is named');
  else await tellLosses(figures, values.archive);
  const server = await serve(site);
  try {
    await tellBrowser(server.url, sampleOf(site));
    await tellLighthouse(server.url, site, values.lighthouse);
  } finally {
    await server.close();
  }
}

function tellFiles({ files, pages, links, nowhere, foreign, blocking, articles, css }: SiteFigures): void {
  console.log(`${files} files, ${pages} pages, ${articles.length} of them of articles`);
  const sizes = articles.toSorted((a, b) => a - b);
  const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
  judge(`articles, gzip: median ${at(0.5)} bytes (at most ${MEDIAN})`, at(0.5) <= MEDIAN);
  judge(`articles, gzip: 95 % have at most ${at(0.95)} (at most ${P95})`, at(0.95) <= P95);
  judge(`style sheets, gzip: ${css.join(', ')} bytes (at most ${CSS})`, Math.max(...css) <= CSS);
  tellWrong(`links inside the site that lead nowhere, of ${links}`, nowhere);
  tellWrong('things that a page would load from elsewhere', foreign);
  tellWrong('scripts that block', blocking);
}

/** The marker of every loss stands on the page of its article, and no page has one of which the account knows nothing. */
async function tellLosses({ lost }: SiteFigures, archive: string): Promise<void> {
  const losses = await lossesOf(archive);
  if (losses === null) return console.log('markers of loss: not compared, as the archive has no account');
  const differs = [...new Set([...lost.keys(), ...losses.keys()])].filter(
    (id) => lost.get(id) !== losses.get(id),
  );
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, one) => all + one, 0);
  tellWrong(`articles whose markers differ from the account (${sum(lost)} markers, ${sum(losses)} losses)`, {
    count: differs.length,
    examples: differs
      .slice(0, 12)
      .map((id) => `${id}: ${lost.get(id) ?? 0} markers, ${losses.get(id) ?? 0} losses`),
  });
}

async function tellBrowser(base: string, paths: readonly string[]): Promise<void> {
  if (!existsSync(CHROMIUM)) return console.log('in a browser: not looked at, as Chromium is not installed');
  console.log(`opened in Chromium: ${paths.join(', ')}`);
  const wrong = await lookAt(base, paths);
  tellWrong('faults seen in Chromium (axe-core, width, requests to others, complaints)', {
    count: wrong.length,
    examples: wrong.slice(0, 60),
  });
}

async function tellLighthouse(base: string, site: string, command: string | undefined): Promise<void> {
  if (command === undefined) return console.log('Lighthouse: not asked, as no --lighthouse is named');
  const article = middle(site, 'articles');
  for (const path of ['index.html', ...(article === null ? [] : [article])]) {
    const { scores, short } = await lighthouse(command, base + path);
    const said = Object.entries(scores).map(([name, score]) => `${name} ${score}`);
    const isGood = Object.entries(SCORES).every(([name, least]) => (scores[name] ?? 0) >= least);
    judge(`Lighthouse, ${path}: ${said.join(', ')}`, isGood);
    for (const audit of short) console.log(`    ${audit}`);
  }
}

/** Pages of every kind: all that stand alone, and of each folder its index, its largest page and one of middling size. */
function sampleOf(site: string): string[] {
  const paths = readdirSync(site).filter((name) => name.endsWith('.html'));
  const folders = readdirSync(site, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    if (existsSync(join(site, name, 'index.html'))) paths.push(`${name}/index.html`);
    for (const path of [largest(site, name), middle(site, name)]) if (path !== null) paths.push(path);
  }
  const days = existsSync(join(site, 'days')) ? readdirSync(join(site, 'days')) : [];
  for (const kind of [/^\d{4}\.html$/, /^\d{4}-\d\d\.html$/, /^\d{4}-\d\d-\d\d\.html$/]) {
    const name = days.findLast((one) => kind.test(one));
    if (name !== undefined) paths.push(`days/${name}`);
  }
  return [...new Set(paths)];
}

function largest(site: string, folder: string): string | null {
  return bySize(site, folder).at(-1) ?? null;
}

function middle(site: string, folder: string): string | null {
  const paths = bySize(site, folder);
  return paths[paths.length >> 1] ?? null;
}

function bySize(site: string, folder: string): string[] {
  return readdirSync(join(site, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && name !== 'index.html')
    .map((name) => ({ path: `${folder}/${name}`, size: statSync(join(site, folder, name)).size }))
    .sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

function tellWrong(what: string, { count, examples }: Wrong): void {
  judge(`${what}: ${count || 'none'}`, count === 0);
  for (const example of examples) console.log(`    ${example}`);
}

function judge(what: string, isGood: boolean): void {
  console.log(`${what} ${isGood ? 'good' : 'SHORT'}`);
}

if (import.meta.main) await run(process.argv.slice(2));
