import { existsSync, readFileSync } from 'node:fs';
import { ReprintError } from '../../base/error.ts';
import { writeWhole } from '../../base/files.ts';
import type { Lesson, Review, SavedPage } from '../../rescue/index.ts';
import { jsonLines, timestampIn } from '../batch.ts';
import type { Io } from '../io.ts';
import { reportFile, usualReport } from '../review/file.ts';
import { EXIT, type Exit, type Verb } from '../verb.ts';
import { oneFolder, required } from '../words.ts';

export const learnVerb: Verb = {
  usage:
    'learn DIR [--outlet FILE] [--report [FILE.html]] | learn DIR --approve ID|CAPTURE… | learn --batch --outlet FILE',
  summary: "learn how to read an outlet's layouts from its own pages",
  about: [
    'DIR is an archive, or a folder of WARC files. Some hundreds of its pages are compared; for each layout a recipe is written to DIR/recipes, short enough to be read and corrected. What outlet.yaml says wins. Then: reprint refresh DIR',
    'With --batch the pages of one outlet are named on stdin, one JSON line each ({"file", "url", "date"?}), some of them with what they should give ("body"?, "title"?, "authors"?, "date"?). What is learned is written below what FILE says, and printed; reprint read --batch --outlet FILE reads with it. FILE is made where it is not there yet.',
    'With --approve a person says that articles are as they should be, by id, also with what was corrected in their files; or captures, as they are read today. That is kept in DIR/recipes/approved.jsonl, and counts for more than any number of other pages, now and whenever is learned again.',
    'With --report also an HTML page is written that shows the text of some of the pages, those worth a look first, coloured by what was taken as what: to FILE.html, or to DIR/.reprint/learned.html.',
  ],
  options: {
    outlet: {
      type: 'string',
      value: 'FILE',
      help: 'what is known of the outlet; with --batch, also where to write',
    },
    batch: { type: 'boolean', help: 'learn from JSON lines on stdin' },
    approve: { type: 'boolean', help: 'learn from these articles or captures: they are as they should be' },
    report: {
      type: 'boolean',
      help: 'also show, page by page, what was taken as what',
    },
  },
  examples: [
    'reprint learn hkcnews',
    'reprint learn hkcnews --report look.html',
    'reprint learn hkcnews --approve 18753 20110',
    'reprint learn --batch --outlet paper.yaml < pages.jsonl',
    'reprint read --batch --outlet paper.yaml < more.jsonl > articles.jsonl',
  ],
  async run({ positionals, values }, io) {
    if (values.batch === true) {
      return learnBatch(
        required(values.outlet, '--outlet', 'say where to write what is learned: --outlet FILE'),
        values.report === true ? (reportFile(positionals).file ?? `${values.outlet}.html`) : null,
        io,
      );
    }
    const reported = values.report === true;
    const { file, rest } = reported ? reportFile(positionals) : { file: null, rest: positionals };
    const [folder, ...named] = values.approve === true ? rest : [];
    const dir = oneFolder(folder === undefined ? rest : [folder]);
    const { parseOutlet } = await import('../../outlets/index.ts');
    const outlet =
      typeof values.outlet === 'string' ? parseOutlet(readFileSync(values.outlet, 'utf8')) : null;
    const { approve, learnFrom } = await import('../../rescue/index.ts');
    if (values.approve === true) {
      if (named.length === 0) {
        throw new ReprintError(
          'USAGE',
          'approve which articles?',
          'give ids or captures, as in: reprint learn hkcnews --approve 18753',
        );
      }
      await approve(dir, named, io.signal);
    }
    const { lessons, pages, written, review } = await learnFrom(dir, outlet, io.signal, reported);
    const { isArchive } = await import('../../archive/index.ts');
    const report = review && (await writeReport(review, file ?? usualReport(dir, isArchive(dir)), io));
    if (io.json)
      await io.print(
        JSON.stringify({
          pages,
          written,
          recipes: lessons.map(({ recipe }) => recipe),
          ...(report && { report }),
        }),
      );
    else await say(lessons, pages, io);
    return EXIT.done;
  },
};

