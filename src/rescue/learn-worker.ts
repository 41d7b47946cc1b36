import { serve } from '../base/pool.ts';
import { type Lesson, learn } from '../learning/index.ts';
import type { Outlet } from '../outlets/index.ts';
import { openSamples, type SampleTask } from './open-samples.ts';

/** Pages to learn from. */
export interface LearnTask extends SampleTask {
  outlet: Outlet;
}

serve<LearnTask, Lesson[]>(async (task, beat) => learn(await openSamples(task, beat), task.outlet));
