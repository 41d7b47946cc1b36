/** The static full-text index: fold, build, query; in Node as in a browser. */
export { idsIn, keysOfPath, keysOfText, type OutletAddresses } from './address-asked.ts';
export { addressKeys, findKey, idKey, listedKeys } from './addresses.ts';
export { type Answer, type AnswerOfAll, answer, answerOfAll } from './answer.ts';
export { type Built, build } from './build.ts';
export { builtFrom, filesOf, isWholeIndex } from './built.ts';
export { COLUMNS, type Column, type Columns, type Name, openColumns } from './columns.ts';
export type { SearchDocument } from './document.ts';
export { formsOfCharacters } from './forms.ts';
export { type OpenIndex, openIndex, type ReadBytes } from './open-index.ts';
export { type Found, find, findNewestFirst, type Hit, inOrder, type Order, show } from './query.ts';
export { readFiles } from './read-files.ts';
export { searchScripts } from './scripts.ts';
export {
  allStories,
  type Book,
  bookOf,
  type FoundInAll,
  findInAll,
  inOrderOfAll,
  type Shelf,
  shelve,
  showOf,
  siftMonthsOfAll,
  siftNamesOfAll,
  tallyBooks,
  tallyMonthsOfAll,
  tallyNamesOfAll,
} from './shelf.ts';
export { NO_SIEVE, type Sieve, siftMonths, siftNames, tallyMonths, tallyNames } from './sift.ts';
export type { KeepSite, LostSite, SearchOutlet, SearchSite, SearchWords, SuggestedNames } from './site.ts';
