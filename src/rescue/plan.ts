import { type Archive, createArchive } from '../archive/index.ts';
import { openEvidence } from '../evidence/index.ts';
import { isArticleShape, parseOutlet, shapeOf } from '../outlets/index.ts';
import type { ArchiveSource, Scope } from '../sources/index.ts';
import { closeImported } from './close-imported.ts';
import { discover } from './discover.ts';
import type { RescueEvent } from './event.ts';
import { filledQueue, noCaptures } from './fetch-from.ts';
import { giveOutlet } from './give-outlet.ts';
import { withoutTrace } from './no-trace.ts';
import { outletOfScopes } from './outlet-of-scopes.ts';
import type { Forecast } from './queue-forecast.ts';

export interface PlanOrder {
  /** The archive's folder: a rescue into it goes on from the list. */
  dir: string;
  archives: ArchiveSource[];
  scopes: Scope[];
  outlet: string | null;
  listing: 'usual' | 'anew' | 'kept';
  signal: AbortSignal;
}

/** What a rescue would fetch, from what archives list alone. */
export interface Plan extends Forecast {
  archives: string[];
  targets: string[];
  /** How `articles` were told: by the outlet's own rule, or by the shape of addresses. */
  by: 'rule' | 'shape';
  /** Addresses that are articles, as far as that can be told from them. */
  articles: number;
  /** Shapes of addresses of pages, the most frequent first. */
  shapes: { shape: string; articles: number; example: string; counted: boolean }[];
  /** Requests for lists, which this plan has made. */
  lists: number;
}

const MOST_SHAPES = 20;

/** Lists what archives hold and counts it; nothing is fetched. May be cut off and goes on as a rescue does. */
export function plan(order: PlanOrder): AsyncGenerator<RescueEvent, Plan> {
  return withoutTrace(order.dir, () => planInto(order));
}

async function* planInto({
  dir,
  archives,
  scopes,
  outlet,
  listing,
  signal,
}: PlanOrder): AsyncGenerator<RescueEvent, Plan> {
  if (outlet !== null) parseOutlet(outlet);
  const archive = createArchive(dir);
  const evidence = openEvidence(archive.dir);
  try {
    if (outlet !== null) giveOutlet(archive, outlet);
    else if (archive.outletText() === null) archive.giveOutlet(outletOfScopes(scopes));
    const queue = await filledQueue(archive, evidence, parseOutlet(archive.outletText()!));
    try {
      const anew = listing === 'anew';
      for (const source of listing === 'kept' ? [] : archives)
        for (const scope of scopes)
          yield* discover({ archive, evidence, queue }, source, scope, { anew, signal });
      const names = {
        archives: archives.map(({ name }) => name),
        targets: scopes.map(({ target }) => target),
      };
      if (queue.isEmpty()) throw noCaptures(names.archives, names.targets);
      closeImported(archive, queue);
      const found = queue.forecast();
      const shapes = shapesOf(queue.pages());
      const ruled = found.ruled > 0;
      const counted = shapes.reduce((sum, each) => sum + (each.counted ? each.articles : 0), 0);
      return {
        ...names,
        ...found,
        by: ruled ? 'rule' : 'shape',
        articles: ruled ? found.ruled : counted,
        shapes: shapes.slice(0, MOST_SHAPES),
        lists: listsOf(archive),
      };
    } finally {
      queue.end();
    }
  } finally {
    await evidence.close();
    archive.close();
  }
}

/** So many shapes are told apart; a site of more has no shape. */
const MOST_TOLD = 10_000;

function shapesOf(pages: Iterable<string>): Plan['shapes'] {
  const shapes = new Map<string, Plan['shapes'][number]>();
  for (const example of pages) {
    const shape = shapeOf(example);
    const known = shapes.get(shape);
    if (known) known.articles++;
    else if (shapes.size < MOST_TOLD)
      shapes.set(shape, { shape, articles: 1, example, counted: isArticleShape(shape) });
  }
  return [...shapes.values()].sort((a, b) => b.articles - a.articles || (a.shape < b.shape ? -1 : 1));
}

function listsOf(archive: Archive): number {
  let pages = 0;
  for (const listed of archive.events('listed')) pages += listed.pages;
  return pages;
}
