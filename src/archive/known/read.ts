import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../../base/error.ts';
import { readJsonLines } from '../read-lines.ts';
import { KNOWN_STATES, type KnownLine } from './line.ts';

/**
 * The lines of `account/known.jsonl`, one by one; a line that is none is passed over.
 * @throws ReprintError NOT_FOUND where an older version, or a rescue that has not ended, left none
 */
export async function* readKnown(dir: string): AsyncIterable<KnownLine> {
  const path = join(dir, 'account', 'known.jsonl');
  if (!existsSync(path)) {
    throw new ReprintError(
      'NOT_FOUND',
      `${path} is not there: nobody has counted yet what the outlet published`,
      `reprint refresh ${dir}`,
    );
  }
  for await (const line of readJsonLines(path)) {
    const known = line as KnownLine | null;
    if (known !== null && typeof known.id === 'string' && STATES.has(known.state)) yield known;
  }
}

const STATES: ReadonlySet<string> = new Set(KNOWN_STATES);
