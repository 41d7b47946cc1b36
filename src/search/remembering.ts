/** Asks once for each key, and forgets the oldest of more than so many; what failed is asked for again. */
export function remembering<Key, T>(most: number, get: (key: Key) => Promise<T>): (key: Key) => Promise<T> {
  const known = new Map<Key, Promise<T>>();
  return (key) => {
    let its = known.get(key);
    if (its === undefined) {
      its = get(key);
      its.catch(() => known.delete(key));
      const [oldest] = known.keys();
      if (known.size >= most) known.delete(oldest!);
    } else known.delete(key);
    known.set(key, its);
    return its;
  };
}
