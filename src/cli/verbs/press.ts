import { join } from 'node:path';
import { ReprintError } from '../../base/error.ts';
import type { LibraryEvent, PressEvent } from '../../press/index.ts';
import { hostLines, partLines } from '../host-lines.ts';
import { recordsOf } from '../records-of.ts';
import { untilStopped } from '../until-stopped.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted } from '../words.ts';

export const pressVerb: Verb = {
  usage: 'press DIR… [--to SITE] [--library NAME] [--parts years] [--theme DIR] [--address URL]',
  summary: 'make a static site out of an archive, or one library out of several',
  about: [
    'Writes pages, feeds and indexes to DIR/site. The site needs no server and no JavaScript: put it on any web host, or open its index.html from a USB stick. Pressing again writes only what changed.',
    'Several archives become one library: each a whole site in a folder of its own below SITE, with a common front page and one search over all. An archive that is not named again is taken out of it.',
    'Of a paper that is too large for a host, --parts years makes a whole site of each year, in a folder below SITE, with a common front page and one search over all.',
    'A theme is a folder with theme.css, and parts of pages, an icon, fonts and pictures where you like.',
  ],
  options: {
    to: { type: 'string', value: 'SITE', help: 'folder for the site (DIR/site)' },
    library: { type: 'string', value: 'NAME', help: 'name of the library, which may begin with one archive' },
    parts: { type: 'string', value: 'years', help: 'a folder for each year' },
    theme: { type: 'string', value: 'DIR', help: "folder of a publisher's own look" },
    address: {
      type: 'string',
      value: 'URL',
      help: 'public address of the site, for feeds and sitemaps; outlet.yaml may tell it too',
    },
  },
  examples: [
    'reprint press hkcnews --address https://hkcnews.example/',
    "reprint press hkcnews standnews --to public --library 'Hong Kong papers'",
  ],
  async run({ positionals, values }, io) {
    const site = typeof values.to === 'string' ? values.to : null;
    const library = typeof values.library === 'string' ? values.library.trim() : null;
    const [dir, ...others] = positionals;
    const parts = partsOf(values.parts);
    if (dir === undefined) throw whichFolder();
    if (site === null && (others.length > 0 || library !== null)) throw whereTo();
    const options = {
      ...(typeof values.address === 'string' ? { address: values.address } : {}),
      ...(typeof values.theme === 'string' ? { theme: values.theme } : {}),
      records: await recordsOf(),
      signal: io.signal,
    };
    const startedAt = performance.now();
    const { press, pressLibrary } = await import('../../press/index.ts');
    const events: AsyncGenerator<PressEvent | LibraryEvent> =
      parts || others.length > 0 || library !== null
        ? pressLibrary(positionals, site ?? join(dir, 'site'), {
            ...options,
            parts,
            ...(library ? { name: library } : {}),
          })
        : press(dir, site, options);
    for await (const event of untilStopped(events, io.signal)) {
      switch (event.kind) {
        case 'outlet':
          io.say(`${event.number} of ${event.of}: ${event.name}, in ${event.folder}`);
          break;
        case 'surveyed':
          io.progress(`pressing ${counted(event.articles, 'article')}`);
          break;
        case 'progress': {
          const rate = event.pressed / ((performance.now() - startedAt) / 1000);
          io.progress(`pressing: ${counted(event.pressed, 'page')} of ${event.of}, ${Math.round(rate)}/s`);
          break;
        }
        case 'indexing':
          io.progress(`indexing ${counted(event.stories, 'story')} for the search`);
          break;
        case 'refused':
          io.say(`passed over: ${event.path}: ${event.reason}`);
          break;
        case 'done': {
          const { articles, files, bytes, written, hosts } = event.summary;
          const size = `${(bytes / 1e6).toFixed(1)} MB`;
          if (io.json) await io.print(JSON.stringify(event.summary));
          else
            await io.print(
              [
                `${counted(articles, 'article')} on ${counted(files, 'file')}, ${size}; ${counted(written, 'file')} written`,
                ...hostLines(hosts),
                ...(parts && 'outlets' in event.summary ? partLines(event.summary.outlets) : []),
              ].join('\n'),
            );
        }
      }
    }
    return EXIT.done;
  },
};

/** @throws ReprintError USAGE for parts of another kind */
function partsOf(value: unknown): boolean {
  if (value === undefined || value === 'years') return value === 'years';
  throw new ReprintError(
    'USAGE',
    `there are no parts by ${String(value)}`,
    'a part is a year: --parts years',
  );
}

function whichFolder(): ReprintError {
  return new ReprintError(
    'USAGE',
    'which folder?',
    'give the folder of an archive, as in: reprint press hkcnews',
  );
}

function whereTo(): ReprintError {
  return new ReprintError(
    'USAGE',
    'a library needs a folder of its own',
    'name it, as in: reprint press hkcnews standnews --to public',
  );
}
