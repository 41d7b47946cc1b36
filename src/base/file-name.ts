/**
 * Whether an id can name a file on every system: 1 to 80 of a–z, 0–9 and `-`. Lower case only, so that no two
 * ids share a file where the file system does not tell `A` from `a`; and none of the names that Windows keeps
 * for devices (`con.md` is its console, in every folder).
 */
export function isFileName(id: string): boolean {
  return /^[a-z0-9-]{1,80}$/.test(id) && !/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/.test(id);
}
