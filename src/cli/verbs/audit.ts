import type { Census } from '../../archive/index.ts';
import { ReprintError } from '../../base/error.ts';
import { auditLines } from '../audit-lines.ts';
import { type NextStep, nextSteps } from '../next-steps.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, oneFolder } from '../words.ts';

export const auditVerb: Verb = {
  usage: 'audit DIR [--csv FILE] [--strict]',
  summary: 'tell what became of every article that the outlet is known to have published',
  about: [
    'Each article that a capture, a list of an archive, a page, a feed or a gap in the numbers makes known is in exactly one state: rescued, revision or alias of another, tombstone only, never captured, unreadable, failed, blocked, withheld. The figures, the reasons, what is missing with the days around it, and what to do next. Nothing is changed; account/known.jsonl has every line.',
  ],
  options: {
    csv: {
      type: 'string',
      value: 'FILE',
      help: 'write one line an article as CSV; - for stdout, and nothing else',
    },
    strict: { type: 'boolean', help: 'fail where anything is missing that no evidence explains' },
  },
  examples: ['reprint audit hkcnews', 'reprint audit hkcnews --csv missing.csv --strict'],
  async run({ positionals, values }, io) {
    const dir = oneFolder(positionals);
    const { censusOf, openArchive, readKnown } = await import('../../archive/index.ts');
    const { parseOutlet } = await import('../../outlets/index.ts');
    const { printCsv, writeCsv } = await import('../known-csv.ts');
    const archive = openArchive(dir, { write: false });
    try {
      if (values.csv === '-') await printCsv(readKnown(dir), io);
      else if (typeof values.csv === 'string') await writeCsv(readKnown(dir), values.csv);
      const census = await censusOf(readKnown(dir));
      if (values.csv !== '-') {
        const outlet = parseOutlet(archive.outletText() ?? 'name: unknown');
        const lists = [...archive.events('listed')];
        const next = nextSteps(dir, outlet, census, lists);
        await io.print(io.json ? jsonOf(census, next) : auditLines(outlet.name, census, next).join('\n'));
      }
      if (values.strict === true && census.unexplained > 0) throw unexplained(census, dir);
      return EXIT.done;
    } finally {
      archive.close();
    }
  },
};

function jsonOf(census: Census, next: NextStep[]): string {
  return JSON.stringify({ ...census, next });
}

function unexplained({ unexplained: articles }: Census, dir: string): ReprintError {
  return new ReprintError(
    'UNEXPLAINED',
    `of ${counted(articles, 'article')} nobody knows why they are missing`,
    `reprint audit ${dir} tells which, and what to do`,
  );
}
