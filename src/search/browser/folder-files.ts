import type { ReadBytes } from '../open-index.ts';
import { fault } from './fault.ts';

/**
 * The files of an index in a folder that the reader chose, be it the index's own or the site's. A page from `file://`
 * may read no file that nobody handed to it. Null where there is no index in it.
 */
export function folderFiles(chosen: Iterable<File>): ReadBytes | null {
  const files = new Map<string, File>();
  for (const file of chosen) files.set(file.webkitRelativePath.split('/').slice(1).join('/'), file);
  const within = ['', 'search/'].find((folder) => files.has(`${folder}index.json`));
  if (within === undefined) return null;
  return async (name, from = 0, to) => {
    const file = files.get(within + name);
    if (!file) throw fault('missing');
    if (to !== undefined && file.size < to) throw fault('broken');
    return new Uint8Array(await file.slice(from, to ?? file.size).arrayBuffer());
  };
}
