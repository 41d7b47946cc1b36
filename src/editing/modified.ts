import { captureName } from '../base/capture.ts';
import type { ArticleReading } from '../base/reading.ts';
import { instantOf } from '../base/timestamp.ts';
import type { Sighting } from './sighting.ts';
import { firstSeen, type State } from './states.ts';

/** How `from.modified` begins where no page tells the time of a change. */
export const FIRST_CAPTURE = 'first capture';

/**
 * An article with the time of its last change. Where the page tells none, and an earlier text was still seen
 * before the first capture of this one, it is the time of that capture: the change was made by then. Captures of
 * an earlier text that come only after it (the outlet kept it under an old id) say nothing of when.
 * Earlier than this one are the first `earlier` of `states`.
 */
export function withModified<S extends Sighting>(
  reading: ArticleReading,
  state: State<S>,
  states: readonly { state: State<S> }[],
  earlier: number,
): ArticleReading {
  if (reading.modified !== null || earlier <= 0) return reading;
  const since = firstSeen(state);
  const wasSeen = ({ state }: { state: State<S> }) =>
    state.sightings.some(({ sighting }) => sighting.timestamp < since);
  if (!states.some((each, at) => at < earlier && wasSeen(each))) return reading;
  const instant = instantOf(since);
  if (instant === null) return reading;
  const first = state.sightings[0]!.sighting;
  return {
    ...reading,
    modified: instant.toISOString().replace('.000Z', 'Z'),
    from: { ...reading.from, modified: `${FIRST_CAPTURE} ${captureName(first)}` },
    confidence: { ...reading.confidence, modified: 0.3 },
  };
}
