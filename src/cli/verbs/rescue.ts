import { readFileSync } from 'node:fs';
import { ReprintError } from '../../base/error.ts';
import { ARCHIVE_OPTIONS, openArchives } from '../archives.ts';
import { checkHosts } from '../named-hosts.ts';
import { follow } from '../progress.ts';
import { asAsked, dateWord, targetsOf } from '../targets.ts';
import type { Verb, Words } from '../verb.ts';
import { oneOf, required, wholeNumber } from '../words.ts';

export const rescueVerb: Verb = {
  usage: 'rescue HOST|URL-PREFIX|FILE|FOLDER… --to DIR',
  summary: 'make an archive of articles out of captures, or go on with one',
  about: [
    'Of a host (hkcnews.com, with all that lies below it) or the beginning of an address, the Wayback Machine is asked for its captures; files are WARC, ARC or WACZ. What is fetched is written to DIR/captures/fetched as WARC; given files are copied into DIR/captures/given, byte for byte. Every page is read, every article written to DIR/articles, and what became of every address to DIR/account.',
    'An archive is asked politely: at most 24 lists and 480 captures a minute, and not at all when it says so. For a newspaper that takes hours or days: reprint plan HOST tells how long.',
    'It may be stopped at any moment, even by a power cut: the same command goes on where it stopped. Damaged records are reported and passed over. Exit code 3 means that captures failed which another run may bring.',
  ],
  options: {
    to: { type: 'string', value: 'DIR', help: 'the archive; made where it is not there yet' },
    outlet: { type: 'string', value: 'FILE', help: 'what you know of the outlet (becomes DIR/outlet.yaml)' },
    link: { type: 'boolean', help: 'link the given files instead of copying them' },
    from: { type: 'string', value: 'DATE', help: 'captures of this day or later: 2019, 2019-02-28' },
    'to-date': { type: 'string', value: 'DATE', help: 'captures of this day or earlier' },
    captures: {
      type: 'string',
      value: 'WHICH',
      help: 'of each article: text (one whole text), revisions (every text; the usual), all',
    },
    only: {
      type: 'string',
      value: 'WHAT',
      help: 'articles, or media (the pictures of articles that are there)',
    },
    limit: { type: 'string', value: 'N', help: 'fetch at most N captures in this run' },
    relist: { type: 'boolean', help: 'ask for the list again, also where it is less than a day old' },
    listed: { type: 'boolean', help: 'ask for no list: fetch what is listed already' },
    ...ARCHIVE_OPTIONS,
  },
  examples: [
    'reprint rescue hkcnews.com --to hkcnews',
    'reprint rescue https://hkcnews.com/article/ --from 2019 --to-date 2019-06 --to hkcnews',
    'reprint rescue warcs/ --to hkcnews --outlet hkcnews.yaml',
  ],
  async run({ positionals, values }, io) {
    const dir = required(values.to, '--to', 'say where the archive is to be: --to DIR');
    if (positionals.length === 0) {
      throw new ReprintError(
        'USAGE',
        'rescue what?',
        'give a host, as in hkcnews.com, or a WARC, ARC or WACZ file, or a folder of them',
      );
    }
    const dates = { from: dateWord(values.from, '--from'), until: dateWord(values['to-date'], '--to-date') };
    const { paths, scopes: named } = targetsOf(positionals, dates);
    const scopes = asAsked(named, values.archive);
    const fetch = choicesOf(values);
    const outlet = typeof values.outlet === 'string' ? readFileSync(values.outlet, 'utf8') : null;
    await checkHosts(dir, outlet, scopes);
    const { fileSource } = await import('../../sources/index.ts');
    const archives = scopes.length === 0 ? null : await openArchives(values, dir, io);
    const order = {
      dir,
      files: paths.length === 0 ? [] : [fileSource(paths)],
      archives: archives?.sources ?? [],
      scopes,
      fetch,
      outlet,
      link: values.link === true,
      signal: io.signal,
    };
    const { rescue } = await import('../../rescue/index.ts');
    try {
      return await follow(rescue(order), io);
    } finally {
      await archives?.close();
    }
  },
};

function choicesOf(values: Words['values']) {
  if (values.relist === true && values.listed === true)
    throw new ReprintError('USAGE', '--relist and --listed are opposites', 'give one of them');
  return {
    goal: oneOf(values.captures, '--captures', ['text', 'revisions', 'all']) ?? 'revisions',
    only: oneOf(values.only, '--only', ['articles', 'media']),
    limit: wholeNumber(values.limit, '--limit'),
    listing: values.relist === true ? 'anew' : values.listed === true ? 'kept' : 'usual',
  } as const;
}
