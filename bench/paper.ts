import { createHash } from 'node:crypto';
import { createReadStream, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateOutlet } from '../fixtures/outlet/generate.ts';
import type { TrueArticle, TrueCapture } from '../fixtures/outlet/truth.ts';
import { type Capture, captureName, header } from '../src/base/capture.ts';
import { digestOf } from '../src/base/digest.ts';
import { type Outlet, parseOutlet } from '../src/outlets/index.ts';
import { decodeBody, records } from '../src/warc/index.ts';

/** A capture of the fictional outlet, and what there is to know of it. */
export interface Known {
  capture: Capture;
  told: TrueCapture;
  /** The article that it belongs to, and the text and headline that it shows; null for lists and tombstones. */
  article: TrueArticle | null;
  text: string | null;
}

export interface Paper {
  outlet: Outlet;
  /** Captures with status 200 that are no pictures and were not cut off, each once. */
  captures: Known[];
  /** SHA-256 over the captures' addresses, headers and bodies, and what is true of them. */
  digest: string;
}

/** The fictional outlet, made anew; its pages are smaller than a real paper's, which tells a reader nothing. */
export async function makePaper(articles: number, seed: number): Promise<Paper> {
  const dir = mkdtempSync(join(tmpdir(), 'reprint-paper-'));
  try {
    await generateOutlet({ dir, articles, seed, htmlBytes: { median: 12_000, p95: 30_000 } });
    const articlesById = new Map(lines<TrueArticle>(dir, 'articles').map((truth) => [truth.id, truth]));
    const toldOf = new Map(lines<TrueCapture>(dir, 'captures').map((truth) => [captureName(truth), truth]));
    const captures: Known[] = [];
    const hash = createHash('sha256');
    for await (const capture of capturesIn(join(dir, 'captures'))) {
      const name = captureName(capture);
      const told = toldOf.get(name);
      if (!told || told.kind === 'media' || told.truncated !== null) continue;
      const article = articlesById.get(told.article ?? '') ?? null;
      const state = article?.revisions.find((revision) => revision.captures.includes(name));
      captures.push({ capture, told, article, text: state?.text ?? null });
      hash.update(JSON.stringify([name, told, article, header(capture.headers, 'content-type')]));
      hash.update(capture.body);
    }
    return {
      outlet: parseOutlet(readFileSync(join(dir, 'outlet.yaml'), 'utf8')),
      captures,
      digest: `sha256:${hash.digest('hex')}`,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function* capturesIn(folder: string): AsyncGenerator<Capture> {
  for (const path of globSync('*.warc.gz', { cwd: folder }).sort()) {
    for await (const item of records(createReadStream(join(folder, path)))) {
      if (item.kind !== 'record' || item.type !== 'response' || item.http?.status !== 200) continue;
      const { status, headers } = item.http;
      yield {
        original: item.target!,
        timestamp: item.timestamp!,
        status,
        headers,
        body: decodeBody({ headers, body: item.body }).body,
        digest: digestOf(''),
        truncated: null,
        memento: null,
      };
    }
  }
}

function lines<Line>(dir: string, name: string): Line[] {
  return readFileSync(join(dir, 'truth', `${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
