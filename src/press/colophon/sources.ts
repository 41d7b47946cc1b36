import { openArchive } from '../../archive/index.ts';

/** Where the articles of an archive come from, as its account tells. */
export interface Sources {
  /** Files of evidence that were given, by name; the first of them. */
  given: { file: string; captures: number; damages: number }[];
  /** All of them, and those that were fetched. */
  sums: { given: Sum; fetched: Sum };
  /** Files of earlier rescues. */
  imported: number;
  /** Lists of web archives that were asked for; the last state of each, the first of them. */
  lists: { archive: string; scope: string; day: string; rows: number; whole: boolean }[];
  listed: number;
}

export interface Sum {
  files: number;
  captures: number;
}

/** So many files and lists are named; the others are counted. */
const MOST_NAMED = 40;

/** @throws ReprintError NOT_AN_ARCHIVE, NEWER_FORMAT */
export function sourcesOf(dir: string): Sources {
  const archive = openArchive(dir, { write: false });
  const sources: Sources = {
    given: [],
    sums: { given: { files: 0, captures: 0 }, fetched: { files: 0, captures: 0 } },
    imported: 0,
    lists: [],
    listed: 0,
  };
  try {
    for (const event of archive.events('discovered', 'listed', 'imported')) {
      if (event.event === 'imported') sources.imported++;
      else if (event.event === 'listed') {
        sources.listed++;
        const { archive, scope, at, rows, whole } = event;
        sources.lists.push({ archive, scope, day: at.slice(0, 10), rows, whole });
        if (sources.lists.length > 2 * MOST_NAMED) shorten(sources);
      } else {
        const { file, captures, damaged } = event;
        const isFetched = file.startsWith('captures/fetched/');
        const sum = isFetched ? sources.sums.fetched : sources.sums.given;
        sum.files++;
        sum.captures += captures;
        if (isFetched) continue;
        sources.given.push({
          file: file.replace(/^captures\/given\//, ''),
          captures,
          damages: damaged.length,
        });
        if (sources.given.length > 2 * MOST_NAMED) shorten(sources);
      }
    }
  } finally {
    archive.close();
  }
  shorten(sources);
  return sources;
}

/** By name, whatever the order in which they came; an archive may hold files without number. */
function shorten(sources: Sources): void {
  const byName = <T>(list: T[], name: (one: T) => string) =>
    list.sort((a, b) => (name(a) < name(b) ? -1 : 1)).splice(MOST_NAMED);
  byName(sources.given, ({ file }) => file);
  byName(sources.lists, ({ archive, scope }) => `${archive} ${scope}`);
}
