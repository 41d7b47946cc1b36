export { archiveSource } from './archive-source.ts';
export { detect } from './detect.ts';
export { fileSource, findGiven } from './given.ts';
export { openArchiveSource, type SourceOptions } from './open-source.ts';
export { readAnswer } from './read-answer.ts';
export type {
  ArchiveSource,
  AskKind,
  DamagedRow,
  EvidenceKind,
  FileSource,
  GivenFile,
  Holding,
  ListingPage,
  Opened,
  PassedOver,
  Scope,
  Source,
  SourceEvent,
} from './source.ts';
