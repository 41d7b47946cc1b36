import { grouped } from '../grouped.ts';
import type { LibraryWords } from './library-words.ts';

export const englishLibrary: LibraryWords = {
  library: 'Newspaper library',
  papers: (count) => `${grouped(count)} ${count === 1 ? 'newspaper' : 'newspapers'}`,
  partOf: (library) => `Part of ${library}`,
  feeds: 'Feeds of all newspapers (OPML)',
  lead: 'The sites of these newspapers are closed. Their articles are kept here, to be read, and to be searched together.',
  colophon: [
    'This library puts several newspapers side by side. Each is a whole site in a folder of its own name, and can be taken out and kept alone.',
    'How each was rescued, what is missing of it and how to verify it stands in its colophon:',
  ],
  notFoundLead: 'The library has no such address. Search, or begin with one of these newspapers.',
};
