import { command } from './command.ts';
import { EXIT } from './verb.ts';

/**
 * The process: one command line, Ctrl-C once to stop in good order and twice to stop at once.
 */
const stop = new AbortController();
process.on('SIGINT', () => {
  if (stop.signal.aborted) process.exit(EXIT.interrupted);
  process.stderr.write('\nstopping; Ctrl-C again stops at once\n');
  stop.abort();
});
process.on('SIGTERM', () => stop.abort());

// `reprint … | head` closes our stdout: that is the reader's right and no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});
// Who no longer listens to what is said to a person does not stop the work.
process.stderr.on('error', () => {});

process.exitCode = await command(process.argv.slice(2), stop.signal);
// A terminal that is still open for input keeps nobody here.
if (stop.signal.aborted) process.exit();
