export { detect } from './detect.ts';
export { fileSource, findGiven } from './given.ts';
export type {
  ArchiveSource,
  AskKind,
  DamagedRow,
  EvidenceKind,
  FileSource,
  GivenFile,
  ListingPage,
  Opened,
  PassedOver,
  Scope,
  Source,
  SourceEvent,
} from './source.ts';
