import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STATES } from './address.ts';
import { KINDS } from './event-shape.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/reference/archive.md'), 'utf8');

/** The first column of the table under a heading of a column. */
function column(heading: string): string[] {
  const table = PAGE.slice(PAGE.indexOf(`\n| ${heading} `)).split('\n\n', 1)[0]!;
  return [...table.matchAll(/^\| `([^`]+)` +\|/gm)].map((match) => match[1]!);
}

test('docs/reference/archive.md lists every event of the journal', () => {
  expect(column('event')).toEqual([...KINDS]);
});

test('docs/reference/archive.md lists every state of an address', () => {
  expect(column('state').sort()).toEqual([...STATES, 'withheld'].sort());
});
