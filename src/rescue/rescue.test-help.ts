import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Block } from '../base/blocks.ts';
import type { IndexEntry } from '../evidence/index.ts';
import type { RescueEvent } from './event.ts';

/** For tests: an empty folder, another one for every test. */
export let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'reprint-rescue-'));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

export function entry(
  original: string,
  timestamp = '20190301000000',
  more: Partial<IndexEntry> = {},
): IndexEntry {
  return {
    original,
    timestamp,
    status: 200,
    mime: 'text/html',
    digest: `sha256:${original}${timestamp}`,
    length: 1,
    key: original,
    type: 'response',
    file: 'given/a.warc.gz',
    offset: 0,
    within: 0,
    base: 0,
    payload: null,
    truncated: null,
    refersTo: null,
    memento: null,
    ...more,
  };
}

/** A figure of one picture; its fate is to be found. */
export function figure(original: string, variants: string[] = []): Extract<Block, { type: 'figure' }> {
  return { type: 'figure', images: [{ original, variants, alt: '' }], caption: [], credit: null };
}

export async function eventsOf(events: AsyncIterable<RescueEvent>): Promise<RescueEvent[]> {
  const all: RescueEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}
