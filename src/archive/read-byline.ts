import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type BylineRecord, bylineId } from './bylines.ts';

/** A biography longer than this is none. */
const MOST_BYTES = 64 * 1024;
/** Of front matter: a name, a role and an address. */
const MOST_FRONT = 4 * 1024;

/** What is kept of the person behind a byline, also where a person edited it; null where nothing is, or nothing that can be read. */
export function readByline(dir: string, name: string): BylineRecord | null {
  const text = textOf(join(dir, 'bylines', `${bylineId(name)}.md`));
  return text === null ? null : parseByline(text);
}

/** Reads what `formatByline` writes: front matter, then biographies, each below a line `---`; null for anything else. */
export function parseByline(text: string): BylineRecord | null {
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end === -1) return null;
  const front = frontOf(lines.slice(1, end).join('\n'));
  const said = (key: string) => {
    const value = front?.[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const name = said('name');
  if (name === null) return null;
  const biographies: string[] = [];
  let from = end + 1;
  for (let at = from; at <= lines.length; at++) {
    if (at < lines.length && lines[at] !== '---') continue;
    const biography = lines.slice(from, at).join('\n').trim();
    if (biography !== '') biographies.push(biography);
    from = at + 1;
  }
  return { name, role: said('role'), avatar: said('avatar'), biographies };
}

function frontOf(yaml: string): Record<string, unknown> | null {
  if (yaml.length > MOST_FRONT) return null;
  try {
    const value: unknown = parse(yaml, { maxAliasCount: 0 });
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // Not YAML any more: somebody edits it just now. The page does without.
    return null;
  }
}

function textOf(path: string): string | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile() || stat.size > MOST_BYTES) return null;
    const bytes = Buffer.alloc(stat.size);
    return bytes.toString('utf8', 0, readSync(fd, bytes, 0, stat.size, 0));
  } finally {
    closeSync(fd);
  }
}
