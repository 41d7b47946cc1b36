import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { identifier, parseOutlet } from '../outlets/index.ts';
import type { Address } from './address.ts';
import type { ReadableArchive } from './archive.ts';
import { readJsonLines } from './read-lines.ts';

/**
 * The id that an address names, in whatever dress: with or without scheme and `www.`, of a telephone, with tracking
 * parameters, escaped twice, within the address of an archive, or a whole CAPTURE. What the outlet's rule says
 * goes first; then what the account knows as an address of an article. It need not be an id that anybody knows.
 */
export async function idAt(
  { dir, ...archive }: Pick<ReadableArchive, 'dir' | 'outletText' | 'latest'>,
  address: string,
): Promise<string> {
  const identify = identifier(parseOutlet(archive.outletText() ?? 'name: unknown'));
  const plain = address.trim().replace(/^\d{14}\//, '');
  const { id } = identify(/^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `https://${plain}`);
  const path = join(dir, 'account', 'addresses.jsonl');
  if (archive.latest({ event: 'decided', id }) !== null || !existsSync(path)) return id;
  for await (const line of readJsonLines(path)) {
    const known = line as Address | null;
    if (typeof known?.id === 'string' && identify(known.original).id === id) return known.id;
  }
  return id;
}
