import { readFileSync } from 'node:fs';
import { follow } from '../progress.ts';
import type { Verb } from '../verb.ts';
import { oneFolder, required } from '../words.ts';

export const importVerb: Verb = {
  usage: 'import FOLDER --to DIR [--outlet FILE]',
  summary: 'take the files of an earlier rescue into an archive, and mend them',
  about: [
    'FOLDER holds articles as Markdown with YAML front matter (title, date, author, …, url, original_url), as ninjs, or as JSON Lines. Pleas, biographies and addresses of archives are taken out of their text, farewells and outages are known for what they are; every change is told (reprint explain). The originals are kept below DIR/imported. A file that cannot be read is told and kept aside.',
    'What could not be mended is fetched by reprint rescue HOST --to DIR, and nothing else.',
  ],
  options: {
    to: { type: 'string', value: 'DIR', help: 'the archive; made where it is not there yet' },
    outlet: { type: 'string', value: 'FILE', help: 'what you know of the outlet (becomes DIR/outlet.yaml)' },
  },
  examples: ['reprint import hkcnews-article-archive/articles --to hkcnews --outlet hkcnews.yaml'],
  async run({ positionals, values }, io) {
    const order = {
      folder: oneFolder(positionals),
      dir: required(values.to, '--to', 'say where the archive is to be: --to DIR'),
      outlet: typeof values.outlet === 'string' ? readFileSync(values.outlet, 'utf8') : null,
      signal: io.signal,
    };
    const { importFolder } = await import('../../rescue/index.ts');
    return follow(importFolder(order), io);
  },
};
