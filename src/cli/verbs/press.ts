import { hostLines } from '../host-lines.ts';
import { untilStopped } from '../until-stopped.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, oneFolder } from '../words.ts';

export const pressVerb: Verb = {
  usage: 'press DIR [--to SITE] [--address URL]',
  summary: 'make a static site out of an archive',
  about: [
    'Writes pages, feeds and indexes to DIR/site. The site needs no server and no JavaScript: put it on any web host, or open its index.html from a USB stick. Pressing again writes only what changed.',
  ],
  options: {
    to: { type: 'string', value: 'SITE', help: 'folder for the site (DIR/site)' },
    address: { type: 'string', value: 'URL', help: 'public address of the site, for its feed and sitemap' },
  },
  examples: ['reprint press hkcnews --address https://hkcnews.example/'],
  async run({ positionals, values }, io) {
    const dir = oneFolder(positionals);
    const site = typeof values.to === 'string' ? values.to : null;
    const address = typeof values.address === 'string' ? { address: values.address } : {};
    const startedAt = performance.now();
    const { press } = await import('../../press/index.ts');
    const events = press(dir, site, { ...address, signal: io.signal });
    for await (const event of untilStopped(events, io.signal)) {
      switch (event.kind) {
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
              ].join('\n'),
            );
        }
      }
    }
    return EXIT.done;
  },
};
