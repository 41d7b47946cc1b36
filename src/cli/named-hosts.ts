import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReprintError } from '../base/error.ts';
import type { Scope } from '../sources/index.ts';

/**
 * Pages of a host that the outlet file does not name are never read, so a rescue of it would fetch them in vain
 * for days: as after a host that was misspelt at first, and stands in the archive's outlet file since then.
 * @throws ReprintError BAD_OUTLET, naming the host
 */
export async function checkHosts(dir: string, given: string | null, scopes: readonly Scope[]): Promise<void> {
  const path = join(dir, 'outlet.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : given;
  if (text === null || scopes.length === 0) return;
  const { isOfOutlet, parseOutlet } = await import('../outlets/index.ts');
  const outlet = parseOutlet(text);
  for (const { target } of scopes) {
    const address = /^https?:\/\//i.test(target) ? target : `http://${target}/`;
    if (isOfOutlet(outlet, address)) continue;
    throw new ReprintError(
      'BAD_OUTLET',
      `${new URL(address).hostname} is not among the hosts of the outlet file, so its pages would not be read`,
      `add it to the line 'hosts' of ${existsSync(path) ? path : 'the file that --outlet names'}; in an archive that has nothing yet, delete that file`,
    );
  }
}
