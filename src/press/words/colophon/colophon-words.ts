/** What the colophon says of where an archive comes from and how to check it. */
export interface ColophonWords {
  sources: string;
  given(files: number, captures: number): string;
  fetched(files: number, captures: number): string;
  imported(files: number): string;
  listed(archive: string, scope: string, day: string, rows: number): string;
  notWhole: string;
  captures(count: number): string;
  damaged(count: number): string;
  andMore(count: number): string;
  version: string;
  pressedBy(version: string): string;
  verify: string;
  site: string;
  evidence: string;
  again: string;
}
