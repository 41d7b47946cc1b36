import type { QueueLine, Status } from '../../rescue/index.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, figure, oneFolder, size } from '../words.ts';

export const statusVerb: Verb = {
  usage: 'status DIR',
  summary: 'tell how far a rescue has come, also while it runs',
  about: [
    'Captures are found (listed by an archive), queued, fetched, and read: as an article, a tombstone, or neither. Those that did not come are counted by their reasons. Nothing is changed, and no archive is asked.',
  ],
  options: {
    each: { type: 'boolean', help: 'a line for each capture that archives list: its state, its name, why' },
  },
  examples: ['reprint status hkcnews', 'watch -n 60 reprint status hkcnews'],
  async run({ positionals, values }, io) {
    const dir = oneFolder(positionals);
    const { openArchive } = await import('../../archive/index.ts');
    const { queueLines, statusOf } = await import('../../rescue/index.ts');
    const archive = openArchive(dir, { write: false });
    try {
      if (values.each === true) {
        for (const line of queueLines(archive.dir))
          await io.print(io.json ? JSON.stringify(line) : lineOf(line));
        return EXIT.done;
      }
      const status = statusOf(archive);
      await io.print(io.json ? JSON.stringify(status) : statusLines(status).join('\n'));
    } finally {
      archive.close();
    }
    return EXIT.done;
  },
};

function lineOf({ state, capture, reason }: QueueLine): string {
  return `${state.padEnd(10)}  ${capture}${reason === null ? '' : `  (${reason})`}`;
}

function statusLines({
  running,
  lists,
  queue,
  failed,
  blocked,
  mismatches,
  bytes,
  articles,
}: Status): string[] {
  const row = (n: number, words: string) => `  ${figure(n).padStart(11)}  ${words}`;
  return [
    running === null ? 'no rescue is under way' : `a rescue is under way: ${running}`,
    ...(lists.length === 0 ? [] : ['', 'lists:', ...lists.flatMap(listRows)]),
    ...(queue === null ? [] : ['', ...queueRows(queue, row)]),
    ...reasonRows('failed, and tried in three runs at most:', failed, row),
    ...reasonRows('blocked by the archive:', blocked, row),
    '',
    ...(mismatches === 0
      ? []
      : [`${counted(mismatches, 'capture')} whose bytes are not those that the archive's index names`]),
    `${size(bytes)} of evidence, ${counted(articles, 'article')} in the last edition`,
  ];
}

function listRows({ archive, scope, rows, pages, whole, at }: Status['lists'][number]): string[] {
  return [
    `  ${scope}, by ${archive}`,
    `  ${figure(rows).padStart(11)}  rows on ${counted(pages, 'page')}, ${whole ? 'whole' : 'not whole yet'}, ${at.slice(0, 16).replace('T', ' ')} UTC`,
  ];
}

function queueRows(
  { listed, outcomes, open, pictures }: NonNullable<Status['queue']>,
  row: (n: number, words: string) => string,
): string[] {
  const nothing = outcomes.unavailable ?? 0;
  const fetched = Object.values(outcomes).reduce((sum, n) => sum + n, 0) - nothing;
  return [
    'captures:',
    row(listed, 'found: listed by an archive'),
    row(fetched, 'fetched and read:'),
    row(outcomes.article ?? 0, '  articles'),
    row(outcomes.tombstone ?? 0, '  tombstones'),
    row(outcomes.notArticle ?? 0, '  no articles'),
    row(outcomes.unreadable ?? 0, '  unreadable'),
    row(nothing, 'asked for in vain: redirects, errors, failures'),
    row(open, 'queued, at least: one for each page that is not through'),
    '',
    'pictures:',
    row(pictures.wanted, 'shown by the articles'),
    row(pictures.saved, 'fetched'),
    row(pictures.wanted - pictures.open - pictures.saved, 'lost'),
    row(pictures.open, 'queued'),
  ];
}

function reasonRows(
  title: string,
  reasons: Status['failed'],
  row: (n: number, words: string) => string,
): string[] {
  return reasons.length === 0
    ? []
    : ['', title, ...reasons.map(({ reason, captures }) => row(captures, reason))];
}
