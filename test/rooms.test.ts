import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which rooms a room may enter; the same table stands in ARCHITECTURE.md. */
const MAY_ENTER: Record<string, readonly string[]> = {
  base: [],
  warc: ['base'],
  outlets: ['base'],
  article: ['base'],
  sources: ['base', 'warc'],
  evidence: ['base', 'warc'],
  reading: ['base', 'outlets', 'article'],
  learning: ['base', 'outlets', 'article', 'reading'],
  importing: ['base', 'outlets', 'article', 'reading'],
  editing: ['base', 'outlets', 'article'],
  archive: ['base', 'outlets', 'article'],
  search: ['base'],
  press: ['base', 'outlets', 'article', 'archive', 'search'],
  rescue: [
    'base',
    'warc',
    'outlets',
    'article',
    'sources',
    'evidence',
    'reading',
    'learning',
    'importing',
    'editing',
    'archive',
  ],
  cli: [
    'base',
    'outlets',
    'article',
    'sources',
    'evidence',
    'reading',
    'archive',
    'search',
    'press',
    'rescue',
  ],
};

const root = resolve(import.meta.dirname, '../src');
const files = globSync('**/*.ts', { cwd: root });

/** Every step from one room into another: `[file, room, the file entered]`. */
const steps = files.flatMap((file) => {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)]
    .map(([, to]) => relative(root, resolve(root, dirname(file), to!)))
    .filter((to) => roomOf(to) !== roomOf(file))
    .map((to) => ({ file, room: roomOf(file), to }));
});

function roomOf(path: string): string {
  return path.split('/', 1)[0]!;
}

describe('the rooms', () => {
  test('are all in the table', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(MAY_ENTER).sort());
  });

  test('are entered only from where the table says', () => {
    expect(
      steps.filter(({ file, room, to }) => !isTest(file) && !MAY_ENTER[room]?.includes(roomOf(to))),
    ).toEqual([]);
  });

  test('are entered by their door, index.ts; base alone is open', () => {
    expect(steps.filter(({ to }) => roomOf(to) !== 'base' && !to.endsWith('/index.ts'))).toEqual([]);
  });

  test('stand as the same table in ARCHITECTURE.md', () => {
    const page = readFileSync(resolve(root, '../ARCHITECTURE.md'), 'utf8');
    for (const [room, may] of Object.entries(MAY_ENTER)) {
      expect(page).toMatch(
        new RegExp(`\\| \`${room}/\` \\|.*\\| ${may.map((name) => `\`${name}\``).join(', ') || '—'} \\|`),
      );
    }
  });
});

function isTest(file: string): boolean {
  return file.endsWith('.test.ts');
}
