/** What the page of an article says around its text. */
export interface StoryWords {
  /** Above the ways to cite. */
  cite: string;
  /** Beside a style of citing: as a note at the foot of a page. */
  note: string;
  thread: string;
  threads: string;
  threadsLead: string;
  /** Which story of its thread this is. */
  partOf(place: number, count: number): string;
  wholeThread(count: number): string;
  thisStory: string;
  related: string;
  /** Beside a related story: one of the two texts links to the other. */
  linked: string;
  /** How many characters of a revision the next one has more, and how many fewer. */
  added(characters: number): string;
  removed(characters: number): string;
  unchanged: string;
  stayed(paragraphs: number): string;
  record: string;
  /** Where in a file the record lies, in bytes. */
  recordAt(offset: string, length: string): string;
  importedFrom: string;
  verify: string;
  verifyNote: string;
}
