import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
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
  /** Stops all workers; what they had not answered is rejected as INTERRUPTED. */
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

/** What is new in a heap is looked through this often, in MB: V8 would else let three times as much garbage stand. */
const YOUNG_MB = 24;

interface Crewman<Task, Result> {
  worker: Worker;
  job: Job<Task, Result> | null;
  /** Its module is loaded: from here on time counts. */
  ready: boolean;
  pulse: Pulse;
  /** Beats of the running task that the watch has seen, and how long it has been busy since, in ms. */
  seen: number;
  busy: number;
}

/** What a worker is busy with: how often it has beaten, and the item that it turned to last. In shared memory, as a message for every page of a paper costs more than many a page. */
type Pulse = Int32Array<SharedArrayBuffer>;
const BEATS = 0;
const AT = 1;

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
    const pulse: Pulse = new Int32Array(new SharedArrayBuffer(8));
    const worker = new Worker(module, {
      workerData: pulse,
      resourceLimits:
        options.memoryMb === undefined
          ? {}
          : { maxOldGenerationSizeMb: options.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const man: Crewman<Task, Result> = { worker, job: null, ready: false, pulse, seen: 0, busy: 0 };
    worker.on('message', (message: Message<Result>) => {
      if ('ready' in message) {
        man.ready = true;
        return;
      }
      if ('beat' in message) {
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
      dismiss(
        man,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overrun('out of memory', pulse[AT]!) : error,
      );
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
      free.pulse[AT] = -1;
      free.busy = 0;
      free.worker.ref();
      free.worker.postMessage({ task: job.task, isHeard: job.heard !== undefined } satisfies Order<Task>);
    }
    for (const man of crew) if (man.job === null) man.worker.unref();
  }

  /** Time is told by turns of the watch, not by the clock: a machine that slept was not busy. */
  function watch(patienceMs: number): NodeJS.Timeout {
    const every = Math.min(1000, patienceMs / 4);
    return setInterval(() => {
      for (const man of crew) {
        if (man.job === null || !man.ready) continue;
        const beats = Atomics.load(man.pulse, BEATS);
        man.busy = beats === man.seen ? man.busy + every : 0;
        man.seen = beats;
        if (man.busy > patienceMs)
          dismiss(man, new Overrun(`took longer than ${patienceMs / 1000} s`, Atomics.load(man.pulse, AT)));
      }
    }, every).unref();
  }

  const watching = options.patienceMs === undefined ? undefined : watch(options.patienceMs);

  return {
    run(task, heard) {
      const answer = new Promise<Result>((resolve, reject) => {
        if (closed) return reject(stopped());
        waiting.push({ task, heard, resolve, reject });
        next();
      });
      // Who closes the pool seldom waits for what is left: that is then no unhandled rejection.
      answer.catch(() => {});
      return answer;
    },
    async close() {
      closed = true;
      clearInterval(watching);
      const men = [...crew];
      crew.clear();
      await Promise.all(men.map(({ worker }) => worker.terminate()));
      for (const job of [...men.map((man) => man.job), ...waiting.splice(0)]) job?.reject(stopped());
    },
  };
}

function stopped(): ReprintError {
  return new ReprintError('INTERRUPTED', 'stopped', 'the same command goes on where this one stopped');
}

interface Order<Task> {
  task: Task;
  /** Whether somebody wants to be told every beat. */
  isHeard: boolean;
}

type Message<Result> =
  | { ready: true }
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
  const pulse = workerData as Pulse;
  port.postMessage({ ready: true });
  port.on('message', async ({ task, isHeard }: Order<Task>) => {
    const beat = (at: number): void => {
      Atomics.store(pulse, AT, at);
      Atomics.add(pulse, BEATS, 1);
      if (isHeard) port.postMessage({ beat: at });
    };
    try {
      port.postMessage({ result: await work(task, beat) });
    } catch (thrown) {
      const { code, message, hint } = asReprintError(thrown);
      port.postMessage({ error: { code, message, hint } });
    }
  });
}