async function say(lessons: readonly Lesson[], pages: number, io: Io): Promise<void> {
  for (const { recipe, seen } of lessons) {
    const what =
      seen === null
        ? recipe.tombstones.join(' / ')
        : `${recipe.body.join(', ')} (${recipe.fits} of ${recipe.tried} pages)`;
    await io.print(`${recipe.layout}: ${what}`);
  }
  if (lessons.length === 0) nothingLearned(pages, io);
}

function nothingLearned(pages: number, io: Io): void {
  io.say(`nothing could be learned from ${pages} pages: no two of them have a body in common`);
}

async function writeReport(review: Review, file: string, io: Io): Promise<string> {
  const { reviewPage } = await import('../review/page.ts');
  writeWhole(file, reviewPage(review));
  io.say(`what was taken as what: ${file}`);
  return file;
}

async function learnBatch(file: string, report: string | null, io: Io): Promise<Exit> {
  const pages: SavedPage[] = [];
  for await (const line of jsonLines(io.stdin, io.signal)) pages.push(pageOf(line, pages.length + 1));
  if (pages.length === 0) {
    throw new ReprintError(
      'BAD_INPUT',
      'there are no pages to learn from',
      'name them on stdin, a line each: {"file": …, "url": …}',
    );
  }
  const { outletTemplate, parseOutlet, withLearned } = await import('../../outlets/index.ts');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : outletTemplate({ name: hostOf(pages) });
  const outlet = parseOutlet(withLearned(text, []));
  const { learnFromPages, reviewOfPages } = await import('../../rescue/index.ts');
  const { lessons, opened, missing } = await learnFromPages(pages, outlet, io.signal);
  for (const name of missing) io.say(`${name} is not there: it teaches nothing`);
  if (lessons.length === 0) nothingLearned(opened.length, io);
  // Saved pages seldom say when they were saved: their bodies tell the layouts apart, not their days.
  const learned = lessons.map((lesson) => ({
    recipe: { ...lesson.recipe, from: null, until: null },
    comments: [],
  }));
  const whole = withLearned(text, learned);
  writeWhole(file, whole);
  if (report !== null)
    await writeReport(await reviewOfPages(opened, parseOutlet(whole), io.signal), report, io);
  await io.print(whole.trimEnd());
  return missing.length > 0 ? EXIT.incomplete : EXIT.done;
}

function hostOf(pages: readonly SavedPage[]): string {
  return (
    pages.map(({ url }) => /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1]).find(Boolean) ?? 'unknown'
  );
}

function pageOf(line: unknown, number: number): SavedPage {
  const { file, url, date, body, title, authors } = (line ?? {}) as Record<string, unknown>;
  if (typeof file !== 'string' || typeof url !== 'string') {
    throw new ReprintError(
      'BAD_INPUT',
      `page ${number} on stdin names no file or no address`,
      'each line is {"file": …, "url": …, "body"?: …, "title"?: …, "authors"?: […], "date"?: …}',
    );
  }
  const listed = typeof authors === 'string' ? [authors] : authors;
  const names = Array.isArray(listed)
    ? listed.map((each) => (typeof each === 'string' ? each : each?.name))
    : null;
  const label = {
    body: typeof body === 'string' ? body : null,
    title: typeof title === 'string' ? title : null,
    authors: names?.filter((name): name is string => typeof name === 'string') ?? null,
    date: typeof date === 'string' ? date : null,
  };
  // Beside other labels `date` is the article's; alone it is the capture's, as for reprint read --batch.
  const isLabelled = label.body !== null || label.title !== null || label.authors !== null;
  return { file, url, timestamp: timestampIn(isLabelled ? null : date), label: isLabelled ? label : null };
}
