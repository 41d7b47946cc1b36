import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../base/digest.ts';
import { build, builtFrom, formsOfCharacters } from '../../search/index.ts';
import type { Written } from '../written.ts';
import { spooled } from './spool.ts';

/**
 * Builds the search index of a site below `search/`, out of the stories that workers left there. An index of the same
 * stories stays as it is. Returns what `index.json` says.
 * @param digests of the batches of stories, in their order
 */
export async function indexSite(out: string, digests: readonly string[], written: Written): Promise<unknown> {
  const dir = join(out, 'search');
  const classes = formsOfCharacters();
  const source = sha256Hex([sha256Hex(classes), ...digests].join('\n'));
  let files = builtFrom(dir, source);
  if (files === null) {
    await build(spooled(out, digests.length), dir, classes, source);
    files = builtFrom(dir, source) ?? [];
    written.changed += files.length;
  }
  for (const file of files) {
    written.paths.push(`search/${file}`);
    written.bytes += statSync(join(dir, file)).size;
  }
  return JSON.parse(readFileSync(join(dir, 'index.json'), 'utf8'));
}
