import type { FrontMatter } from '../../article/index.ts';
import { inZone, type LocalTime, readTime } from '../times.ts';

/** When an article was published, as the outlet's clocks showed it; null where nothing tells. */
export function publishedOf(front: FrontMatter, zone: string): LocalTime | null {
  const published = readTime(front.published, zone);
  const date = readTime(front.date, zone);
  // The outlet's own date is the day under which the article is listed.
  return date && published?.day !== date.day ? date : (published ?? readTime(front.last_updated, zone));
}

/** When it was last changed. */
export function updatedOf(front: FrontMatter, zone: string): LocalTime | null {
  return readTime(front.modified, zone) ?? readTime(front.last_updated, zone);
}

/** For `<time datetime>`: `2019-02-28T16:43`, or the day alone. */
export function stamp({ day, clock }: LocalTime): string {
  return clock === null ? day : `${day}T${clock}`;
}

/** For machines elsewhere: `2019-02-28T16:43+08:00`, or the day alone, which is all that ISO 8601 can say of it. */
export function isoOf({ day, clock }: LocalTime, zone: string): string {
  if (clock === null) return day;
  const wall = Date.parse(`${day}T${clock}Z`);
  // What the zone's clocks are ahead is asked twice: the first guess may lie on the other side of a change of the clocks.
  const ahead = aheadAt(wall - aheadAt(wall, zone), zone);
  const minutes = Math.abs(ahead) / 60_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${day}T${clock}${ahead < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** By how many milliseconds the zone's clocks are ahead of UTC at an instant, to the minute. */
function aheadAt(instant: number, zone: string): number {
  const { day, clock } = inZone(new Date(instant), zone);
  return Date.parse(`${day}T${clock}Z`) - Math.floor(instant / 60_000) * 60_000;
}
