import { follow } from '../progress.ts';
import type { Verb } from '../verb.ts';
import { oneFolder } from '../words.ts';

export const refreshVerb: Verb = {
  usage: 'refresh DIR',
  summary: 'read and edit again from the evidence, after outlet.yaml or a recipe changed',
  about: [
    'Nothing is fetched. Articles that a person edited are left alone: a new text goes beside them as ID.new.md and is reported.',
  ],
  options: {},
  examples: ['reprint refresh hkcnews'],
  async run({ positionals }, io) {
    const dir = oneFolder(positionals);
    const { refresh } = await import('../../rescue/index.ts');
    return follow(refresh(dir, io.signal), io);
  },
};
