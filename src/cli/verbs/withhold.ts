import { ReprintError } from '../../base/error.ts';
import type { Withholding } from '../../rescue/index.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, required } from '../words.ts';

export const withholdVerb: Verb = {
  usage: 'withhold DIR (ID | --name NAME) (--reason TEXT | --undo)',
  summary: 'leave an article, or a name in bylines, out of the pressed site',
  about: [
    'The article with its revisions goes from every page, list and feed of the next press; the page of what is lost says that it is withheld, and why. A name goes from all bylines that hold it (記者林勵 holds 林勵, 林勵文 does not), and its articles stay; where the name stands within a text it stays too. The reason is public: name nobody in it.',
    'In the archive everything stays as it is, and the account keeps a record of it.',
  ],
  options: {
    name: { type: 'string', value: 'NAME', help: 'a name in bylines, in place of an article' },
    reason: { type: 'string', value: 'TEXT', help: 'why, in words that everybody may read' },
    undo: { type: 'boolean', help: 'let it in again' },
  },
  examples: [
    'reprint withhold hkcnews 18753 --reason "at the request of a person named in it"',
    'reprint withhold hkcnews --name 林勵 --reason "at the request of the author"',
    'reprint withhold hkcnews 18753 --undo',
  ],
  async run({ positionals, values }, io) {
    const [dir, id, ...rest] = positionals;
    const name = typeof values.name === 'string' ? values.name.trim() : null;
    if (dir === undefined || rest.length > 0 || (id === undefined) === (name === null || name === '')) {
      throw new ReprintError(
        'USAGE',
        'withhold what?',
        'reprint withhold DIR ID --reason TEXT, or --name NAME in place of the ID',
      );
    }
    if (values.undo === true && values.reason !== undefined)
      throw new ReprintError('USAGE', '--undo needs no --reason', 'give one of them');
    const reason =
      values.undo === true
        ? null
        : required(values.reason, '--reason', 'say why, in words that everybody may read; or --undo');
    const what: Withholding['what'] = id === undefined ? { name: name! } : { id };
    const { withhold } = await import('../../rescue/index.ts');
    const noted = await withhold({ dir, what, reason, signal: io.signal });
    if (io.json) await io.print(JSON.stringify({ ...noted, reason }));
    else {
      const thing =
        noted.id === null
          ? `the name ${noted.name}, in ${counted(noted.articles, 'byline')},`
          : `article ${noted.id}`;
      await io.print(
        `${thing} is ${reason === null ? 'no longer withheld' : 'withheld'}; now: reprint press ${dir}`,
      );
    }
    return EXIT.done;
  },
};
