/** Where a command reads and writes: stdout for data only, stderr for everything said to a person. */
export interface Io {
  /** Whether `--json` was given. */
  json: boolean;
  /** Aborted at the first Ctrl-C. */
  signal: AbortSignal;
  stdin: AsyncIterable<Uint8Array>;
  /** A line of data on stdout; on a terminal these parts of it stand out. Resolves when the reader has taken it. */
  print(line: string, marks?: readonly [start: number, end: number][]): Promise<void>;
  /** A line to the person on stderr. */
  say(line: string): void;
  /** What a long command is busy with; shown in place on a terminal, as a line now and then elsewhere. */
  progress(status: string): void;
}

/** Plain lines come at most this often when nobody watches a terminal. */
const PLAIN_EVERY_MS = 10_000;
/** And on a terminal this often. */
const LIVE_EVERY_MS = 100;

/** The Io of a real process. */
export function processIo(json: boolean, signal: AbortSignal): Io {
  const { stdout, stderr } = process;
  let shownAt = 0;
  let live = false;

  function clear(): void {
    if (live) stderr.write('\r\x1b[K');
    live = false;
  }

  return {
    json,
    signal,
    get stdin() {
      return process.stdin;
    },
    async print(line, marks = []) {
      clear();
      const shown = stdout.isTTY ? bold(harmless(line), marks) : line;
      if (!stdout.write(`${shown}\n`)) await new Promise<void>((resolve) => stdout.once('drain', resolve));
    },
    say(line) {
      clear();
      stderr.write(`${harmless(line)}\n`);
    },
    progress(status) {
      const now = performance.now();
      if (now - shownAt < (stderr.isTTY ? LIVE_EVERY_MS : PLAIN_EVERY_MS)) return;
      shownAt = now;
      if (!stderr.isTTY) {
        stderr.write(`${harmless(status)}\n`);
        return;
      }
      clear();
      // A terminal that does not know its width says 0.
      stderr.write(harmless(status).slice(0, (stderr.columns || 80) - 1));
      live = true;
    },
  };
}

function bold(line: string, marks: readonly [start: number, end: number][]): string {
  return marks.reduceRight(
    (text, [start, end]) =>
      `${text.slice(0, start)}\x1b[1m${text.slice(start, end)}\x1b[22m${text.slice(end)}`,
    line,
  );
}

/** Names and texts come from strangers: an escape sequence in one (`\\x1b]0;…`) must not reach the terminal. */
function harmless(text: string): string {
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
}
