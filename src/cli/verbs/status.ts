import type { Status } from '../../rescue/index.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, oneFolder } from '../words.ts';

export const statusVerb: Verb = {
  usage: 'status DIR',
  summary: 'tell how far a rescue has come, also while it runs',
  about: [
    'Captures are found (listed by an archive), queued, fetched, and then read: as an article, a tombstone, no article. Those that did not come stand with their reasons. Nothing is changed and nothing is asked of an archive.',
  ],
  options: {},
  examples: ['reprint status hkcnews', 'watch reprint status hkcnews'],
  async run({ positionals }, io) {
    const dir = oneFolder(positionals);
    const { openArchive } = await import('../../archive/index.ts');
    const { statusOf } = await import('../../rescue/index.ts');
    const archive = openArchive(dir, { write: false });
    try {
      const status = statusOf(archive);
      await io.print(io.json ? JSON.stringify(status) : statusLines(status).join('\n'));
    } finally {
      archive.close();
    }
    return EXIT.done;
  },
};

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
  const row = (n: number, words: string) => `  ${n.toLocaleString('en').padStart(12)}  ${words}`;
  const outcomes = queue?.outcomes ?? {};
  const fetched = Object.entries(outcomes).reduce((sum, [is, n]) => sum + (is === 'unavailable' ? 0 : n), 0);
  return [
    running === null ? 'nobody is writing into it' : `a rescue is under way: ${running}`,
    ...lists.map(
      ({ archive, scope, rows, pages, whole, at }) =>
        `list of ${scope} by ${archive}: ${counted(rows, 'row')} on ${counted(pages, 'page')}, ${whole ? 'whole' : 'not whole yet'} (${at})`,
    ),
    ...(queue === null
      ? []
      : [
          'captures:',
          row(queue.listed, 'found'),
          row(queue.open, `queued, at least: of ${counted(queue.articles, 'page')} more is wanted`),
          row(fetched, 'fetched and read:'),
          row(outcomes.article ?? 0, '  articles'),
          row(outcomes.tombstone ?? 0, '  tombstones'),
          row(outcomes.notArticle ?? 0, '  no articles'),
          row(outcomes.unreadable ?? 0, '  unreadable'),
          row(outcomes.unavailable ?? 0, 'did not come'),
          'pictures:',
          row(queue.pictures.wanted, 'wanted'),
          row(queue.pictures.open, 'queued'),
          row(queue.pictures.saved, 'fetched'),
          row(queue.pictures.wanted - queue.pictures.open - queue.pictures.saved, 'lost'),
        ]),
    ...reasonRows('failed:', failed, row),
    ...reasonRows('blocked:', blocked, row),
    ...(mismatches === 0
      ? []
      : [`${counted(mismatches, 'capture')} with another body than its index describes`]),
    `evidence: ${Math.ceil(bytes / 1e6).toLocaleString('en')} MB; ${counted(articles, 'article')} in the last edition`,
  ];
}

function reasonRows(
  title: string,
  reasons: Status['failed'],
  row: (n: number, words: string) => string,
): string[] {
  return reasons.length === 0 ? [] : [title, ...reasons.map(({ reason, captures }) => row(captures, reason))];
}
