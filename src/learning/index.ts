/** Many pages of one outlet to a recipe for each of its layouts. Pure: never on the network, nor on disk. */
export { type Lesson, learn } from './learn.ts';
export type { Label, Sample } from './sample.ts';
