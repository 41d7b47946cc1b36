import type { SearchWords } from '../../../search/index.ts';

/** What the search page says: some by itself, the rest by its script. */
export interface SearchPageWords extends SearchWords {
  search: string;
  placeholder: string;
  hint: string;
  noScript: string;
  browse: string;
}
