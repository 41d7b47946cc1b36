import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ReprintError } from '../../base/error.ts';
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
  const input = createReadStream(path);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const known = parsedLine(line);
      if (known) yield known;
    }
  } finally {
    input.destroy();
  }
}

const STATES: ReadonlySet<string> = new Set(KNOWN_STATES);

function parsedLine(line: string): KnownLine | null {
  try {
    const known = JSON.parse(line) as KnownLine | null;
    return known !== null && typeof known.id === 'string' && STATES.has(known.state) ? known : null;
  } catch {
    return null;
  }
}
