import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The values of a file of JSON lines, one by one, in bounded memory; a line that is no JSON is passed over. */
export async function* readJsonLines(path: string): AsyncIterable<unknown> {
  const input = createReadStream(path);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const value = parsed(line);
      if (value !== undefined) yield value;
    }
  } finally {
    input.destroy();
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
