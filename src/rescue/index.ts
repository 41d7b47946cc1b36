/** The resumable loop, and the only room that joins the others. */
export type {
  Lesson,
  Part,
  Review,
  ReviewedFact,
  ReviewedLayout,
  ReviewedLine,
  ReviewedPage,
} from '../learning/index.ts';
export { type Approved, approve } from './approved.ts';
export type { RescueEvent, Step, Summary } from './event.ts';
export { importFolder } from './import.ts';
export type { ImportReport } from './import-report.ts';
export { type Learned, learnFrom, learnFromPages, reviewOfPages } from './learn.ts';
export type { SavedPage } from './open-samples.ts';
export type { FileTask, PageTask } from './page-worker.ts';
export { readPage, readPages } from './pages.ts';
export { type Plan, type PlanOrder, plan } from './plan.ts';
export { type QueueLine, queueLines } from './queue-lines.ts';
export { type FetchChoices, type Order, refresh, rescue } from './rescue.ts';
export { showImports } from './show-import.ts';
export { type Status, statusOf } from './status.ts';
export { type StatusWatch, watchStatus } from './watch-status.ts';
export { type Withholding, withhold } from './withhold.ts';
