import type { JournalEvent } from './event.ts';
import { isEvent } from './event-shape.ts';

/** The line of an event, with its line end; `event` is the first key of the JSON. */
export function lineOf(json: string, time: Date): string {
  return `{"time":"${time.toISOString()}",${json.slice(1)}\n`;
}

/** The event of a line of the journal: `{"time":"…","event":…}` → `{"event":…}`. */
export function withoutTime(line: string): string | null {
  const match = /^\{"time":"[^"]{1,40}",(?="event":)/.exec(line);
  return match ? `{${line.slice(match[0].length)}` : null;
}

/** The event that such JSON tells; null where it is none that we know, or is not as we write it. */
export function parsed(json: string): JournalEvent | null {
  try {
    const event: unknown = JSON.parse(json);
    return isEvent(event) ? event : null;
  } catch {
    return null;
  }
}
