/** Numbers in as few bytes as they need, seven bits in each (LEB128). */
export interface ByteWriter {
  number(value: number): void;
  bytes(value: Uint8Array): void;
  /** Code units of UTF-16, little-endian. */
  units(text: string): void;
  length(): number;
  /** What was written since the last taking. */
  take(): Uint8Array;
  /** The same, for as long as nothing else is written. */
  lend(): Uint8Array;
}

export function byteWriter(size = 1 << 16): ByteWriter {
  let buffer = new Uint8Array(size);
  let at = 0;
  const room = (more: number) => {
    if (at + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, at + more));
    larger.set(buffer.subarray(0, at));
    buffer = larger;
  };
  return {
    number(value) {
      if (at + 8 > buffer.length) room(8);
      let rest = value;
      while (rest > 0x7fffffff) {
        buffer[at++] = (rest % 128) + 128;
        rest = Math.floor(rest / 128);
      }
      while (rest > 127) {
        buffer[at++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      buffer[at++] = rest;
    },
    bytes(value) {
      room(value.length);
      buffer.set(value, at);
      at += value.length;
    },
    units(text) {
      room(2 * text.length);
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        buffer[at++] = unit & 255;
        buffer[at++] = unit >>> 8;
      }
    },
    length: () => at,
    take() {
      const taken = buffer.slice(0, at);
      at = 0;
      return taken;
    },
    lend() {
      const lent = buffer.subarray(0, at);
      at = 0;
      return lent;
    },
  };
}

export interface ByteReader {
  number(): number;
  bytes(length: number): Uint8Array;
  left(): number;
}

/** @throws RangeError where the bytes end too soon */
export function byteReader(buffer: Uint8Array, from = 0, to = buffer.length): ByteReader {
  let at = from;
  return {
    number() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        if (at >= to) throw new RangeError('the bytes end too soon');
        const byte = buffer[at++]!;
        if (byte < 128) return value + byte * scale;
        value += (byte - 128) * scale;
      }
    },
    bytes(length) {
      if (at + length > to) throw new RangeError('the bytes end too soon');
      at += length;
      return buffer.subarray(at - length, at);
    },
    left: () => to - at,
  };
}
