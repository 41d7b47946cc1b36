import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Block } from '../base/blocks.ts';
import type { ArticleReading } from '../base/reading.ts';
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

export function reading(more: Partial<ArticleReading> = {}): ArticleReading {
  return {
    kind: 'article',
    capture: {
      original: 'https://harbourdaily.example/article/7',
      timestamp: '20190301000000',
      digest: 'sha256:ab',
      truncated: null,
      memento: null,
    },
    canonical: null,
    title: '碼頭重開',
    standfirst: null,
    authors: [],
    published: '2018-03-05T14:30:00+08:00',
    modified: null,
    section: null,
    tags: [],
    lang: null,
    body: [{ type: 'paragraph', inlines: [{ type: 'text', text: '渡輪準時開出。' }] }],
    confidence: {},
    from: {},
    removed: [],
    reader: 'generic/1',
    recipe: null,
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
