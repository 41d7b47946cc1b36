/** One capture to one reading: an article, a tombstone, or what never was an article. Pure. */
export { type MediaLine, mediaOf, type ReadLine, toReadLine } from './batch.ts';
export { weightOf } from './body/inlines.ts';
export { namesIn } from './facts/byline.ts';
export { machineDate, visibleDate } from './facts/dates.ts';
export { langOfText } from './facts/lang.ts';
export { folded } from './facts/title.ts';
export { inZone } from './facts/zone.ts';
export { blocksOfHtml } from './fragment.ts';
export type { NamedLink } from './links/links.ts';
export { type Named, type NamedBy, namedBy } from './links/named.ts';
export { resolve, unwrap } from './page/address.ts';
export { briefText, textOf } from './page/dom.ts';
export { repaired } from './page/mojibake.ts';
export type { Page } from './page/survey.ts';
export { bodyShare, openPage, READER, read, readPage } from './read.ts';
export { select } from './recipe.ts';
export { signIn } from './signs.ts';
export { type Facts, type Slot, slotIn, slotOf, type Value } from './slots.ts';
