import { serve } from '../base/pool.ts';
import { type Review, review } from '../learning/index.ts';
import type { Outlet, Recipe } from '../outlets/index.ts';
import { openSamples, type SampleTask } from './open-samples.ts';

/** Pages to look at, read with the outlet's recipes and these. */
export interface ReviewTask extends SampleTask {
  outlet: Outlet;
  recipes: Recipe[];
}

serve<ReviewTask, Review>(async (task, beat) =>
  review(await openSamples(task, beat), task.outlet, task.recipes),
);
