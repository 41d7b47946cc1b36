import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../base/digest.ts';
import { pictureExaminer } from './examine-picture.ts';
import { entry, home } from './rescue.test-help.ts';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const PATH = `media/ab/${sha256Hex(GIF)}.gif`;

let opened = 0;

/** One run of a rescue: examines and saves a picture. */
async function run(body: Buffer): Promise<unknown> {
  opened = 0;
  const evidence = {
    async read({ original, timestamp }: { original: string; timestamp: string }) {
      opened++;
      const rest = { status: 200, headers: [], digest: 'sha256:' as const, truncated: null, memento: null };
      return { original, timestamp, body, ...rest };
    },
  };
  const archive = {
    putMedia(bytes: Uint8Array) {
      mkdirSync(dirname(join(home, PATH)), { recursive: true });
      writeFileSync(join(home, PATH), bytes);
      return PATH;
    },
  };
  const examiner = pictureExaminer(evidence, home);
  const capture = entry('https://harbourdaily.example/a.gif');
  const verdict = await examiner.examine(capture);
  const saved = 'reason' in verdict ? verdict : await examiner.save(capture, archive);
  examiner.close();
  return saved;
}

describe('what a picture is', () => {
  test('is remembered from run to run: the second does not even open it', async () => {
    expect(await run(GIF)).toBe(PATH);
    expect(opened).toBe(1);
    expect(await run(GIF)).toBe(PATH);
    expect(opened).toBe(0);
  });

  test('is remembered too where it is none', async () => {
    expect(await run(Buffer.from('<html>'))).toEqual({ reason: 'not a picture' });
    expect(await run(Buffer.from('<html>'))).toEqual({ reason: 'not a picture' });
    expect(opened).toBe(0);
  });

  test('is only a memory: a picture that is gone, or short, is saved again', async () => {
    await run(GIF);
    rmSync(join(home, PATH));
    await run(GIF);
    expect(existsSync(join(home, PATH))).toBe(true);
    writeFileSync(join(home, PATH), '');
    await run(GIF);
    expect(opened).toBe(1);
  });

  test('is found out again where the memory is lost or damaged', async () => {
    await run(GIF);
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(home, `.reprint/pictures.sqlite${end}`), { force: true });
    writeFileSync(
      join(home, '.reprint/pictures.sqlite'),
      'no database at all, but long enough to be looked at',
    );
    expect(await run(GIF)).toBe(PATH);
    expect(opened).toBe(1);
  });
});
