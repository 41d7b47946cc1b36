import { join } from 'node:path';
import { header } from '../base/capture.ts';
import { instantOf } from '../base/timestamp.ts';
import { records } from '../warc/index.ts';
import { CAPTURES } from './layout.ts';
import { ownFiles } from './recover.ts';
import type { ArchiveAnswer } from './writer.ts';

/** What `keep` kept, in order: one page of a listing at a time is held. */
export async function* answersIn(dir: string): AsyncIterable<ArchiveAnswer> {
  for (const name of ownFiles(dir, 'listings')) {
    for await (const found of records(join(dir, CAPTURES, 'listings', name))) {
      if (found.kind === 'damage' || found.type !== 'resource' || found.truncated !== null) continue;
      const { target, timestamp, fields, body } = found;
      const at = timestamp === null ? null : instantOf(timestamp);
      if (target === null || at === null) continue;
      yield { address: target, at, contentType: header(fields, 'content-type') ?? '', body };
    }
  }
}
