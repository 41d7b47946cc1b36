export { checkBlock, checkDigest, type DigestCheck } from './digests.ts';
export type { Damage, HttpHead, NewRecord, WarcRecord } from './record.ts';
export { type ReadOptions, records } from './records.ts';
export type { Source, Stretch } from './source.ts';
