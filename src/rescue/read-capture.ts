import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../base/error.ts';
import type { Reading } from '../base/reading.ts';
import { captureReader } from '../evidence/index.ts';
import { type Outlet, parseOutlet } from '../outlets/index.ts';
import { read } from '../reading/index.ts';
import { readersOutlet, recipesOf } from './recipes.ts';

/**
 * Reads one capture of an archive again, as a rescue would: `YYYYMMDDhhmmss/ORIGINAL`, with `#sha256:…` where
 * two captures share that name. `outlet` stands in for the archive's own outlet file.
 * @throws ReprintError NOT_FOUND, BAD_INPUT
 */
export async function readCapture(dir: string, name: string, outlet: Outlet | null): Promise<Reading> {
  const match = /^(\d{14})\/(.+?)(?:#(sha256:[0-9a-f]{64}))?$/s.exec(name);
  if (!match) {
    throw new ReprintError('BAD_INPUT', `${name} names no capture`, 'a capture is YYYYMMDDhhmmss/ORIGINAL');
  }
  const [, timestamp, original, digest = null] = match;
  const captures = captureReader(dir);
  try {
    const ref = {
      original: original!,
      timestamp: timestamp!,
      digest,
      status: null,
      mime: null,
      length: null,
    };
    const known = outlet ?? parseOutlet(readFileSync(join(dir, 'outlet.yaml'), 'utf8'));
    return read(await captures.read(ref), readersOutlet(known), recipesOf(dir));
  } finally {
    captures.close();
  }
}
