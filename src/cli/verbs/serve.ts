import { join } from 'node:path';
import { ReprintError } from '../../base/error.ts';
import { EXIT, type Verb } from '../verb.ts';
import { oneFolder } from '../words.ts';

export const serveVerb: Verb = {
  usage: 'serve DIR [--port N]',
  summary: 'show a pressed site on this machine, and how far its rescue has come',
  about: [
    'Serves the site of an archive, or any folder that reprint press made, on localhost until Ctrl-C. The site needs no server: this one is for looking at it before it goes to a web host or a USB stick.',
    'Of an archive it also shows, at /.progress, what reprint status tells, and goes on showing it while a rescue is under way; until the archive is pressed, that is all there is to see. It only reads.',
  ],
  options: {
    port: { type: 'string', value: 'N', help: 'port to listen on (8080, or the next that is free)' },
  },
  examples: ['reprint serve hkcnews --port 8000', 'reprint serve hkcnews/site'],
  async run({ positionals, values }, io) {
    const dir = oneFolder(positionals);
    const port = portOf(values.port);
    const { isArchive } = await import('../../archive/index.ts');
    const { serve } = await import('../../press/index.ts');
    const { watchStatus } = await import('../../rescue/index.ts');
    const watch = isArchive(dir) ? watchStatus(dir) : null;
    try {
      const server =
        watch === null
          ? await serve(dir, { port })
          : await serve(join(dir, 'site'), { port, rescue: { archive: dir, look: watch.look } });
      const { url, progress } = server;
      await io.print(io.json ? JSON.stringify({ url, progress }) : url);
      if (progress !== null) io.say(`how far the rescue has come: ${progress}`);
      await new Promise<void>((resolve) => {
        if (io.signal.aborted) resolve();
        io.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await server.close();
    } finally {
      await watch?.close();
    }
    return EXIT.done;
  },
};

function portOf(value: unknown): number {
  if (value === undefined) return 8080;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new ReprintError('USAGE', `--port ${value} is no port`, 'a port is a number from 0 to 65535');
}
