/**
 * Which files of an earlier rescue are one story: `node bench/stories.ts FOLDER` lays them on the editor's desk
 * as they are (no repair), joins what is one story, and prints figures and ids: of the ids whose address names the
 * one that replaced them, and of the files that share title and date with texts .85 alike or more, how many were
 * joined; and the least alike of all pairs that were.
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArticleFile, parseArticle } from '../src/article/index.ts';
import type { ArticleReading } from '../src/base/reading.ts';
import { edit, likeness, runsOf } from '../src/editing/index.ts';
import { builtInOutlet, identifier, parseOutlet } from '../src/outlets/index.ts';
import { openDesk } from '../src/rescue/desk.ts';
import { readingFetcher, writeReadings } from '../src/rescue/readings.ts';
import { joinStories } from '../src/rescue/stories.ts';

interface File {
  id: string;
  later: string | undefined;
  title: string;
  date: string;
  runs: Uint32Array;
}

export async function run(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('name a folder of Markdown files: node bench/stories.ts FOLDER');
  const identify = identifier(parseOutlet(builtInOutlet('hkcnews.com')!));
  const home = mkdtempSync(join(tmpdir(), 'reprint-stories-'));
  const desk = openDesk(join(home, 'desk.sqlite'));
  const readings = readingFetcher(home);
  try {
    const files: File[] = [];
    for (const [n, path] of globSync('**/*.md', { cwd: folder }).sort().entries()) {
      const reading = readingOf(parseArticle(readFileSync(join(folder, path), 'utf8')), path);
      const { id, by, later } = identify(reading.capture.original);
      if (reading.body.length === 0) continue;
      const [row] = writeReadings(home, String(n), [reading]);
      desk.lay(id, by === 'rule', { ...row!, shard: String(n) });
      if (later !== undefined) desk.claim({ one: id, other: later, link: 'later' });
      const text = reading.body.map((block) =>
        'inlines' in block ? (block.inlines[0] as { text: string }).text : '',
      );
      files.push({
        id,
        later,
        title: reading.title,
        date: reading.published ?? '',
        runs: runsOf(text.join('\n')),
      });
    }
    const at = performance.now();
    await joinStories(desk, readings, new AbortController().signal);
    const seconds = (performance.now() - at) / 1000;
    let [stories, states] = [0, 0];
    for (const pile of desk.piles()) {
      const edition = edit(
        pile.ids,
        pile.slips,
        (slip) => readings.fetch(slip.shard, slip) as ArticleReading,
      );
      stories++;
      states += edition.revisions.length + 1;
    }
    console.log(
      `${files.length} files with text: ${stories} stories in ${states} states, joined in ${seconds.toFixed(1)} s`,
    );
    report(files, desk.storyOf);
  } finally {
    readings.close();
    desk.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function report(files: readonly File[], storyOf: (id: string) => string): void {
  const byId = new Map(files.map((file) => [file.id, file]));
  const replaced = files.filter(({ later }) => later !== undefined && byId.has(later));
  const told = (pairs: readonly (readonly [File, File])[]) => {
    const joined = pairs.filter(([one, other]) => storyOf(one.id) === storyOf(other.id));
    return `${joined.length} of ${pairs.length}`;
  };
  console.log(
    `  ids and those that replaced them: ${told(replaced.map((one) => [one, byId.get(one.later!)!]))} joined`,
  );
  const twins = [...Map.groupBy(files, ({ title, date }) => `${title}\n${date}`)].flatMap(([key, group]) =>
    key.endsWith('\n')
      ? []
      : pairsOf(group).filter(([one, other]) => likeness(one.runs, other.runs).alike >= 0.85),
  );
  console.log(`  of one title and date, .85 alike: ${told(twins)} joined`);
  const pairs = [...Map.groupBy(files, ({ id }) => storyOf(id)).values()].flatMap(pairsOf);
  const low = pairs
    .map(([one, other]) => ({ ids: `${one.id} ${other.id}`, ...likeness(one.runs, other.runs) }))
    .filter(({ alike }) => alike < 0.6)
    .sort((a, b) => a.contained - b.contained);
  console.log(
    `  joined pairs: ${pairs.length}; less than .6 alike: ${low.length}, the least contained of them:`,
  );
  for (const { ids, alike, contained } of low.slice(0, 5))
    console.log(`    ${ids}: alike ${alike.toFixed(2)}, contained ${contained.toFixed(2)}`);
}

function pairsOf(files: readonly File[]): [File, File][] {
  return files.flatMap((one, at) => files.slice(at + 1).map((other): [File, File] => [one, other]));
}

/** A file as a reading: its paragraphs as they stand, without pictures, embeds and links. */
function readingOf({ front, body }: ArticleFile, path: string): ArticleReading {
  const lines = body.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:<|\{\{|# )/.test(line));
  const timestamp = /\/web\/(\d{14})/.exec(front.url ?? '')?.[1] ?? '20220101000000';
  return {
    kind: 'article',
    capture: {
      original: front.original_url ?? path,
      timestamp,
      digest: path,
      truncated: null,
      memento: null,
    },
    canonical: null,
    title: front.title,
    standfirst: null,
    authors: [],
    published: front.date || null,
    modified: null,
    section: front.category ?? null,
    tags: front.tags ?? [],
    lang: null,
    body: lines.map((line) => ({
      type: 'paragraph',
      inlines: [
        { type: 'text', text: line.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<[^>]*>/g, '') },
      ],
    })),
    confidence: {},
    from: {},
    removed: [],
    reader: 'bench/1',
    recipe: null,
  };
}

if (process.argv[1] === import.meta.filename) await run(process.argv[2]);
