/** The folder on disk: articles, media, the account and what is derived from it. */

export type { Address, AddressState, ListedAddress } from './address.ts';
export {
  type Archive,
  createArchive,
  type KeyOf,
  openArchive,
  type ReadableArchive,
} from './archive.ts';
export type { Audit } from './audit.ts';
export type { BylineRecord } from './bylines.ts';
export { row as csvRow } from './csv.ts';
export type {
  Blocked,
  Byline,
  Decided,
  DecidedCapture,
  Discovered,
  Event,
  Failed,
  Film,
  Imported,
  Lacuna,
  Listed,
  Media,
  Mismatch,
  Refused,
  Withheld,
  WithheldName,
} from './event.ts';
export { isArchive } from './found.ts';
export { idAt } from './id-at.ts';
export { type Census, censusOf } from './known/census.ts';
export { KNOWN_COLUMNS, knownRows } from './known/csv.ts';
export type { KnownBy, KnownLine, KnownState, ListedArticle, NamedAddress } from './known/line.ts';
export { KNOWN_STATES } from './known/line.ts';
export { type Period, periodOf } from './known/period.ts';
export { readKnown } from './known/read.ts';
export type { SilentDays } from './known/silent-days.ts';
export { articlePath, revisionPath, wayUp } from './layout.ts';
export { writerOf } from './lock.ts';
export type { Manifest } from './manifest.ts';
export type { Filing, Laid, Put, StoredArticle } from './put.ts';
export { readByline } from './read-byline.ts';
export type { Beside, LacunaLine, MediaLine } from './tables.ts';
export type { ArticleEntry, UnreadableEntry } from './walk.ts';
