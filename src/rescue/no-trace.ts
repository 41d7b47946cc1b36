import { existsSync, rmSync } from 'node:fs';
import { ReprintError } from '../base/error.ts';
import type { RescueEvent } from './event.ts';

/**
 * Works on an archive in a folder; one that was made only now goes again where no archive has any captures, so
 * that a mistyped host leaves nothing behind that stands in the way of the right one.
 */
export async function* withoutTrace<T>(
  dir: string,
  work: () => AsyncGenerator<RescueEvent, T>,
): AsyncGenerator<RescueEvent, T> {
  const isNew = !existsSync(dir);
  try {
    return yield* work();
  } catch (thrown) {
    if (isNew && thrown instanceof ReprintError && thrown.code === 'NO_CAPTURES')
      rmSync(dir, { recursive: true, force: true });
    throw thrown;
  }
}
