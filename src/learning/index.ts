/** Many pages of one outlet to a recipe for each of its layouts. Pure: never on the network, nor on disk. */
export { type Lesson, learn } from './learn.ts';
export { review } from './review/make.ts';
export type {
  Part,
  Review,
  ReviewedFact,
  ReviewedLayout,
  ReviewedLine,
  ReviewedPage,
} from './review/review.ts';
export type { Label, Sample } from './sample.ts';
