/**
 * Whether this is an id: 1 to 80 of a–z, 0–9 and `-`. Lower case only, so that no two ids share a file where
 * the file system does not tell `A` from `a`.
 */
export function isId(text: string): boolean {
  return /^[a-z0-9-]{1,80}$/.test(text);
}

/** Whether an id can name a file on Windows too, where `con.md` is the console, in every folder. */
export function isFileName(text: string): boolean {
  return isId(text) && !/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/.test(text);
}
