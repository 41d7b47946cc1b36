import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';

/** Rules of WCAG 2.2 AA that a machine can check, and the practices that axe-core adds. */
const AXE = `axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
}).then(({ violations }) => violations.map(({ id, nodes }) => id + ' × ' + nodes.length + ': ' + nodes[0].html.slice(0, 200)))`;

const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
] as const;

/** Opens pages of a served site, light and dark, wide and narrow. Returns what is wrong with each, in words. */
export async function lookAt(base: string, paths: readonly string[]): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const wrong: string[] = [];
    for (const path of paths) {
      wrong.push(...(await quietly(browser, base, path)));
      for (const look of LOOKS) wrong.push(...(await checked(browser, base, path, look)));
    }
    return wrong;
  } finally {
    await browser.close();
  }
}

/** Under the page's own policy: what it asks of others, and what the browser complains of. */
async function quietly(browser: Browser, base: string, path: string): Promise<string[]> {
  const wrong: string[] = [];
  const page = await browser.newPage();
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith('data:')) wrong.push(`${path}: asks ${url}`);
  });
  page.on('console', (message) => wrong.push(`${path}: ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`${path}: ${error}`));
  await page.goto(base + path, { waitUntil: 'load' });
  await page.close();
  return wrong;
}

async function checked(
  browser: Browser,
  base: string,
  path: string,
  { colorScheme, width }: (typeof LOOKS)[number],
): Promise<string[]> {
  const where = `${path}, ${colorScheme}, ${width} px`;
  // The pages forbid all scripts but the site's own: what tests them must be let past.
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 800 },
    bypassCSP: true,
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.goto(base + path, { waitUntil: 'load' });
    const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true');
    const unfolded = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    await page.addScriptTag({ content: axeSource() });
    const violations = (await page.evaluate(AXE)) as string[];
    const overflow =
      Math.max(wide, unfolded) > width ? [`${where}: ${Math.max(wide, unfolded)} px wide`] : [];
    return [...overflow, ...violations.map((violation) => `${where}: ${violation}`)];
  } finally {
    await context.close();
  }
}

function axeSource(): string {
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}
