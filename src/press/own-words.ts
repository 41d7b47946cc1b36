/** One copy of each word, freed from the file it was cut from. */
export function interner(): (word: string) => string {
  const words = new Map<string, string>();
  return (word) => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const own = flat(word);
    words.set(own, own);
    return own;
  };
}

/** V8 keeps a slice as a window on the whole file's text, which would then stay in memory: a real copy lets it go. */
export function flat(text: string): string {
  return text.length < 13 ? text : Buffer.from(text.toWellFormed()).toString();
}
