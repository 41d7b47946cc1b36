import { serve } from '../base/pool.ts';
import type { Timestamp } from '../base/timestamp.ts';
import { captureReader, type IndexEntry } from '../evidence/index.ts';
import { type Label, type Lesson, learn, type Sample } from '../learning/index.ts';
import type { Outlet } from '../outlets/index.ts';
import { captureOfFile } from './page-file.ts';

/** Pages to learn from: captures of an archive, or saved pages. */
export interface LearnTask {
  /** The folder that the captures are kept in. */
  archive: string;
  pages: (IndexEntry | SavedPage)[];
  outlet: Outlet;
  /** Pages that outran their bounds before: they are left out. */
  overran: number[];
}

export interface SavedPage {
  file: string;
  url: string;
  timestamp: Timestamp;
  label: Label | null;
}

serve<LearnTask, Lesson[]>(async ({ archive, pages, outlet, overran }, beat) => {
  const captures = captureReader(archive);
  const samples: Sample[] = [];
  try {
    for (const [i, page] of pages.entries()) {
      if (overran.includes(i)) continue;
      try {
        const capture =
          'url' in page ? captureOfFile(page.file, page.url, page.timestamp) : await captures.read(page);
        samples.push({ capture, label: 'url' in page ? page.label : null });
      } catch {
        // A page that cannot be opened teaches nothing; reading it will say why.
      }
    }
  } finally {
    captures.close();
  }
  return learn(told(samples), outlet);

  /** Says which page is being looked at, so that one that never ends is known. */
  function* told(all: readonly Sample[]): Iterable<Sample> {
    for (const [i, sample] of all.entries()) {
      beat(i);
      yield sample;
    }
    beat(-1);
  }
});
