import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CHROMIUM } from './site-browser.ts';

/** Scores of one page from 0 to 100, and the audits that took something off, in words. */
export interface Scores {
  scores: Readonly<Record<string, number>>;
  short: string[];
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

/** Asks Lighthouse about one page, as on a phone with a slow line. `command` is its `cli/index.js`, wherever it was installed. */
export async function lighthouse(command: string, url: string): Promise<Scores> {
  const dir = mkdtempSync(join(tmpdir(), 'reprint-lighthouse-'));
  const report = join(dir, 'report.json');
  try {
    await promisify(execFile)(
      process.execPath,
      [
        command,
        url,
        '--quiet',
        '--output=json',
        `--output-path=${report}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
        '--only-categories=performance,accessibility,best-practices,seo',
      ],
      { env: { ...process.env, CHROME_PATH: CHROMIUM }, timeout: 300_000, maxBuffer: 1 << 26 },
    );
    const { categories, audits } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const scores = Object.fromEntries(
      Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
    );
    const short = Object.values(categories)
      .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
      .map(({ id }) => audits[id]!)
      .filter(({ score }) => score !== null && score < 1)
      .map(({ title, displayValue }) => (displayValue ? `${title} (${displayValue})` : title));
    return { scores, short: [...new Set(short)] };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
