import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Archive, Refused } from '../archive/index.ts';
import { captureName } from '../base/capture.ts';
import type { Evidence, IndexEntry } from '../evidence/index.ts';
import { type Identity, identifier, isOfOutlet, type Outlet } from '../outlets/index.ts';
import { attachmentFinder } from './attachments.ts';
import { gatherBylines } from './bylines.ts';
import { type Claim, type Desk, openDesk } from './desk.ts';
import { editAll } from './edit-all.ts';
import type { RescueEvent } from './event.ts';
import { pictureExaminer } from './examine-picture.ts';
import { filledQueue } from './fetch-from.ts';
import { type ImportShard, readImports } from './imports.ts';
import { isPage, namesPages } from './is-page.ts';
import { listedAliases } from './listed-aliases.ts';
import { listedFailures } from './listed-failures.ts';
import { pictureFinder } from './pictures.ts';
import type { Queue } from './queue.ts';
import { type ReadShard, readAll } from './read-all.ts';
import { type ReadingRow, readingFetcher } from './readings.ts';
import { readersOutlet, recipesOf } from './recipes.ts';
import { joinStories } from './stories.ts';
import { startTelling, type Telling } from './telling.ts';

/** From the indexed evidence to filed articles and a whole account. */
export async function* makeEdition(
  archive: Archive,
  evidence: Evidence,
  outlet: Outlet,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  const work = join(archive.dir, '.reprint');
  const desk = openDesk(join(work, 'desk.sqlite'));
  const readings = readingFetcher(join(work, 'readings'));
  const examiner = pictureExaminer(evidence, archive.dir);
  const queue = await listedBy(archive, evidence, outlet);
  try {
    const telling = startTelling(archive, desk);
    const imports = yield* readImports(archive, outlet, signal);
    const bylines = layImports(imports, outlet, desk);
    const kept = new Set(imports.map(({ key }) => key));
    yield* readOntoDesk(archive.dir, evidence, outlet, desk, telling, kept, signal);
    // Of what an earlier rescue linked to, nobody has asked an archive yet.
    const unasked = imports.length > 0 ? 'not fetched yet' : null;
    const listed = queue ? listedFailures(queue, identifier(outlet)) : () => unasked;
    const findPictures = pictureFinder(evidence, examiner, archive, telling, listed);
    await joinStories(desk, readings, signal);
    const findAttachments = attachmentFinder(evidence, archive, (at) => isOfOutlet(outlet, at), listed);
    const findLosses = async (...text: Parameters<typeof findPictures>) => {
      await findPictures(...text);
      findAttachments(...text);
    };
    const aliases = listedAliases(queue);
    yield* editAll(desk, readings, findLosses, aliases, archive, telling, outlet.timezone, signal);
    yield* bylines.file(archive);
  } finally {
    examiner.close();
    readings.close();
    desk.close();
    queue?.end();
  }
}

/** What archives list; null where none was asked. */
async function listedBy(archive: Archive, evidence: Evidence, outlet: Outlet): Promise<Queue | null> {
  const [any] = archive.events('listed');
  return any === undefined ? null : await filledQueue(archive, evidence, outlet);
}

/** Reads every page of the outlet and lays it on the pile of the article that its address names. */
async function* readOntoDesk(
  dir: string,
  evidence: Evidence,
  outlet: Outlet,
  desk: Desk,
  telling: Telling,
  kept: ReadonlySet<string>,
  signal: AbortSignal,
): AsyncIterable<RescueEvent> {
  const identify = identifier(outlet);
  const progress = { done: 0, of: evidence.count() };

  async function* pages(): AsyncIterable<IndexEntry> {
    for await (const entry of evidence.captures()) {
      const isRead = isPage(entry) || namesPages(entry);
      const reason = !isRead ? entry.mime : isOfOutlet(outlet, entry.original) ? null : 'another host';
      if (reason === null) yield entry;
      else {
        telling.tell(noPage(entry, reason));
        // Ctrl-C must come through.
        if (++progress.done % 1024 === 0) await setImmediate();
      }
    }
  }

  function lay({ shard, rows }: ReadShard): void {
    for (const row of rows) {
      const own = identify(row.original);
      // A redirect from an address that names nothing by itself is an alias of the article that it leads to.
      const led = row.to !== null && own.by === 'address' ? identify(row.to) : own;
      desk.lay(led.id, led.by === 'rule', { ...row, shard: shard.key });
      for (const claim of claimsOf(own, led, row, identify)) desk.claim(claim);
    }
  }

  yield { event: 'progress', step: 'read', ...progress, unit: 'captures' };
  for await (const shard of readAll(dir, pages(), readersOutlet(outlet), recipesOf(dir), kept, signal)) {
    lay(shard);
    for (const capture of shard.overran)
      yield { event: 'overrun', capture, reason: 'took too long or too much memory' };
    progress.done += shard.rows.length;
    yield { event: 'progress', step: 'read', ...progress, unit: 'captures' };
  }
}

/**
 * Lays what was read of other rescues beside what was read of captures. The address names the article where the
 * outlet has a rule for it, else the file does. What could not be read is told in the account of files. Gives the biographies that
 * stood below the articles.
 */
function layImports(
  imports: readonly ImportShard[],
  outlet: Outlet,
  desk: Desk,
): ReturnType<typeof gatherBylines> {
  const identify = identifier(outlet);
  const bylines = gatherBylines();
  for (const { key, rows } of imports) {
    for (const { biography, ...row } of rows) {
      if (row.kind === 'error') continue;
      bylines.add({ biography, timestamp: row.timestamp });
      const own = identify(row.original);
      const isNamed = own.by === 'address' && row.named !== undefined;
      desk.lay(isNamed ? row.named! : own.id, isNamed || own.by === 'rule', { ...row, shard: key });
      for (const claim of claimsOf(own, own, row, identify)) desk.claim(claim);
    }
  }
  return bylines;
}

/** What the address, the server and the page itself say of other ids of the same story. */
function claimsOf(
  own: Identity,
  laid: Identity,
  { to, mark }: Pick<ReadingRow, 'to' | 'mark'>,
  identify: (address: string) => Identity,
): Claim[] {
  const claims: Claim[] = [];
  if (own.later !== undefined) claims.push({ one: own.id, other: own.later, link: 'later' });
  if (to !== null && laid === own) claims.push({ one: own.id, other: identify(to).id, link: 'lead' });
  if (mark?.canonical) claims.push({ one: own.id, other: identify(mark.canonical).id, link: 'claim' });
  return claims;
}

function noPage(entry: IndexEntry, reason: string | null): Refused {
  return {
    event: 'refused',
    original: entry.original,
    capture: captureName(entry),
    kind: 'notArticle',
    id: null,
    reason: reason ?? 'unknown media type',
  };
}
