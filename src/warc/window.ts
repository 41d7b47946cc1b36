/** Bytes that are not copied for nothing. */
const LARGE = 1 << 20;

/**
 * A sliding window over a stream of bytes: what lies between `at` and `end` has been read and not yet passed.
 * Views of `bytes` hold only until the next `fill`; who keeps bytes copies them.
 */
export class ByteWindow {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;
  /** True once the source has no more to give. */
  ended = false;
  /** Why the source stopped before its time (`file-end`, `damaged`); null while all is well. */
  fault: string | null = null;
  /** True while a reader waits for the rest of a block: a source of gzip members then goes on into the next one. */
  insideBlock = false;
  /** Looks at bytes far ahead without reading up to them; absent where the source is a stream. */
  readonly probe: Probe | null;
  #base: number;
  #own = false;
  readonly #source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>, base = 0, probe: Probe | null = null) {
    this.#source = source[Symbol.asyncIterator]();
    this.#base = base;
    this.probe = probe;
  }

  /** Where `at` lies in the source. */
  get offset(): number {
    return this.#base + this.at;
  }

  get available(): number {
    return this.end - this.at;
  }

  pass(count: number): void {
    this.at += count;
  }

  /** Reads until `count` bytes lie in the window; false where the source ends before. */
  async fill(count: number): Promise<boolean> {
    while (this.end - this.at < count && !this.ended) {
      const next = await this.#source.next();
      if (next.done) this.ended = true;
      else if (next.value.length > 0) this.#append(next.value);
    }
    return this.end - this.at >= count;
  }

  /** Passes over `count` bytes, holding none of them; returns how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      if (this.available === 0 && !(await this.fill(1))) break;
      const step = Math.min(left, this.available);
      this.pass(step);
      left -= step;
    }
    return count - left;
  }

  /** `count` bytes from `ahead` of `at`, to keep; large ones are not copied: the window gives its buffer away. */
  take(ahead: number, count: number): Buffer {
    const part = this.bytes.subarray(this.at + ahead, this.at + ahead + count);
    if (count < LARGE || !this.#own) return Buffer.from(part);
    this.#own = false;
    return part;
  }

  async close(): Promise<void> {
    this.ended = true;
    await this.#source.return?.();
  }

  #append(chunk: Uint8Array): void {
    const left = this.end - this.at;
    if (left === 0) {
      this.bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      this.#own = false;
    } else if (this.#own && this.end + chunk.length <= this.bytes.length) {
      this.bytes.set(chunk, this.end);
      this.end += chunk.length;
      return;
    } else if (this.#own && left + chunk.length <= this.bytes.length && this.at >= left) {
      this.bytes.copyWithin(0, this.at, this.end);
      this.bytes.set(chunk, left);
    } else {
      const grown = Buffer.allocUnsafeSlow(Math.max(left * 2, left + chunk.length));
      this.bytes.copy(grown, 0, this.at, this.end);
      grown.set(chunk, left);
      this.bytes = grown;
      this.#own = true;
    }
    this.#base += this.at;
    this.at = 0;
    this.end = left + chunk.length;
  }
}

export type Probe = (offset: number, count: number) => Promise<Buffer>;

/** A window over bytes already in memory. */
export function windowOver(bytes: Uint8Array): ByteWindow {
  const window = new ByteWindow(nothing());
  window.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  window.end = bytes.length;
  window.ended = true;
  return window;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
