/** One capture to one reading: an article, a tombstone, or what never was an article. Pure. */
export { type MediaLine, mediaOf, type ReadLine, toReadLine } from './batch.ts';
export { READER, read } from './read.ts';
