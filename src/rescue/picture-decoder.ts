import { type ChildProcess, fork } from 'node:child_process';
import { ReprintError } from '../base/error.ts';
import { sibling } from '../base/pool.ts';
import { bmpVerdict } from './bmp.ts';
import { pictureKind } from './picture-kind.ts';
import { type Decoded, type PictureTask, type PictureVerdict, REASONS } from './picture-verdict.ts';

/** A picture of 100 million pixels took four seconds at most; a slow machine takes some times as long. */
const PATIENCE_MS = 30_000;
const TURNS = 20;

export interface PictureDecoder {
  /**
   * Decodes a picture to make sure that it is one. Whatever the bytes are, this ends, and with a verdict.
   * @throws ReprintError UNSUPPORTED where this machine has no decoder, INTERRUPTED once it is closed
   */
  decode(bytes: Uint8Array): Promise<PictureVerdict>;
  close(): void;
}

/** What became of one picture that was handed to the process. */
type Answer = Decoded | { broke: 'slow' | 'died' };

/**
 * Decodes pictures in a process of its own, one at a time; it is started for the first one, and anew after one
 * that it did not survive. `program` and `patienceMs` are for tests.
 */
export function startPictureDecoder(
  program = sibling(import.meta.url, 'picture-process'),
  patienceMs = PATIENCE_MS,
): PictureDecoder {
  let child: ChildProcess | null = null;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  /** Whether this machine's decoder has ever answered: one that cannot even start is no picture's fault. */
  let works = false;

  function hired(): ChildProcess {
    if (child) return child;
    child = fork(program, [], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // Between two pictures it may die as it likes: the next one has a new one.
    child.on('error', () => {});
    return child;
  }

  function dismiss(process: ChildProcess): void {
    process.kill('SIGKILL');
    if (child === process) child = null;
  }

  function ask(task: PictureTask): Promise<Answer> {
    if (closed) throw stopped();
    const process = hired();
    process.ref();
    process.channel?.ref();
    return new Promise((resolve, reject) => {
      const died = (): void => settle({ broke: 'died' });
      const heard = (answer: unknown): void => settle(answer as Decoded);
      const settle = (answer: Answer): void => {
        clearInterval(watch);
        process.off('message', heard).off('exit', died).off('error', died);
        process.unref();
        process.channel?.unref();
        if ('broke' in answer || answer.isSpent) dismiss(process);
        if (closed) reject(stopped());
        else resolve(answer);
      };
      // Turns of the watch are counted: a machine that slept was not busy.
      let turns = 0;
      const watch = setInterval(() => ++turns === TURNS && settle({ broke: 'slow' }), patienceMs / TURNS);
      process.on('message', heard).on('exit', died).on('error', died);
      process.send(task, (error) => error && died());
    });
  }

  async function decodeRaster(bytes: Uint8Array, extension: string): Promise<PictureVerdict> {
    let answer = await ask({ bytes, extension });
    // It may have died of something else: somebody short of memory ended it.
    if ('broke' in answer && answer.broke === 'died') answer = await ask({ bytes, extension });
    works ||= 'verdict' in answer;
    if ('verdict' in answer) return answer.verdict;
    if (answer.broke === 'memory') return { reason: REASONS.tooLarge };
    if (answer.broke === 'slow') return { reason: REASONS.slow };
    if (!works && !(await canDecode())) throw unsupported();
    return { reason: REASONS.fatal };
  }

  async function canDecode(): Promise<boolean> {
    const answer = await ask({ bytes: DOT, extension: 'gif' });
    works = 'verdict' in answer && !('reason' in answer.verdict);
    return works;
  }

  return {
    async decode(bytes) {
      const extension = pictureKind(bytes);
      if (extension === null) return { reason: REASONS.none };
      if (extension === 'svg') return { extension, width: null, height: null, damage: null };
      if (extension === 'bmp') return bmpVerdict(bytes);
      const verdict = last.then(() => decodeRaster(bytes, extension));
      last = verdict.catch(() => {});
      return await verdict;
    },
    close() {
      closed = true;
      if (child) dismiss(child);
    },
  };
}

/** The smallest GIF there is. */
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

function unsupported(): ReprintError {
  return new ReprintError(
    'UNSUPPORTED',
    'pictures cannot be decoded on this machine',
    'install Reprint again with its optional dependencies (`npm install --include=optional`): they hold the decoder',
  );
}

/** For who asks something of what was closed. */
export function stopped(): ReprintError {
  return new ReprintError('INTERRUPTED', 'stopped', 'the same command goes on where this one stopped');
}
