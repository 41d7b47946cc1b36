/**
 * A rescue at any pace, in a process of its own: `node bench/rescuer.ts ARCHIVE HOST DIR OUTLET A-MINUTE`. Tells each
 * step as it begins, one a line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rescue } from '../src/rescue/index.ts';
import { openArchiveSource } from '../src/sources/index.ts';

const [address, target, dir, outlet, perMinute] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const limit = { most: Math.ceil(Number(perMinute) / 60), withinMs: 1000, leastGapMs: 0 };
const { signal } = new AbortController();
const { source, close } = openArchiveSource({
  address,
  contact: null,
  state: join(dir, '.reprint', 'pace.sqlite'),
  patience: null,
  limits: { list: { ...limit, most: 1000 }, replay: limit },
  tell() {},
  signal,
});
let last = '';
for await (const event of rescue({
  dir,
  files: [],
  archives: [source],
  scopes: [{ target, match: 'domain', from: null, until: null }],
  fetch: { goal: 'revisions', only: null, limit: null, listing: 'usual' },
  outlet: readFileSync(outlet, 'utf8'),
  link: false,
  signal,
})) {
  if (event.event === 'progress' && event.step !== last) {
    last = event.step;
    console.log(last);
  }
  // Whoever kills the process gave no damage to the evidence but its unfinished end.
  if (event.event === 'damage' && event.reason !== 'half-written by a stopped run')
    console.log('damage', event.reason);
}
close();
