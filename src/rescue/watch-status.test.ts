import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createArchive } from '../archive/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { home } from './rescue.test-help.ts';
import { watchStatus } from './watch-status.ts';

/** What a rescue reads and writes; SQLite keeps the readers of a file beside it. */
function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map(({ parentPath, name }) => `${name} ${sha256Hex(readFileSync(join(parentPath, name)))}`)
    .sort();
}

test('a rescue under way is watched from outside, and nothing of it is changed', async () => {
  const dir = join(home, 'archive');
  const archive = createArchive(dir, { outletYaml: 'name: 山城報\n' });
  archive.record({ event: 'failed', original: 'https://a.example/', capture: null, reason: 'http-503' });
  archive.push();
  const before = filesOf(dir);
  const watch = watchStatus(dir);
  try {
    const status = await watch.look();
    expect(status.running).toContain(`process ${process.pid}`);
    expect(status.failed).toEqual([{ reason: 'http-503', captures: 1 }]);
    expect(filesOf(dir)).toEqual(before);
  } finally {
    await watch.close();
    archive.close();
  }
});

test('many who look at once see one look', async () => {
  const dir = join(home, 'archive');
  createArchive(dir).close();
  const watch = watchStatus(dir);
  const looks = [watch.look(), watch.look()];
  expect(looks[0]).toBe(looks[1]);
  expect((await looks[0])?.running).toBeNull();
  await watch.close();
});

test('a folder that is no archive is told of', async () => {
  const watch = watchStatus(home);
  await expect(watch.look()).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  await watch.close();
});
