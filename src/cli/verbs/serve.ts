import { join } from 'node:path';
import { ReprintError } from '../../base/error.ts';
import { EXIT, type Verb } from '../verb.ts';
import { oneFolder } from '../words.ts';

export const serveVerb: Verb = {
  usage: 'serve DIR [--port N]',
  summary: 'show the pressed site of an archive on this machine',
  about: [
    'Serves DIR/site on localhost until Ctrl-C. The site needs no server: this one is for looking at it before it goes to a web host or a USB stick.',
  ],
  options: {
    port: { type: 'string', value: 'N', help: 'port to listen on (8080, or the next that is free)' },
  },
  examples: ['reprint serve hkcnews --port 8000'],
  async run({ positionals, values }, io) {
    const dir = oneFolder(positionals);
    const port = portOf(values.port);
    const { serve } = await import('../../press/index.ts');
    const server = await serve(join(dir, 'site'), { port });
    await io.print(io.json ? JSON.stringify({ url: server.url }) : server.url);
    await new Promise<void>((resolve) => {
      if (io.signal.aborted) resolve();
      io.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await server.close();
    return EXIT.done;
  },
};

function portOf(value: unknown): number {
  if (value === undefined) return 8080;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new ReprintError('USAGE', `--port ${value} is no port`, 'a port is a number from 0 to 65535');
}
