import type { Browser, CDPSession, Page } from 'playwright-core';

/** A line to a host: the delay of each request, and how fast bytes come. */
export interface Line {
  ms: number;
  bytesPerSecond: number;
}

export interface Asked {
  /** Until the hits are painted. */
  ms: number;
  /** As they travelled, without the heads of answers. */
  bytes: number;
  requests: number;
}

interface Meter {
  bytes: number;
  requests: number;
}

/** One hits' list that is through stands on a page, or none was found. */
const IS_THERE = '#answer:not([aria-busy]) .results';
const PATIENCE = 60_000;

/** A page of its own, with nothing kept from another; null for a line without delay. */
export async function opened(
  browser: Browser,
  address: string,
  line: Line | null,
): Promise<{ page: Page; meter: Meter }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const meter = await metered(session);
  if (line !== null)
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.ms,
      downloadThroughput: line.bytesPerSecond,
      uploadThroughput: line.bytesPerSecond / 2,
    });
  await page.addInitScript(NOTE_HITS);
  await page.goto(address);
  return { page, meter };
}

async function metered(session: CDPSession): Promise<Meter> {
  const meter: Meter = { bytes: 0, requests: 0 };
  await session.send('Network.enable');
  const heads = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    heads.set(requestId, response.encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    // Heads are the host's own: over HTTP/2 hardly anything, here some 300 bytes each.
    meter.bytes += Math.max(0, encodedDataLength - (heads.get(requestId) ?? 0));
    meter.requests++;
  });
  return meter;
}

/** Runs in the page before its own scripts: notes when the first answer was painted. */
const NOTE_HITS = `new MutationObserver((_, watch) => {
  const answer = document.querySelector('#answer');
  if (!answer?.querySelector('.results > *') || answer.hasAttribute('aria-busy')) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => { globalThis.shownAt = performance.now(); }));
}).observe(document, { subtree: true, childList: true, attributes: true });`;

/** A first query: its address is opened by somebody who was never here. */
export async function askedFirst(browser: Browser, address: string, line: Line): Promise<Asked> {
  const { page, meter } = await opened(browser, address, line);
  try {
    await page.waitForSelector(IS_THERE, { state: 'attached', timeout: PATIENCE });
    const ms = await shownAt(page);
    await page.waitForLoadState('networkidle');
    return { ms, ...meter };
  } finally {
    await page.context().close();
  }
}

/** A following query, on a page that has been asked before. */
export async function askedAgain(page: Page, meter: Meter, query: string): Promise<Asked> {
  const before = { ...meter };
  const ms = await page.evaluate<number>(`(${ASK_HERE})(${JSON.stringify(query)})`);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(50);
  return { ms, bytes: meter.bytes - before.bytes, requests: meter.requests - before.requests };
}

async function shownAt(page: Page): Promise<number> {
  for (;;) {
    const at = await page.evaluate<number | undefined>('globalThis.shownAt');
    if (at !== undefined) return at;
    await page.waitForTimeout(20);
  }
}

/** Runs in the page: asks as its form does, and tells how long it took until the answer was painted. */
const ASK_HERE = `(query) => {
  const answer = document.querySelector('#answer');
  const form = document.querySelector('form.ask');
  return new Promise((done) => {
    const startedAt = performance.now();
    new MutationObserver((_, watch) => {
      if (answer.hasAttribute('aria-busy')) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - startedAt)));
    }).observe(answer, { attributes: true, attributeFilter: ['aria-busy'] });
    form.querySelector('input').value = query;
    form.requestSubmit();
  });
}`;
