import type { Fault } from '../site.ts';

/** An error that a reader is told of by its kind. */
export function fault(kind: Fault): Error {
  return Object.assign(new Error(kind), { kind });
}

/** Which kind an error is; what the index's reader itself throws means bytes that are no index. Null for a reading given up. */
export function kindOf(error: unknown): Fault | null {
  if (error instanceof Error && error.name === 'AbortError') return null;
  return (error as { kind?: Fault }).kind ?? 'broken';
}
