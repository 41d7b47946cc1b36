import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMON_OPTIONS } from '../src/cli/verb.ts';
import { VERBS } from '../src/cli/verbs/index.ts';
import { identifier, parseOutlet } from '../src/outlets/index.ts';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', 'ARCHITECTURE.md', ...globSync('docs/**/*.md', { cwd: root }).sort()]
  .filter((page) => existsSync(join(root, page)))
  .map((page) => ({ page, text: readFileSync(join(root, page), 'utf8') }));

/** A fenced block: its fence, its code. */
const BLOCK = /^(`{3,})[^\n]*\n([\s\S]*?)^\1$/gm;
const SPAN = /`([^`\n]+)`/g;

/** The anchors that a page offers, one a heading, as GitHub and others name them. */
function anchorsOf(text: string): string[] {
  return [...text.replace(BLOCK, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** Every relative link of a page, with the file that it leads to; what looks like a link in code is none. */
const links = pages.flatMap(({ page, text }) =>
  [
    ...text
      .replace(BLOCK, '')
      .replace(SPAN, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, to]) => to!)
    .filter((to) => !/^[a-z]+:/i.test(to))
    .map((to) => {
      const [path, anchor] = to.split('#', 2) as [string, string | undefined];
      return { page, to, file: path === '' ? page : join(dirname(page), path), anchor };
    }),
);

/** Every command that a page shows, in a block or in a line: `press DIR --address URL`. */
const commands = pages.flatMap(({ page, text }) => {
  const blocks = [...text.matchAll(BLOCK)].flatMap(([, , code]) => code!.split('\n'));
  const spans = [...text.replace(BLOCK, '').matchAll(SPAN)].map(([, code]) => code!);
  return [...blocks, ...spans]
    .flatMap((line) => line.split(/&&|[;<>]|\s\|\s|\s#/))
    .map((line) => /^\s*(?:\$ |usage: )?(?:npx )?reprint (?=\S)(.+)$/.exec(line)?.[1])
    .filter((words) => words !== undefined)
    .map((words) => ({ page, words }));
});

describe('the documentation', () => {
  test('links to files that exist', () => {
    expect(links.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('links to headings that exist', () => {
    const anchors = new Map(pages.map(({ page, text }) => [page, anchorsOf(text)]));
    expect(
      links.filter(({ file, anchor }) => anchor !== undefined && !anchors.get(file)?.includes(anchor)),
    ).toEqual([]);
  });

  test('names only verbs that there are, with options that they have', async () => {
    const wrong: string[] = [];
    for (const { page, words } of commands) {
      const name = /^\S+/.exec(words)![0];
      // `reprint VERB --help` speaks of all of them, `reprint …` of any.
      if (/^(?:VERB|…|--version|--help)$/.test(name)) continue;
      const verb = Object.hasOwn(VERBS, name) ? await VERBS[name as keyof typeof VERBS]() : null;
      const options = { ...verb?.options, ...COMMON_OPTIONS };
      const asked = [...words.matchAll(/(?<=[\s[])--([a-z][a-z-]*)/g)].map(([, option]) => option!);
      if (verb === null || asked.some((option) => !Object.hasOwn(options, option)))
        wrong.push(`${page}: reprint ${words}`);
    }
    expect(wrong).toEqual([]);
    expect(commands.length).toBeGreaterThan(50);
  });

  test('shows every verb in a guide', () => {
    const shown = new Set(
      commands
        .filter(({ page }) => page.startsWith('docs/guides/'))
        .map(({ words }) => words.split(/\s/, 1)[0]),
    );
    expect(Object.keys(VERBS).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('names every dependency, and why we have it', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const page = readFileSync(join(root, 'docs/concepts/libraries.md'), 'utf8');
    const all = Object.keys({ ...dependencies, ...devDependencies });
    expect(all.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('shows how to add an outlet by a file that can be read, and is short', () => {
    const { text } = pages.find(({ page }) => page.endsWith('/add-an-outlet.md'))!;
    const blocks = [...text.matchAll(BLOCK)].filter(([whole]) => whole.startsWith('```yaml'));
    const file = blocks.map(([, , code]) => code!).join('\n');
    const outlet = parseOutlet(file);
    const identify = identifier(outlet);
    expect(outlet.learned).toHaveLength(1);
    expect(file.split('\n').length).toBeLessThan(80);
    const named = [...text.matchAll(/id\('([^']+)'\)\)\.toBe\('([^']+)'\)/g)];
    for (const [, address, id] of named)
      expect(identify(address!)).toMatchObject(id === 'address' ? { by: 'address' } : { id, by: 'rule' });
    expect(named).toHaveLength(3);
  });

  test('leads to every page of itself from its index', () => {
    const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
    const inside = pages.map(({ page }) => page.replace(/^docs\//, '')).filter((page) => page.includes('/'));
    expect(inside.filter((page) => !index.includes(`](${page}`))).toEqual([]);
  });
});
