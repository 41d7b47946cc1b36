import { readFileSync } from 'node:fs';
import { ReprintError } from '../../base/error.ts';
import { follow } from '../progress.ts';
import type { Verb } from '../verb.ts';
import { required } from '../words.ts';

export const rescueVerb: Verb = {
  usage: 'rescue SOURCE… --to DIR [--outlet FILE] [--link]',
  summary: 'make an archive of articles out of captures, or go on with one',
  about: [
    'SOURCE is a WARC, ARC or WACZ file, or a folder of them. The files are copied into DIR/captures/given, byte for byte; every page in them is read, every article written to DIR/articles, and what became of every address to DIR/account.',
    'It may be stopped at any moment, even by a power cut: the same command goes on where it stopped. Damaged records are reported and passed over.',
  ],
  options: {
    to: { type: 'string', value: 'DIR', help: 'the archive; made where it is not there yet' },
    outlet: { type: 'string', value: 'FILE', help: 'what you know of the outlet (becomes DIR/outlet.yaml)' },
    link: { type: 'boolean', help: 'link the given files instead of copying them' },
  },
  examples: [
    'reprint rescue crawl.warc.gz --to hkcnews',
    'reprint rescue warcs/ --to hkcnews --outlet hkcnews.yaml',
  ],
  async run({ positionals, values }, io) {
    const dir = required(values.to, '--to', 'say where the archive is to be: --to DIR');
    if (positionals.length === 0) {
      throw new ReprintError('USAGE', 'rescue what?', 'give a WARC, ARC or WACZ file, or a folder of them');
    }
    const { fileSource } = await import('../../sources/index.ts');
    const order = {
      dir,
      sources: [fileSource(positionals)],
      outlet: typeof values.outlet === 'string' ? readFileSync(values.outlet, 'utf8') : null,
      link: values.link === true,
      signal: io.signal,
    };
    const { rescue } = await import('../../rescue/index.ts');
    return follow(rescue(order), io);
  },
};
