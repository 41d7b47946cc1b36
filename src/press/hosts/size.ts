import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** How large a site is, in what hosts count. */
export interface SiteSize {
  files: number;
  folders: number;
  bytes: number;
  /** Its largest file, in bytes. */
  largest: number;
  /** Files of the folder that has most, and entries that the fullest folder takes on a FAT file system. */
  folderFiles: number;
  folderEntries: number;
}

/** What a file or folder takes of its folder on a FAT file system: one entry, and one for each 13 characters of its name. */
const entriesOf = (name: string) => 1 + Math.ceil(name.length / 13);
/** `.` and `..` */
const OWN_ENTRIES = 2;

/** Weighs files of a site. @param paths from its root, each once */
export function sizeOf(out: string, paths: Iterable<string>): SiteSize {
  const size: SiteSize = { files: 0, folders: 0, bytes: 0, largest: 0, folderFiles: 0, folderEntries: 0 };
  const folders = new Map<string, { files: number; entries: number }>();
  const folderAt = (path: string) => {
    const known = folders.get(path);
    if (known) return known;
    const made = { files: 0, entries: OWN_ENTRIES };
    folders.set(path, made);
    if (path !== '') {
      size.folders++;
      folderAt(parentOf(path)).entries += entriesOf(nameOf(path));
    }
    return made;
  };
  for (const path of paths) {
    const bytes = lstatSync(join(out, path), { throwIfNoEntry: false })?.size ?? 0;
    size.files++;
    size.bytes += bytes;
    size.largest = Math.max(size.largest, bytes);
    const folder = folderAt(parentOf(path));
    folder.files++;
    folder.entries += entriesOf(nameOf(path));
  }
  for (const { files, entries } of folders.values()) {
    size.folderFiles = Math.max(size.folderFiles, files);
    size.folderEntries = Math.max(size.folderEntries, entries);
  }
  return size;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
