import type { CaptureRef } from '../base/capture.ts';
import type { Timestamp } from '../base/timestamp.ts';
import { captureReader, type IndexEntry } from '../evidence/index.ts';
import type { Label, Sample } from '../learning/index.ts';
import { captureOfFile } from './page-file.ts';

export interface SavedPage {
  file: string;
  url: string;
  timestamp: Timestamp;
  label: Label | null;
}

/** A capture of which a person says what it should give. */
export interface ApprovedPage {
  ref: CaptureRef;
  label: Label;
}

/** Pages to learn from or to look at: captures of an archive, or saved pages. */
export interface SampleTask {
  /** The folder that the captures are kept in. */
  archive: string;
  pages: (IndexEntry | SavedPage | ApprovedPage)[];
  /** Pages that outran their bounds before: they are left out. */
  overran: number[];
}

/** The pages of a task, opened; each says that it is being looked at, so that one that never ends is known. */
export async function openSamples(
  { archive, pages, overran }: SampleTask,
  beat: (at: number) => void,
): Promise<Iterable<Sample>> {
  const captures = captureReader(archive);
  const opened: { sample: Sample; at: number }[] = [];
  try {
    for (const [at, page] of pages.entries()) {
      if (overran.includes(at)) continue;
      try {
        const capture =
          'url' in page
            ? captureOfFile(page.file, page.url, page.timestamp)
            : await captures.read('ref' in page ? page.ref : page);
        opened.push({ sample: { capture, label: 'label' in page ? page.label : null }, at });
      } catch {
        // A page that cannot be opened teaches nothing; reading it will say why.
      }
    }
  } finally {
    captures.close();
  }
  return told();

  function* told(): Iterable<Sample> {
    for (const { sample, at } of opened) {
      beat(at);
      yield sample;
    }
    beat(-1);
  }
}
