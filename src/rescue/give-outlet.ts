import type { Archive } from '../archive/index.ts';
import { ReprintError } from '../base/error.ts';

/**
 * What a person says of the outlet counts; an archive that has other words of theirs keeps them.
 * @throws ReprintError USAGE where the two differ
 */
export function giveOutlet(archive: Archive, text: string): void {
  const known = archive.outletText();
  if (known === null) archive.giveOutlet(text);
  else if (known !== text) {
    throw new ReprintError(
      'USAGE',
      `${archive.dir} has an outlet.yaml already, and another one was given`,
      'edit the one in the archive, or leave the other out; then the same command goes on',
    );
  }
}
