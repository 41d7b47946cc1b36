import type { CaptureRef } from '../base/capture.ts';
import { instantOf, type Timestamp } from '../base/timestamp.ts';
import type { ListingPage } from './source.ts';

/** Of all that is listed, the capture nearest in time; of two as near the earlier row. Null where nothing is listed. */
export async function nearestIn(
  pages: AsyncIterable<ListingPage>,
  timestamp: Timestamp,
): Promise<CaptureRef | null> {
  const wanted = instantOf(timestamp)?.getTime() ?? 0;
  let nearest: { ref: CaptureRef; distance: number } | null = null;
  for await (const { rows } of pages) {
    for (const ref of rows) {
      const there = instantOf(ref.timestamp);
      // A timestamp that is no date is far from all.
      const distance = there ? Math.abs(there.getTime() - wanted) : Number.MAX_VALUE;
      if (nearest === null || distance < nearest.distance) nearest = { ref, distance };
    }
  }
  return nearest?.ref ?? null;
}
