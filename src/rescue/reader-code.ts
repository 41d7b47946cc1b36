import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a reading is made by, besides libraries: the rooms whose code decides what it says. */
const ROOMS = ['base', 'article', 'reading'];
/** The same for files of another rescue. */
export const IMPORTERS_ROOMS = [...ROOMS, 'importing'];
/** What the rows beside the readings are made by, of another room. */
const MARKS = ['likeness.ts', 'mark.ts', 'picture-addresses.ts', 'standfirst.ts', 'title.ts'];

/**
 * A digest of the reader's own code, so that readings made by another version are never taken for this one's,
 * even where somebody changed the reader and left its version as it was.
 */
export function readerCode(rooms: readonly string[] = ROOMS): string {
  const hasher = createHash('sha256');
  for (const room of [...rooms, 'editing']) {
    const folder = fileURLToPath(new URL(`../${room}/`, import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((file) => isCode(file) && (room !== 'editing' || isMark(file))).sort())
      hasher.update(`${room}/${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hasher.digest('hex');
}

/** `mark.ts`, or `mark.js` once it is built. */
function isMark(file: string): boolean {
  return MARKS.includes(file.replace(/\.js$/, '.ts'));
}

function isCode(file: string): boolean {
  return /\.[jt]s$/.test(file) && !/\.test(-help)?\.[jt]s$/.test(file);
}
