import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nothingWritten, writePage } from './written.ts';

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

test('A page that is there is compared, and replaced as a whole, also where the folder was thought new', () => {
  const site = join(dir, 'site');
  const press = (text: string) => {
    const written = nothingWritten(true);
    writePage(site, 'articles/1.html', text, written);
    return written.changed;
  };
  expect([press('渡'), press('渡'), press('渡輪')]).toEqual([1, 0, 1]);
  expect(readFileSync(join(site, 'articles/1.html'), 'utf8')).toBe('渡輪');
});
