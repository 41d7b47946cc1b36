/**
 * Numbers as bits, most significant first: Rice codes (a quotient in ones and a zero, then `k` bits; Golomb 1966,
 * Rice 1979) for gaps, whose size is known on average.
 */
export interface BitWriter {
  bits(value: number, count: number): void;
  rice(value: number, k: number): void;
  /** Fills the last byte with zeros, and gives all. */
  take(): Uint8Array;
}

/** A quotient of so many ones is followed by the whole number in 32 bits. */
const LONGEST_RUN = 24;

export function bitWriter(): BitWriter {
  let buffer = new Uint8Array(1 << 16);
  let at = 0;
  let held = 0;
  let free = 8;
  function bits(value: number, count: number): void {
    let left = count;
    while (left > 0) {
      const now = Math.min(left, free);
      left -= now;
      held |= ((value >>> left) & ((1 << now) - 1)) << (free - now);
      free -= now;
      if (free > 0) continue;
      if (at === buffer.length) {
        const larger = new Uint8Array(2 * buffer.length);
        larger.set(buffer);
        buffer = larger;
      }
      buffer[at++] = held;
      held = 0;
      free = 8;
    }
  }
  return {
    bits,
    rice(value, k) {
      const quotient = value >>> k;
      if (quotient < LONGEST_RUN) {
        bits(2 ** (quotient + 1) - 2, quotient + 1);
        if (k > 0) bits(value & (2 ** k - 1), k);
      } else {
        bits(2 ** LONGEST_RUN - 1, LONGEST_RUN);
        bits(value >>> 16, 16);
        bits(value & 0xffff, 16);
      }
    },
    take() {
      if (free < 8) bits(0, free);
      const taken = buffer.slice(0, at);
      at = 0;
      return taken;
    },
  };
}

export interface BitReader {
  bits(count: number): number;
  rice(k: number): number;
}

/** @throws RangeError where the bits end too soon */
export function bitReader(buffer: Uint8Array): BitReader {
  let at = 0;
  let held = 0;
  let left = 0;
  function bits(count: number): number {
    let value = 0;
    let wanted = count;
    while (wanted > 0) {
      if (left === 0) {
        if (at >= buffer.length) throw new RangeError('the bits end too soon');
        held = buffer[at++]!;
        left = 8;
      }
      const now = Math.min(wanted, left);
      value = value * 2 ** now + ((held >>> (left - now)) & ((1 << now) - 1));
      left -= now;
      wanted -= now;
    }
    return value;
  }
  return {
    bits,
    rice(k) {
      let quotient = 0;
      while (quotient < LONGEST_RUN && bits(1) === 1) quotient++;
      return quotient < LONGEST_RUN ? quotient * 2 ** k + bits(k) : bits(16) * 65536 + bits(16);
    },
  };
}

/** The `k` that suits numbers of this mean: what is left above `k` bits is small. */
export function suiting(mean: number): number {
  return mean < 1.5 ? 0 : Math.min(24, Math.floor(Math.log2(mean * Math.LN2)));
}
