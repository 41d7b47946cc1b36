import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAccount } from './account.ts';
import { isEvent } from './event-shape.ts';

const TIME = '{"time":"2020-01-01T00:00:00.000Z","event":';

test('a journal whose lines are not as we write them is read as far as they are', () => {
  const dir = mkdtempSync(join(tmpdir(), 'reprint-journal-'));
  mkdirSync(join(dir, 'account'));
  const lines = [
    '"written"}',
    '"written","id":"1","path":null,"sha256":null,"before":null}',
    '"decided","id":{},"path":7}',
    '"decided","id":"1","path":null,"captures":[null],"aliases":"x","lacunae":{}}',
    '"withheld","id":7,"reason":[]}',
    '"__proto__"}',
    '"withheld","id":"9","reason":"asked"}',
  ].map((rest) => `${TIME}${rest}`);
  writeFileSync(join(dir, 'account/journal-00001.jsonl'), `${lines.join('\n')}\n${'['.repeat(9000)}\n`);
  const account = readAccount(dir);
  expect([...account.current('decided', 'withheld')]).toEqual([
    { event: 'withheld', id: '9', reason: 'asked' },
  ]);
  account.close();
  rmSync(dir, { recursive: true });
});

test.each(['../x.md', 'articles/../../x.md', '/etc/passwd', 'C:\\x', 'a\\..\\..\\x', ''])(
  'no event tells of a file at %j',
  (path) => {
    expect(isEvent({ event: 'written', id: '1', path, sha256: null, before: null })).toBe(false);
    expect(isEvent({ event: 'byline', id: '1', name: 'x', path, sha256: 'x' })).toBe(false);
  },
);
