/** The resumable loop, and the only room that joins the others. */
export type { RescueEvent, Step, Summary } from './event.ts';
export { importFolder } from './import.ts';
export { type PageTask, readPages } from './pages.ts';
export { readCapture } from './read-capture.ts';
export { type Order, refresh, rescue } from './rescue.ts';
