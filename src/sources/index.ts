export { detect } from './detect.ts';
export { fileSource, findGiven } from './given.ts';
export type {
  ArchiveSource,
  EvidenceKind,
  FileSource,
  GivenFile,
  PassedOver,
  Scope,
  Source,
} from './source.ts';
