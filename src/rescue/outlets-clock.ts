import type { ArticleReading } from '../base/reading.ts';
import { FIRST_CAPTURE } from '../editing/index.ts';
import { inZone } from '../reading/index.ts';

/** A reading whose time of change, where it is that of a capture and so in UTC, is told on the outlet's clock. */
export function onOutletsClock(reading: ArticleReading, zone: string): ArticleReading {
  const { modified, from } = reading;
  if (modified === null || !from.modified?.startsWith(FIRST_CAPTURE)) return reading;
  const date = { day: modified.slice(0, 10), time: modified.slice(11, 19), offset: 0 };
  return { ...reading, modified: inZone(date, zone) };
}
