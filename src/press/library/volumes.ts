import { ReprintError } from '../../base/error.ts';
import { nameOfPart } from '../parts/name.ts';
import { type Part, partsOf } from '../parts/part.ts';
import { openSource } from '../source.ts';
import { survey } from '../survey.ts';
import { folderNames } from './folder-names.ts';

/** What one folder of a library holds: an archive, or a part of one. */
export interface Volume {
  dir: string;
  name: string;
  folder: string;
  part: Part | null;
}

/** A folder for each archive. @throws what opening one throws */
export function volumesOf(archives: readonly string[]): Volume[] {
  const outlets = archives.map((dir) => openSource(dir).outlet);
  const folders = folderNames(outlets);
  return archives.map((dir, n) => ({ dir, name: outlets[n]!.name, folder: folders[n]!, part: null }));
}

/** A folder for each year of the one archive. @throws ReprintError USAGE for several; what opening it throws */
export async function volumesOfParts(archives: readonly string[]): Promise<Volume[]> {
  const [dir, ...others] = archives;
  if (dir === undefined || others.length > 0) {
    throw new ReprintError(
      'USAGE',
      'one archive is pressed in parts, not several',
      'press each by itself, or all without parts: a library has a folder for each',
    );
  }
  const { outlet, list } = openSource(dir);
  // What cannot be pressed is told of when its part would be.
  const { entries } = await survey(list(), outlet, () => {});
  const all = partsOf(entries);
  return all.map((folder) => ({ dir, name: nameOfPart(outlet, folder), folder, part: { folder, all } }));
}
