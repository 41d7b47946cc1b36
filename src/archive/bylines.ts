import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../article/index.ts';
import { sha256Hex } from '../base/digest.ts';
import { isFileName } from '../base/file-name.ts';
import { writeWhole } from '../base/files.ts';
import type { Account } from './account.ts';
import { makeFolder } from './folder.ts';

/** What is known of the person behind a byline. */
export interface BylineRecord {
  name: string;
  /** `專欄`, `主筆`; null where nothing is said. */
  role: string | null;
  /** Address of the portrait on the outlet's own site, or null. */
  avatar: string | null;
  /** What stood below this person's articles; where it changed over the years, the newest first. */
  biographies: string[];
}

/** The name of a byline's file: the byline itself where it can be one, else 16 digits of its SHA-256. */
export function bylineId(name: string): string {
  return isFileName(name) ? name : sha256Hex(name).slice(0, 16);
}

/**
 * A byline's file, `bylines/ID.md`: front matter with `name`, `role` and `avatar`, and the biography. Earlier ones
 * follow, each below a line `---`.
 */
export function formatByline({ name, role, avatar, biographies }: BylineRecord): string {
  const lines = [
    `name: ${quote(name)}`,
    ...(role === null ? [] : [`role: ${quote(role)}`]),
    ...(avatar === null ? [] : [`avatar: ${quote(avatar)}`]),
  ];
  return `---\n${lines.join('\n')}\n---\n\n${biographies.join('\n\n---\n\n')}\n`.toWellFormed();
}

/** Keeps the record of each byline in its file. One that a person edited stays as it is: then false. */
export function bylineShelf(dir: string, account: Account) {
  const pathOf = (id: string) => `bylines/${id}.md`;

  function standing(path: string): string | null {
    try {
      return sha256Hex(readFileSync(join(dir, path)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Whether the file is ours to change. */
  function isOurs(id: string, there: string | null): boolean {
    const known = account.last(`byline\n${id}`);
    return there === null || (known?.event === 'byline' && known.sha256 === there);
  }

  return {
    put(record: BylineRecord): { path: string; edited: boolean } {
      const id = bylineId(record.name);
      const path = pathOf(id);
      const text = formatByline(record);
      const sha256 = sha256Hex(text);
      const there = standing(path);
      const edited = there !== sha256 && !isOurs(id, there);
      if (!edited && there !== sha256) {
        makeFolder(dir, 'bylines');
        writeWhole(join(dir, path), text);
      }
      if (!edited) account.record({ event: 'byline', id, name: record.name, path, sha256 });
      return { path, edited };
    },

    /** Takes away every record but those of these names; what a person edited stays. */
    keepOnly(names: Iterable<string>): void {
      const wanted = new Set([...names].map(bylineId));
      for (const event of [...account.current('byline')]) {
        if (event.removed !== undefined || wanted.has(event.id)) continue;
        if (standing(event.path) === event.sha256) rmSync(join(dir, event.path), { force: true });
        account.record({ ...event, removed: 'no article tells of it any more' });
      }
    },
  };
}
