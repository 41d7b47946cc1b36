import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const bin = resolve(import.meta.dirname, '../bin/reprint.js');

export interface Measured {
  code: number | null;
  seconds: number;
  /** The most memory that the process had at once, in MB (Linux: VmHWM). */
  peakMb: number;
  stdout: string;
  stderr: string;
}

/** Starts one command of the program as a person would. */
export function reprint(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs one command to its end, and watches its time and memory. */
export async function measured(words: readonly string[]): Promise<Measured> {
  const startedAt = performance.now();
  const child = reprint(words);
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (piece) => (stdout += piece));
  child.stderr!.on('data', (piece) => (stderr += piece));
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakMbOf(child.pid!));
  }, 50);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearInterval(watch);
  return { code, seconds: (performance.now() - startedAt) / 1000, peakMb, stdout, stderr };
}

/** The most memory that a process has had so far; 0 where it is gone, or the system does not tell. */
export function peakMbOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
