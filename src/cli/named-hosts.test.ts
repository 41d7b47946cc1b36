import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkHosts } from './named-hosts.ts';
import { targetsOf } from './targets.ts';

const dir = mkdtempSync(join(tmpdir(), 'reprint-hosts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const naming = (host: string) => `name: Harbour Daily\nhosts: [${host}]\n`;
const { scopes } = targetsOf(['harbourdaily.example'], { from: null, until: null });

test('a host that the outlet file does not name is told before anything is fetched', async () => {
  await expect(checkHosts(dir, naming('habourdaily.example'), scopes)).rejects.toMatchObject({
    code: 'BAD_OUTLET',
    message: expect.stringContaining('harbourdaily.example is not among the hosts'),
  });
});

test('one that it names is asked for, and so is any where there is no outlet file yet', async () => {
  await checkHosts(dir, null, scopes);
  await checkHosts(dir, naming('harbourdaily.example'), scopes);
});

test('the archive’s own file counts before the one that is given', async () => {
  writeFileSync(join(dir, 'outlet.yaml'), naming('harbourdaily.example'));
  await checkHosts(dir, naming('habourdaily.example'), scopes);
});
