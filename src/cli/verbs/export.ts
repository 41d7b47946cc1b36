import { untilStopped } from '../until-stopped.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, oneFolder, required } from '../words.ts';

export const exportVerb: Verb = {
  usage: 'export DIR --hugo OUT',
  summary: 'write the articles in the form of another program',
  about: [
    '--hugo writes a folder that Hugo builds as it is: the articles below content/, their pictures, the shortcodes that they use, and the smallest configuration and layouts.',
  ],
  options: { hugo: { type: 'string', value: 'OUT', help: 'folder for a Hugo site' } },
  examples: ['reprint export hkcnews --hugo hkcnews-hugo && hugo --source hkcnews-hugo'],
  async run({ positionals, values }, io) {
    const out = required(values.hugo, '--hugo', 'say where the Hugo site is to be: --hugo OUT');
    const dir = oneFolder(positionals);
    const { exportHugo } = await import('../../press/index.ts');
    for await (const event of untilStopped(exportHugo(dir, out), io.signal)) {
      if (event.kind === 'progress') io.progress(`exporting: ${counted(event.exported, 'article')}`);
      else if (event.kind === 'refused') io.say(`passed over: ${event.path}: ${event.reason}`);
      else if (io.json) await io.print(JSON.stringify(event.summary));
      else
        await io.print(
          `${counted(event.summary.articles, 'article')} on ${counted(event.summary.files, 'file')}`,
        );
    }
    return EXIT.done;
  },
};
