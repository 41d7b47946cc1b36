import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A file of the site, open: what is told of it and what is sent of it are of one file, also while it is pressed anew. */
export interface OpenFile {
  path: string;
  stats: Stats;
  handle: FileHandle;
}

/** The path of a request below the root, or null for one that no file of ours can have. */
export function pathOf(url: string): string | null {
  const bare = url.replace(/[?#].*$/s, '');
  let path: string;
  try {
    path = decodeURIComponent(bare);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /[\\\x00:]/.test(path)) return null;
  const parts = path.slice(1).split('/');
  // Dot files (our own list among them) are nobody's business, and `..` leads out.
  if (parts.some((part) => part.startsWith('.'))) return null;
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}

/** Opens a file below the root; null where there is none, or only a link that leads out. */
export async function openBelow(root: string, path: string): Promise<OpenFile | null> {
  try {
    const above = await realpath(root);
    const real = await realpath(join(above, path));
    if (!real.startsWith(above + sep) || !(await stat(real)).isFile()) return null;
    // What somebody puts in its place meanwhile is not followed, and not waited for.
    const handle = await open(
      real,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    const stats = await handle.stat();
    if (stats.isFile()) return { path: real, stats, handle };
    await handle.close();
    return null;
  } catch {
    return null;
  }
}

/** Whether a folder below the root has a page of its own: `/harbour` then leads to `/harbour/`. */
export async function isFolderWithPage(root: string, path: string): Promise<boolean> {
  const page = await openBelow(root, join(path, 'index.html'));
  await page?.handle.close();
  return page !== null;
}

/**
 * Opens the file that a path means on the host that the site was pressed for, which may keep it in a folder
 * (`https://people.example/hkcnews/`): its page for wrong addresses links from the root of that host.
 */
export async function openAsHosted(root: string, path: string): Promise<OpenFile | null> {
  const page = await openBelow(root, '404.html');
  if (page === null) return null;
  const head = Buffer.alloc(4096);
  const { bytesRead } = await page.handle.read(head, 0, head.length, 0);
  await page.handle.close();
  const style = / href="\/([^"]+\/)style-[0-9a-f]+\.css"/.exec(head.toString('utf8', 0, bytesRead));
  if (style === null) return null;
  const folder = pathOf(`/${style[1]}x`)?.slice(0, -1);
  return folder !== undefined && path.startsWith(folder) ? openBelow(root, path.slice(folder.length)) : null;
}
