import type { BitReader, BitWriter } from './bits.ts';

/**
 * Ascending numbers below a bound, by binary interpolative coding (Moffat and Stuiver 2000): the middle one is told
 * within what the others leave it, then each half. Stories of one matter stand in clusters; Rice codes of their gaps
 * take a tenth more.
 */
export function packAscending(writer: BitWriter, numbers: ArrayLike<number>, below: number): void {
  const pack = (from: number, to: number, low: number, high: number): void => {
    if (from >= to || high - low === to - from) return;
    const middle = (from + to) >>> 1;
    const number = numbers[middle]!;
    packWithin(writer, number - low - (middle - from), high - low - (to - from) + 1);
    pack(from, middle, low, number);
    pack(middle + 1, to, number + 1, high);
  };
  pack(0, numbers.length, 0, below);
}

/** @throws RangeError where the bits end too soon, or so many numbers cannot be */
export function unpackAscending(reader: BitReader, length: number, below: number): Int32Array {
  if (!(length <= below)) throw new RangeError('more numbers than there can be');
  const numbers = new Int32Array(length);
  const unpack = (from: number, to: number, low: number, high: number): void => {
    if (from >= to) return;
    if (high - low === to - from) {
      for (let i = from; i < to; i++) numbers[i] = low + i - from;
      return;
    }
    const middle = (from + to) >>> 1;
    const number = low + (middle - from) + unpackWithin(reader, high - low - (to - from) + 1);
    numbers[middle] = number;
    unpack(from, middle, low, number);
    unpack(middle + 1, to, number + 1, high);
  };
  unpack(0, length, 0, below);
  return numbers;
}

/** One of `count` values: those in the middle, which are the likelier, take a bit less where `count` is no power of two. */
function packWithin(writer: BitWriter, value: number, count: number): void {
  const bits = 32 - Math.clz32(count - 1);
  const short = 2 ** bits - count;
  const rank = (value + count - ((count - short) >>> 1)) % count;
  if (rank < short) writer.bits(rank, bits - 1);
  else writer.bits(rank + short, bits);
}

function unpackWithin(reader: BitReader, count: number): number {
  const bits = 32 - Math.clz32(count - 1);
  if (bits === 0) return 0;
  const short = 2 ** bits - count;
  let rank = reader.bits(bits - 1);
  if (rank >= short) rank = 2 * rank + reader.bits(1) - short;
  return (rank + ((count - short) >>> 1)) % count;
}
