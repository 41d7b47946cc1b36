import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Whether Chromium is installed; says what is left out where it is not. */
export function hasChromium(leftOut: string): boolean {
  const is = existsSync(CHROMIUM);
  if (!is) console.info(`chromium is not installed: ${leftOut}`);
  return is;
}

export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}
