import type { Decided, KnownLine, ReadableArchive } from '../../archive/index.ts';
import { ReprintError } from '../../base/error.ts';
import type { Reading } from '../../base/reading.ts';
import { absence, explanation } from '../explanation.ts';
import { EXIT, type Verb } from '../verb.ts';

export const explainVerb: Verb = {
  usage: 'explain DIR (ID | ADDRESS)',
  summary: 'tell how an article came about: captures chosen and refused, text removed, what is lost',
  about: [
    'Which capture was chosen and why, which were refused, where each value was read, which text was removed by which rule, and what is lost; of imported files what was mended in each. The chosen capture is read again for this, from the evidence.',
    'ADDRESS is any that the article had, also as an archive, a telephone or a friend gave it: every one leads to it.',
  ],
  options: {},
  examples: ['reprint explain hkcnews 18753', 'reprint explain hkcnews https://hkcnews.com/article/18752'],
  async run({ positionals }, io) {
    const [dir, named, ...rest] = positionals;
    if (dir === undefined || named === undefined || rest.length > 0) {
      throw new ReprintError(
        'USAGE',
        'explain which article?',
        'reprint explain DIR ID, or an address of it',
      );
    }
    const { idAt, openArchive } = await import('../../archive/index.ts');
    const archive = openArchive(dir, { write: false });
    try {
      // No id has a dot or a slash.
      const id = /[./]/.test(named) ? await idAt(archive, named) : named;
      const decided = storyOf(archive, id);
      if (!decided) {
        const known = await knownAs(dir, id);
        if (known) {
          await io.print(io.json ? JSON.stringify(known) : absence(known));
          return EXIT.done;
        }
        throw new ReprintError(
          'NOT_FOUND',
          `${dir} knows no article ${named}`,
          'account/known.jsonl lists all ids',
        );
      }
      const imports = await importsOf(archive, decided);
      const reading =
        imports.find(({ capture }) => capture.imported === decided.imported) ??
        (await readingOf(dir, decided, io.signal));
      const withheld = archive.latest({ event: 'withheld', id: decided.id })?.reason ?? null;
      if (io.json) {
        const more = {
          ...(imports.length > 0 ? { imports } : {}),
          ...(withheld === null ? {} : { withheld }),
        };
        await io.print(JSON.stringify({ ...decided, reading, ...more }));
      } else {
        await io.print(explanation(decided, reading, imports));
        if (withheld !== null) await io.print(`\nwithheld from the site: ${withheld}`);
      }
      return EXIT.done;
    } finally {
      archive.close();
    }
  },
};

/** An article that is known of and not there, alone or as one of a run of numbers; null where it is not known. */
async function knownAs(dir: string, id: string): Promise<KnownLine | null> {
  const { readKnown } = await import('../../archive/index.ts');
  const n = /^\d{1,15}$/.test(id) ? Number(id) : null;
  try {
    for await (const known of readKnown(dir)) {
      const isInRun = known.to !== undefined && n !== null && Number(known.id) <= n && n <= Number(known.to);
      if (known.id === id || isInRun) return known;
    }
  } catch (error) {
    if (!(error instanceof ReprintError) || error.code !== 'NOT_FOUND') throw error;
  }
  return null;
}

/** An id that was joined with a later one is explained as that one. */
function storyOf(archive: Pick<ReadableArchive, 'latest'>, id: string): Decided | null {
  const decided = archive.latest({ event: 'decided', id });
  const later = /^joined with ([a-z0-9-]+)$/.exec(decided?.removed ?? '')?.[1];
  return (later === undefined ? null : archive.latest({ event: 'decided', id: later })) ?? decided;
}

/** Of so many imported files at most it is told what was mended. */
const MOST_IMPORTS = 64;

/** The texts of another rescue that the article has, read again; none where it has none. */
async function importsOf(archive: ReadableArchive, { captures }: Decided): Promise<Reading[]> {
  const shown = captures.filter(({ verdict }) => verdict === 'chosen' || verdict === 'revision');
  const files = shown.flatMap(({ imported }) => imported ?? []).slice(0, MOST_IMPORTS);
  if (files.length === 0) return [];
  const { showImports } = await import('../../rescue/index.ts');
  return await showImports(archive, files);
}

/** The chosen capture read again; null where there is none, or none in the evidence (an imported article). */
async function readingOf(dir: string, { captures }: Decided, signal: AbortSignal): Promise<Reading | null> {
  const chosen = captures.find(({ verdict }) => verdict === 'chosen');
  if (!chosen || chosen.imported !== undefined) return null;
  const { readPage } = await import('../../rescue/index.ts');
  try {
    return await readPage({ archive: dir, capture: chosen.capture, outlet: null }, signal);
  } catch (error) {
    if (error instanceof ReprintError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
