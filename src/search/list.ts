/** Whole numbers in a row that grows, in four bytes each. */
export interface List {
  length: number;
  push(value: number): void;
  clear(): void;
  /** All of them, for as long as the list is not written to. */
  view(): Int32Array;
}

export function list(): List {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Int32Array(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    clear() {
      length = 0;
    },
    view: () => values.subarray(0, length),
  };
}
