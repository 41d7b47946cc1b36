/** One press in a process of its own, for `bench/press.ts`: `node bench/press-once.ts DIR SITE` tells its marks as one line of JSON. */
import { press } from '../src/press/index.ts';
import { peakMbOf } from './measured.ts';

/** What the process has used since it began. */
export interface Mark {
  seconds: number;
  /** Processor time of all its threads, user's and system's. */
  cpuSeconds: number;
  /** The most memory that it had at once, in MB. */
  peakMb: number;
}

export interface Pressed {
  /** All pages stand, and the index for the search begins. */
  pages: Mark;
  done: Mark;
  written: number;
}

if (import.meta.main) {
  const [dir, site] = process.argv.slice(2);
  let pages = mark();
  let written = 0;
  for await (const event of press(dir!, site)) {
    if (event.kind === 'indexing') pages = mark();
    if (event.kind === 'done') written = event.summary.written;
  }
  console.log(JSON.stringify({ pages, done: mark(), written } satisfies Pressed));
}

function mark(): Mark {
  const { user, system } = process.cpuUsage();
  return {
    seconds: process.uptime(),
    cpuSeconds: (user + system) / 1e6,
    peakMb: peakMbOf(process.pid),
  };
}
