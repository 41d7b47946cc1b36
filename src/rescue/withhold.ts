import { type Archive, openArchive, readKnown } from '../archive/index.ts';
import { ReprintError } from '../base/error.ts';
import { isId } from '../base/file-name.ts';
import { openEvidence } from '../evidence/index.ts';
import { holdsName, parseOutlet } from '../outlets/index.ts';
import { writeTables } from './known-beside.ts';

/** What is to be withheld, or let in again where there is no reason. */
export interface Withholding {
  dir: string;
  what: { id: string } | { name: string };
  reason: string | null;
  signal: AbortSignal;
}

/**
 * Notes in the account that an article, or a name in bylines, is left out of the pressed site, and writes the
 * tables and the manifest anew. Of a story that was saved under several ids the one that it has now is noted.
 * Nothing is taken out of the archive. Tells the id or name that is noted, and how many articles it concerns.
 * @throws ReprintError NOT_FOUND for an article or a name that nobody knows; BAD_INPUT where outlet.yaml withholds
 */
export async function withhold({
  dir,
  what,
  reason,
  signal,
}: Withholding): Promise<{ id: string | null; name: string | null; articles: number }> {
  const archive = openArchive(dir, { write: true });
  const evidence = openEvidence(archive.dir);
  try {
    const noted =
      'id' in what ? await noteArticle(archive, what.id, reason) : await noteName(archive, what.name, reason);
    archive.flush();
    await writeTables(archive, evidence);
    await archive.writeManifest(signal);
    return noted;
  } finally {
    await evidence.close();
    archive.close();
  }
}

async function noteArticle(archive: Archive, given: string, reason: string | null) {
  const id = await storyOf(archive, given);
  refuseOutletFile(archive, archive.latest({ event: 'withheld', id }), reason);
  archive.record({ event: 'withheld', id, reason });
  return { id, name: null, articles: 1 };
}

/** The id that a story has now; an article that is withheld already is known by that. */
async function storyOf(archive: Archive, id: string): Promise<string> {
  if (archive.latest({ event: 'withheld', id })) return id;
  const decided = isId(id) ? archive.latest({ event: 'decided', id }) : null;
  if (decided && decided.removed === undefined) return id;
  for await (const known of readKnown(archive.dir)) if (known.id === id) return known.of ?? id;
  throw new ReprintError(
    'NOT_FOUND',
    `${archive.dir} knows no article ${id}`,
    'account/known.jsonl lists all ids',
  );
}

async function noteName(archive: Archive, name: string, reason: string | null) {
  const last = archive.latest({ event: 'withheldName', name });
  refuseOutletFile(archive, last, reason);
  let articles = 0;
  for await (const entry of archive.list())
    if (!('error' in entry) && bylinesOf(entry.file.front).some((byline) => holdsName(byline, name)))
      articles++;
  if (articles === 0 && last === null)
    throw new ReprintError(
      'NOT_FOUND',
      `no byline holds ${name}`,
      'give the name as the articles have it: reprint names DIR lists them',
    );
  archive.record({ event: 'withheldName', name, reason });
  return { id: null, name, articles };
}

function bylinesOf({ author }: { author?: string }): string[] {
  return (author ?? '').split(/、|, /);
}

/** What a person wrote into outlet.yaml, that person takes out. */
function refuseOutletFile(
  archive: Archive,
  last: { reason: string | null; by?: string } | null,
  reason: string | null,
): void {
  if (reason !== null || last === null || last.by === undefined || last.reason === null) return;
  throw new ReprintError(
    'BAD_INPUT',
    'it is withheld by outlet.yaml',
    `take it out of ${archive.dir}/outlet.yaml, and press again`,
  );
}

/** Has the account tell what outlet.yaml withholds, and no longer what was taken out there. */
export function recordWithheld(archive: Archive): void {
  const { withheld, withheldNames } = parseOutlet(archive.outletText() ?? 'name: unknown');
  const articles = new Map(withheld.map(({ id, reason }) => [id, reason]));
  const names = new Map(withheldNames.map(({ name, reason }) => [name, reason]));
  const outdated = [...archive.events('withheld', 'withheldName')].filter(({ by, reason, ...of }) => {
    const stands = of.event === 'withheld' ? articles.has(of.id) : names.has(of.name);
    return by === 'outlet.yaml' && reason !== null && !stands;
  });
  for (const event of outdated) archive.record({ ...event, reason: null });
  const by = 'outlet.yaml' as const;
  for (const [id, reason] of articles)
    if (isOurs(archive.latest({ event: 'withheld', id })))
      archive.record({ event: 'withheld', id, reason, by });
  for (const [name, reason] of names)
    if (isOurs(archive.latest({ event: 'withheldName', name })))
      archive.record({ event: 'withheldName', name, reason, by });
}

/** Whether the file may speak: what `reprint withhold` noted stays as it was noted, until it is undone. */
function isOurs(last: { reason: string | null; by?: string } | null): boolean {
  return last === null || last.reason === null || last.by !== undefined;
}
