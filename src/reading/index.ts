/** One capture to one reading: an article, a tombstone, or what never was an article. Pure. */
export { type MediaLine, mediaOf, type ReadLine, toReadLine } from './batch.ts';
export { weightOf } from './body/inlines.ts';
export { visibleDate } from './facts/dates.ts';
export { folded } from './facts/title.ts';
export { textOf } from './page/dom.ts';
export type { Page } from './page/survey.ts';
export { bodyShare, openPage, READER, read, readPage } from './read.ts';
