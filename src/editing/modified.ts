import { captureName } from '../base/capture.ts';
import type { ArticleReading } from '../base/reading.ts';
import { instantOf } from '../base/timestamp.ts';
import type { Sighting } from './sighting.ts';
import { firstSeen, type State } from './states.ts';

/** How `from.modified` begins where no page tells the time of a change. */
export const FIRST_CAPTURE = 'first capture';

/**
 * An article with the time of its last change. Where the page tells none, and an earlier text was seen under the
 * same id before this one, it is the time of the first capture of this one: the change was made by then. Texts
 * under ids of their own say nothing of when: the archive may have come by each of them years later.
 * Earlier than this one are the first `earlier` of `states`.
 */
export function withModified<S extends Sighting>(
  reading: ArticleReading,
  state: State<S>,
  states: readonly { state: State<S> }[],
  earlier: number,
): ArticleReading {
  if (reading.modified !== null || earlier <= 0) return reading;
  const seen = new Map(state.sightings.map(({ sighting }) => [sighting.id, sighting.timestamp]));
  const isEarlier = ({ sighting }: { sighting: Sighting }) =>
    sighting.timestamp < (seen.get(sighting.id) ?? '');
  if (!states.some((each, at) => at < earlier && each.state.sightings.some(isEarlier))) return reading;
  const since = firstSeen(state);
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
