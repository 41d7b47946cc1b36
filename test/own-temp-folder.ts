import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^reprint-tests-(\d{1,9})$/;

/**
 * Gives this run of the tests a temporary folder of its own, and takes it away with all that tests left in it; those of
 * runs that were killed too. Tests and what they start find it as the system's temporary folder.
 */
export default function ownTempFolder(): () => void {
  const system = tmpdir();
  for (const name of readdirSync(system)) {
    const run = NAME.exec(name)?.[1];
    if (run !== undefined && !isAlive(Number(run))) remove(join(system, name));
  }
  const own = join(system, `reprint-tests-${process.pid}`);
  mkdirSync(own, { recursive: true });
  process.env.TMPDIR = own;
  return () => remove(own);
}

/** What another user left is not ours to take away, and no reason for a test to fail. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {}
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
