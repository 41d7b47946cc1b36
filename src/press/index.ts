/** Pages, feeds and a preview out of an archive folder. */
export type { PressEvent, PressOptions, PressSummary, RecordPlace, Records } from './events.ts';
export type { HostFit } from './hosts/fits.ts';
export { exportHugo, type HugoEvent } from './hugo/export.ts';
export { outletsKept } from './library/outlets-kept.ts';
export {
  type LibraryEvent,
  type LibraryOptions,
  type LibrarySummary,
  pressLibrary,
} from './library/press-library.ts';
export { exportMaps, type MapEvent, type MapServer } from './maps/export.ts';
export { press } from './press.ts';
export { type Suggestion, suggestNames, type Variant } from './same-names/same-names.ts';
export { findIndex, type IndexEvent } from './search/index-archive.ts';
export type { Progress } from './serving/rescue-shown.ts';
export { type Preview, serve } from './serving/serve.ts';
