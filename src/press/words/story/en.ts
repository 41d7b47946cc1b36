import { grouped } from '../grouped.ts';
import type { StoryWords } from './story-words.ts';

export const englishStory: StoryWords = {
  cite: 'Cite this article',
  note: 'note',
  thread: 'As it unfolded',
  threads: 'As they unfolded',
  threadsLead:
    'Events that several stories tell of, each in the order in which they were told; the latest events first.',
  partOf: (place, count) => `${place} of ${count}`,
  wholeThread: (count) => `All ${grouped(count)} stories`,
  thisStory: 'this story',
  related: 'Related',
  linked: 'linked in the text',
  unchanged: 'the same words',
  stayed: (paragraphs) => `${grouped(paragraphs)} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'} unchanged`,
  added: (characters) => `${grouped(characters)} characters added`,
  removed: (characters) => `${grouped(characters)} removed`,
  record: 'WARC record',
  recordAt: (offset, length) => `from byte ${offset}, ${length} bytes long`,
  importedFrom: 'Taken from the file',
  verify: 'Verify',
  verifyNote: 'in the archive folder',
};
