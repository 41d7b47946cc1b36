import { ReprintError } from '../../base/error.ts';
import type { MapServer } from '../../press/index.ts';
import type { Io } from '../io.ts';
import { untilStopped } from '../until-stopped.ts';
import { EXIT, type Verb } from '../verb.ts';
import { counted, oneFolder } from '../words.ts';

export const exportVerb: Verb = {
  usage: 'export DIR --hugo OUT | --nginx OUT | --apache OUT',
  summary: 'write the articles, or their old addresses, in the form of another program',
  about: [
    '--hugo writes a folder that Hugo builds as it is: the articles below content/, their pictures, the shortcodes that they use, and the smallest configuration and layouts.',
    '--nginx and --apache write all addresses that the articles had as tables for that server, with the few lines of configuration that lead each to its page. They are for the server and not for its visitors: keep them outside the site.',
  ],
  options: {
    hugo: { type: 'string', value: 'OUT', help: 'folder for a Hugo site' },
    nginx: { type: 'string', value: 'OUT', help: 'folder for the tables of nginx' },
    apache: { type: 'string', value: 'OUT', help: 'folder for the tables of Apache' },
    address: { type: 'string', value: 'URL', help: 'public address of the site, for the tables' },
  },
  examples: [
    'reprint export hkcnews --hugo hkcnews-hugo && hugo --source hkcnews-hugo',
    'reprint export hkcnews --nginx hkcnews-nginx',
  ],
  async run({ positionals, values }, io) {
    const asked = FORMS.filter((form) => typeof values[form] === 'string' && values[form] !== '');
    const [form, ...others] = asked;
    if (form === undefined || others.length > 0)
      throw new ReprintError(
        'USAGE',
        form === undefined ? 'in which form?' : `one form, not ${asked.length}`,
        'say which, and the folder for it: --hugo OUT, --nginx OUT or --apache OUT',
      );
    const out = String(values[form]);
    const dir = oneFolder(positionals);
    if (form === 'hugo') await toHugo(dir, out, io);
    else await toMaps(dir, out, form, typeof values.address === 'string' ? values.address : null, io);
    return EXIT.done;
  },
};

const FORMS = ['hugo', 'nginx', 'apache'] as const;

async function toHugo(dir: string, out: string, io: Io): Promise<void> {
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
}

async function toMaps(
  dir: string,
  out: string,
  server: MapServer,
  address: string | null,
  io: Io,
): Promise<void> {
  const { exportMaps } = await import('../../press/index.ts');
  io.progress('gathering addresses');
  for await (const event of untilStopped(exportMaps(dir, out, server, address), io.signal)) {
    if (event.kind === 'refused') io.say(`passed over: ${event.path}: ${event.reason}`);
    else if (io.json) await io.print(JSON.stringify(event.summary));
    else {
      const { ids, addresses, left } = event.summary;
      const rest =
        left === 0 ? '' : `; ${counted(left, 'address')} left to 404.html, which no table can hold`;
      await io.print(`${counted(ids, 'id')} and ${counted(addresses, 'address')}${rest}`);
    }
  }
}
