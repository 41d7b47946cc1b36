const SEGMENT = 256 * 1024;

/** A body as it comes in. */
export interface Gathered {
  readonly bytes: number;
  add(chunk: Uint8Array): void;
  whole(): Uint8Array;
}

/**
 * Gathers a body in large pieces: a million chunks of one byte take no more memory than one of a million. While
 * it is put together, in the end, it takes twice its size.
 */
export function gather(): Gathered {
  const full: Uint8Array[] = [];
  let last = new Uint8Array(0);
  let used = 0;
  let bytes = 0;

  return {
    get bytes() {
      return bytes;
    },
    add(chunk) {
      for (let from = 0; from < chunk.length; ) {
        if (used === last.length) {
          if (used > 0) full.push(last);
          last = new Uint8Array(bytes === 0 ? Math.min(chunk.length, SEGMENT) : SEGMENT);
          used = 0;
        }
        const part = chunk.subarray(from, from + last.length - used);
        last.set(part, used);
        used += part.length;
        from += part.length;
        bytes += part.length;
      }
    },
    whole() {
      const body = new Uint8Array(bytes);
      let at = 0;
      for (const piece of [...full, last.subarray(0, used)]) {
        body.set(piece, at);
        at += piece.length;
      }
      return body;
    },
  };
}
