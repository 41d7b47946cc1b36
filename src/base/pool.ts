import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { parentPort, Worker } from 'node:worker_threads';
import { asReprintError, ReprintError } from './error.ts';

/** The worker module beside this one: `.ts` in a checkout, `.js` once compiled. */
export function sibling(importMetaUrl: string, name: string): URL {
  return new URL(`./${name}${extname(new URL(importMetaUrl).pathname)}`, importMetaUrl);
}

/** A task that outran its bounds. `at` is the last beat that its worker gave: which item it was busy with. */
export class Overrun extends ReprintError {
  readonly at: number;
  constructor(message: string, at: number) {
    super(
      'OVERRUN',
      message,
      'the input needs more time or memory than one page may take; it is reported and passed over',
    );
    this.at = at;
  }
}

export interface Pool<Task, Result> {
  /** Runs one task on the next free worker; rejects with what the task threw, or with an Overrun. `heard` is told its beats. */
  run(task: Task, heard?: (at: number) => void): Promise<Result>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Workers; all cores unless told. */
  size?: number;
  /** Longest time in ms between two beats of one task; no bound unless told. */
  patienceMs?: number;
  /** Bound on one worker's JavaScript heap, in MB. */
  memoryMb?: number;
}

interface Crewman<Task, Result> {
  worker: Worker;
  job: Job<Task, Result> | null;
  /** What the running task is busy with, and since when. */
  at: number;
  since: number;
}

interface Job<Task, Result> {
  task: Task;
  heard: ((at: number) => void) | undefined;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** Runs the tasks that `serve` of a worker module answers, on several threads, each within bounds. */
export function startPool<Task, Result>(module: URL, options: PoolOptions = {}): Pool<Task, Result> {
  const size = options.size ?? availableParallelism();
  const waiting: Job<Task, Result>[] = [];
  const crew = new Set<Crewman<Task, Result>>();
  let closed = false;

  function hire(): Crewman<Task, Result> {
    const worker = new Worker(module, {
      resourceLimits: options.memoryMb === undefined ? {} : { maxOldGenerationSizeMb: options.memoryMb },
    });
    const man: Crewman<Task, Result> = { worker, job: null, at: -1, since: 0 };
    worker.on('message', (message: Message<Result>) => {
      if ('beat' in message) {
        man.at = message.beat;
        man.since = performance.now();
        man.job?.heard?.(message.beat);
        return;
      }
      const job = man.job;
      man.job = null;
      if ('result' in message) job?.resolve(message.result);
      else job?.reject(new ReprintError(message.error.code, message.error.message, message.error.hint));
      next();
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      dismiss(man, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overrun('out of memory', man.at) : error);
    });
    worker.on('exit', () =>
      dismiss(man, new ReprintError('INTERNAL', 'a worker stopped by itself', 'give the command again')),
    );
    worker.unref();
    crew.add(man);
    return man;
  }

  function dismiss(man: Crewman<Task, Result>, why: unknown): void {
    if (!crew.delete(man)) return;
    void man.worker.terminate();
    man.job?.reject(why);
    man.job = null;
    next();
  }

  function next(): void {
    while (!closed && waiting.length > 0) {
      let free = [...crew].find((man) => man.job === null);
      if (!free && crew.size < size) free = hire();
      if (!free) return;
      const job = waiting.shift()!;
      free.job = job;
      free.at = -1;
      free.since = performance.now();
      free.worker.ref();
      free.worker.postMessage(job.task);
    }
    for (const man of crew) if (man.job === null) man.worker.unref();
  }

  const { patienceMs } = options;
  const watch =
    patienceMs === undefined
      ? undefined
      : setInterval(
          () => {
            for (const man of crew) {
              if (man.job !== null && performance.now() - man.since > patienceMs) {
                dismiss(man, new Overrun(`took longer than ${patienceMs / 1000} s`, man.at));
              }
            }
          },
          Math.min(1000, patienceMs / 2),
        ).unref();

  return {
    run(task, heard) {
      return new Promise((resolve, reject) => {
        waiting.push({ task, heard, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      clearInterval(watch);
      const workers = [...crew].map((man) => man.worker);
      crew.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

type Message<Result> =
  | { beat: number }
  | { result: Result }
  | { error: { code: ReprintError['code']; message: string; hint: string } };

/**
 * The worker's side: answers every task with `work`, whose second argument is called with the number of the
 * item it turns to, so that an overrun names the item and time is counted per item.
 */
export function serve<Task, Result>(
  work: (task: Task, beat: (at: number) => void) => Promise<Result> | Result,
): void {
  const port = parentPort;
  if (!port) throw new Error('serve() is for worker threads');
  port.on('message', async (task: Task) => {
    try {
      port.postMessage({ result: await work(task, (at) => port.postMessage({ beat: at })) });
    } catch (thrown) {
      const { code, message, hint } = asReprintError(thrown);
      port.postMessage({ error: { code, message, hint } });
    }
  });
}
