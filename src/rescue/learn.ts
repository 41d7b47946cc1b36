import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isArchive, openArchive } from '../archive/index.ts';
import { captureName } from '../base/capture.ts';
import { writeWhole } from '../base/files.ts';
import { sibling, startPool } from '../base/pool.ts';
import { type Evidence, openEvidence } from '../evidence/index.ts';
import type { Lesson, Review } from '../learning/index.ts';
import { formatRecipe, type Outlet, parseOutlet, parseRecipe } from '../outlets/index.ts';
import { fileSource } from '../sources/index.ts';
import { approvedSamples } from './approved.ts';
import { chooseSamples } from './choose-samples.ts';
import { stopIf } from './gather.ts';
import type { LearnTask } from './learn-worker.ts';
import type { SampleTask, SavedPage } from './open-samples.ts';
import { runPastOverruns } from './past-overruns.ts';
import { recipesOf } from './recipes.ts';
import type { ReviewTask } from './review-worker.ts';
import { pagesToOpen } from './saved-pages.ts';

/** So many pages are enough to know an outlet's layouts by. */
const MOST_SAMPLES = 300;
const PATIENCE_MS = 300_000;
const WORKER_MB = 1536;

/** What was learned, and where it was written. */
export interface Learned {
  lessons: Lesson[];
  /** How many pages were looked at. */
  pages: number;
  /** Recipe files, below the folder. */
  written: string[];
  /** What all recipes make of the pages; null unless it was asked for. */
  review: Review | null;
}

/** Ours to replace, as long as this line stands in it. */
const OURS =
  'Learned by reprint learn, which replaces this file; take this line out to keep it as you write it.';

/**
 * Learns recipes from an archive, or from a folder of WARC files, and writes them to `recipes/` in it. Files
 * that a person took over are left as they are. With `reviewed` it also tells what the recipes, a person's own
 * too, make of the pages.
 * @throws ReprintError NOT_FOUND, BAD_OUTLET, OVERRUN; INTERRUPTED once the signal is given
 */
export async function learnFrom(
  dir: string,
  outlet: Outlet | null,
  signal: AbortSignal,
  reviewed = false,
): Promise<Learned> {
  if (!isArchive(dir)) return learnFromFiles(dir, outlet, signal, reviewed);
  const archive = openArchive(dir, { write: true });
  try {
    const text = archive.outletText();
    const known = outlet ?? (text === null ? UNKNOWN : parseOutlet(text));
    const learned = await learnWithin(dir, dir, known, signal, reviewed);
    // The manifest names the recipes too.
    await archive.writeManifest(signal);
    return learned;
  } finally {
    archive.close();
  }
}

const UNKNOWN = parseOutlet('name: unknown');

async function learnFromFiles(
  dir: string,
  outlet: Outlet | null,
  signal: AbortSignal,
  reviewed: boolean,
): Promise<Learned> {
  const bench = mkdtempSync(join(tmpdir(), 'reprint-learn-'));
  try {
    await linkInto(bench, dir, signal);
    return await learnWithin(bench, dir, outlet ?? UNKNOWN, signal, reviewed);
  } finally {
    rmSync(bench, { recursive: true, force: true });
  }
}

async function linkInto(bench: string, dir: string, signal: AbortSignal): Promise<void> {
  const evidence = openEvidence(bench);
  try {
    for await (const found of fileSource([dir]).find()) {
      stopIf(signal);
      if (found.is === 'evidence') await evidence.adopt(found.path, { link: true });
    }
  } finally {
    await evidence.close();
  }
}

async function learnWithin(
  kept: string,
  dir: string,
  outlet: Outlet,
  signal: AbortSignal,
  reviewed: boolean,
): Promise<Learned> {
  const evidence = openEvidence(kept);
  try {
    await indexed(evidence, signal);
    const approved = approvedSamples(dir);
    const known = new Set(approved.map(({ ref }) => captureName(ref)));
    const chosen = await chooseSamples(evidence.captures(), outlet, MOST_SAMPLES);
    const pages = [...approved, ...chosen.filter((entry) => !known.has(captureName(entry)))];
    const task = { archive: kept, pages, outlet, overran: [] };
    const lessons = await learnInWorker(task, signal);
    const written = writeRecipes(dir, lessons);
    const review = reviewed ? await reviewInWorker({ ...task, recipes: recipesOf(dir) }, signal) : null;
    return { lessons, pages: pages.length, written, review };
  } finally {
    await evidence.close();
  }
}

async function indexed(evidence: Evidence, signal: AbortSignal): Promise<void> {
  for await (const _ of evidence.index()) stopIf(signal);
}

/**
 * Learns from saved pages, some of them with what a person says that they should give. `opened` are the pages
 * that were looked at, some hundreds at most; `missing` the files that are not there.
 * @throws ReprintError NOT_FOUND where no file is there; OVERRUN, INTERRUPTED
 */
export async function learnFromPages(
  pages: readonly SavedPage[],
  outlet: Outlet,
  signal: AbortSignal,
): Promise<{ lessons: Lesson[]; opened: SavedPage[]; missing: string[] }> {
  const { chosen, missing } = pagesToOpen(pages, MOST_SAMPLES);
  const lessons = await learnInWorker({ archive: '.', pages: chosen, outlet, overran: [] }, signal);
  return { lessons, opened: chosen, missing };
}

/** What an outlet's recipes make of saved pages. */
export function reviewOfPages(pages: SavedPage[], outlet: Outlet, signal: AbortSignal): Promise<Review> {
  return reviewInWorker({ archive: '.', pages, outlet, recipes: [], overran: [] }, signal);
}

function learnInWorker(task: LearnTask, signal: AbortSignal): Promise<Lesson[]> {
  return inWorker('learn-worker', task, signal);
}

function reviewInWorker(task: ReviewTask, signal: AbortSignal): Promise<Review> {
  return inWorker('review-worker', task, signal);
}

async function inWorker<Task extends SampleTask, Result>(
  name: string,
  task: Task,
  signal: AbortSignal,
): Promise<Result> {
  stopIf(signal);
  const bounds = { size: 1, patienceMs: PATIENCE_MS, memoryMb: WORKER_MB };
  const pool = startPool<Task, Result>(sibling(import.meta.url, name), bounds);
  const stop = () => void pool.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return (await runPastOverruns(pool, task)).result;
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.close();
  }
}

/** Recipe files in place of those that were learned before; tells which were written. */
function writeRecipes(dir: string, lessons: readonly Lesson[]): string[] {
  const folder = join(dir, 'recipes');
  const kept = new Set<string>();
  for (const name of filesIn(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    if (text.startsWith(`# ${OURS}`)) rmSync(join(folder, name));
    else {
      parseRecipe(text);
      kept.add(name);
    }
  }
  return lessons.flatMap((lesson) => {
    const name = `${lesson.recipe.layout}.yaml`;
    if (kept.has(name)) return [];
    writeWhole(join(folder, name), formatRecipe(lesson.recipe, [OURS, ...commentsOf(lesson)]));
    return [`recipes/${name}`];
  });
}

/** What a person should know of a recipe before they change it, a line each. */
function commentsOf({ recipe, seen }: Lesson): string[] {
  if (seen === null) return ["Pages that stood, word for word, under several articles' addresses."];
  return [
    `Seen from ${seen[0]} to ${seen[1]}; fits ${recipe.fits} of the ${recipe.tried} pages it was tried on.`,
  ];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
