import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Audit, openArchive, type ReadableArchive } from '../archive/index.ts';
import type { ArticleFile } from '../article/index.ts';
import { type Outlet, parseOutlet } from '../outlets/index.ts';

/** One article of an archive as its list gives it, or a file that could not be read. */
export type Listed = ReturnType<ReadableArchive['list']> extends AsyncIterable<infer Entry> ? Entry : never;

export interface Source {
  /** The folder, absolute. */
  dir: string;
  outlet: Outlet;
  list(): AsyncIterable<Listed>;
  /** A revision, by the path that the list gave. @throws ReprintError BAD_ARTICLE */
  read(path: string): ArticleFile;
  /** What there is and what is lost, in the account's figures. */
  audit: Audit;
}

/**
 * Opens an archive for the press. What the account withholds is added to what `outlet.yaml` does.
 * @throws ReprintError NOT_AN_ARCHIVE, NEWER_FORMAT, BAD_OUTLET, NOT_FOUND
 */
export function openSource(dir: string): Source {
  const archive = openArchive(dir, { write: false });
  try {
    const outlet = parseOutlet(readFileSync(join(archive.dir, 'outlet.yaml'), 'utf8'));
    const withheld = [...outlet.withheld];
    const withheldNames = [...outlet.withheldNames];
    // What the account has from outlet.yaml holds as long as it stands there.
    for (const event of archive.events('withheld', 'withheldName')) {
      const { reason, by } = event;
      if (reason === null || by === 'outlet.yaml') continue;
      if (event.event === 'withheld') withheld.push({ id: event.id, reason });
      else withheldNames.push({ name: event.name, reason });
    }
    const audit = archive.audit();
    return {
      dir: archive.dir,
      outlet: { ...outlet, withheld, withheldNames },
      list: archive.list,
      read: archive.read,
      audit,
    };
  } finally {
    archive.close();
  }
}
