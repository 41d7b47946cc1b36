import { inZone, machineDate } from '../reading/index.ts';
import type { Mended } from './imported.ts';

/** A day as another rescue wrote it, in RFC 3339 in the outlet's zone or a day alone; null where it is none. */
export function dateOf(text: string | undefined, name: string, zone: string, mended: Mended): string | null {
  const written = text?.trim() ?? '';
  if (written === '') return null;
  // `107-03-05` is a day of another calendar, or of a century that had no newspapers on the web.
  const found = /^\d{3}\s?[-/.年]/.test(written) ? null : machineDate(written);
  const year = Number(found?.day.slice(0, 4));
  if (found && year >= EARLIEST && year <= LATEST) return inZone(found, zone);
  mended.note(`${name} that is none`, written);
  return null;
}

const EARLIEST = 1700;
const LATEST = 2200;

/** The day in an address: `/2018/03/05/ferry`, `/20180305/ferry`; null where none stands there. */
export function dayInAddress(address: string): string | null {
  const path = /^[a-z]+:\/\/[^/]+([^?#]*)/i.exec(address)?.[1] ?? '';
  const match =
    /\/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)/.exec(path) ??
    /\/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\/)/.exec(path);
  if (!match) return null;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return machineDate(day)?.day ?? null;
}
