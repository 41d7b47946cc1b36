/**
 * The 14-digit timestamps of web archives (`YYYYMMDDhhmmss`, UTC), as in CDX and in a memento's address.
 * Some are not dates at all: CDX rows with day or month `00` exist, so a timestamp stays a string until
 * someone needs an instant.
 */
export type Timestamp = string;

/** The timestamp of an instant, whole seconds, UTC. */
export function timestampOf(instant: Date): Timestamp {
  return instant.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** The instant of a timestamp of 4 to 14 digits, or null where it names no date (`20190200…`). */
export function instantOf(timestamp: Timestamp): Date | null {
  const match = /^(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?$/.exec(timestamp);
  if (!match) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // 2019-02-30 would roll over into March: that is no date either.
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(`${year}-${month}-${day}`)
    ? null
    : instant;
}
