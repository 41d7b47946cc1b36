import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ReprintError } from '../base/error.ts';
import { timestampOf } from '../base/timestamp.ts';

/** `2019-02-28T16:43:53+08:00`, `2019-02-28` or 4 to 14 digits; now where nothing is said. */
export function timestampIn(date: unknown): string {
  if (date === undefined || date === null || date === '') return timestampOf(new Date());
  const text = String(date);
  if (/^\d{4,14}$/.test(text)) return text.padEnd(14, '0');
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime())) return timestampOf(instant);
  throw new ReprintError('BAD_INPUT', `${text} is no date`, 'write it as 2019-02-28 or 20190228164353');
}

/** The lines of a stream as JSON; a line that is none stands for itself, so that it gets its answer too. */
export async function* jsonLines(
  stream: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncIterable<unknown> {
  for await (const line of createInterface({
    input: Readable.from(stream),
    crlfDelay: Number.POSITIVE_INFINITY,
    signal,
  })) {
    if (line.trim() === '') continue;
    try {
      yield JSON.parse(line);
    } catch {
      yield line;
    }
  }
}
