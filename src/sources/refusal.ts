import type { Answer } from './ask.ts';
import { blockedBy } from './blocked.ts';
import { mementoTime } from './memento.ts';

/**
 * `http-403` where somebody refused to answer at all, null for any word on what was asked. A firewall or a proxy
 * on the way says 400, 401, 403, 407, 408 or 410 to everything alike, so none of these tells that there is no such
 * capture: 404 does, and 451 and an archive's named exceptions tell that it is not shown.
 */
export function refusalIn(answer: Answer): string | null {
  const { status, headers } = answer;
  if (status < 400 || status >= 500 || status === 404 || status === 429 || status === 451) return null;
  return mementoTime(headers) === null && blockedBy(answer) === null ? `http-${status}` : null;
}

/** A refusal may be a moment's: so often it is asked for. */
export const MOST_REFUSALS = 2;
