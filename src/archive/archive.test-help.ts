import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Archive, createArchive, type Decided, type StoredArticle } from './index.ts';

/** For tests: the folder of an archive, another one for every test. */
export let dir: string;
let open: Archive[] = [];

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'reprint-')), 'paper');
});

afterEach(() => {
  for (const archive of open) archive.close();
  open = [];
  rmSync(join(dir, '..'), { recursive: true, force: true });
});

export function create(): Archive {
  const archive = createArchive(dir);
  open.push(archive);
  return archive;
}

export function reopen(archive: Archive): Archive {
  archive.close();
  return create();
}

export function article(
  id: string,
  text: string,
  date: string | null = '2019-02-28',
  revisions: string[] = [],
): StoredArticle {
  const file = (body: string) => ({
    front: { title: `渡輪 ${id}`, ...(date === null ? {} : { date }), id },
    extra: {},
    body: `\n# 渡輪 ${id}\n\n${body}\n`,
  });
  return {
    id,
    file: file(text),
    revisions: revisions.map((name) => ({ name, file: file(`${text} ${name}`) })),
  };
}

export function decided(id: string, more: Partial<Decided> = {}): Decided {
  return {
    event: 'decided',
    id,
    path: `articles/2019/02/${id}.md`,
    sha256: 'ab',
    title: `渡輪 ${id}`,
    date: '2019-02-28',
    captures: [capture('20190301000000', `http://example.com/a/${id}`, 'chosen')],
    aliases: [],
    lacunae: [],
    ...more,
  };
}

export function capture(
  timestamp: string,
  original: string,
  verdict: Decided['captures'][number]['verdict'],
  reason = '',
) {
  return { capture: `${timestamp}/${original}`, original, verdict, reason };
}

export function code(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'no error';
}

/** Every file below a folder of the archive, with its text. */
export function filesIn(folder: string): Record<string, string> {
  const found = readdirSync(join(dir, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'utf8')]),
  );
}

export function journal(): string {
  return readFileSync(join(dir, 'account/journal-00001.jsonl'), 'utf8');
}

export async function listed(archive: Pick<Archive, 'list'>): Promise<string[]> {
  const found = [];
  for await (const entry of archive.list()) {
    found.push('error' in entry ? `${entry.path}: ${entry.error.code}` : `${entry.id} ${entry.path}`);
  }
  return found;
}
