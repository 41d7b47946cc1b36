/** What the front of a library says, and what its sites say of it. */
export interface LibraryWords {
  /** Its name, where it was given none. */
  library: string;
  papers(count: number): string;
  /** Above each page of an outlet: the library that it is part of. */
  partOf(library: string): string;
  feeds: string;
  lead: string;
  colophon: string[];
  notFoundLead: string;
}
