import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reprint-written-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** Places 40 pictures, one after the other, as one thread of a press does; answers what went wrong, or ''. */
const THREAD = `
  const { workerData, parentPort } = require('node:worker_threads');
  import(workerData.module).then(({ placeMedia, nothingWritten }) => {
    const written = nothingWritten();
    for (let n = 0; n < 40; n++)
      placeMedia(workerData.from, workerData.out, 'media/' + n + '.png', workerData.link, written);
    parentPort.postMessage('');
  }).catch((error) => parentPort.postMessage(String(error)));
`;

test.each([true, false])(
  'Threads that place the same pictures at once do not take them from each other, as links: %s',
  async (link) => {
    const from = join(dir, 'picture.png');
    writeFileSync(from, new Uint8Array(200_000));
    const out = join(dir, 'site');
    const module = new URL('written.ts', import.meta.url).href;
    const threads = [1, 2, 3, 4].map(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(THREAD, { eval: true, workerData: { module, from, out, link } });
          worker.on('message', resolve).on('error', reject);
        }),
    );
    expect(await Promise.all(threads)).toEqual(['', '', '', '']);
    expect(readdirSync(join(out, 'media')).filter((name) => !name.endsWith('.png'))).toEqual([]);
    expect(readdirSync(join(out, 'media'))).toHaveLength(40);
  },
);
