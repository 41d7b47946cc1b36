import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkHosts } from './named-hosts.ts';
import { targetsOf } from './targets.ts';

const dir = mkdtempSync(join(tmpdir(), 'reprint-hosts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const { scopes } = targetsOf(['harbourdaily.example'], { from: null, until: null });

test('a host that the outlet file does not name is told before anything is fetched', async () => {
  await expect(checkHosts(dir, 'hosts: [habourdaily.example]\n', scopes)).rejects.toMatchObject({
    code: 'BAD_OUTLET',
  });
});

test('one that it names is asked for, and so is any where there is no outlet file yet', async () => {
  await checkHosts(dir, null, scopes);
  await checkHosts(dir, 'hosts: [harbourdaily.example]\n', scopes);
});

test('the archive’s own file counts before the one that is given', async () => {
  writeFileSync(join(dir, 'outlet.yaml'), 'hosts: [harbourdaily.example]\n');
  await checkHosts(dir, 'hosts: [habourdaily.example]\n', scopes);
});
