import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordsOf } from './records-of.ts';

test('of an archive whose evidence was never indexed, or whose index was deleted, no record is named', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'reprint-records-'));
  const records = (await recordsOf())(dir);
  expect(records.find('20190301000000/https://shancheng.example/1', 'sha256:00')).toBeNull();
  expect(records.find('', '')).toBeNull();
  await records.close();
  rmSync(dir, { recursive: true });
});
