import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '../../base/digest.ts';
import { ReprintError } from '../../base/error.ts';
import type { Plan } from '../../rescue/index.ts';
import { ARCHIVE_OPTIONS, openArchives } from '../archives.ts';
import { checkHosts } from '../named-hosts.ts';
import { planLines, type TimedPlan } from '../plan-lines.ts';
import { show } from '../progress.ts';
import { asAsked, dateWord, targetsOf } from '../targets.ts';
import { EXIT, type Verb } from '../verb.ts';

export const planVerb: Verb = {
  usage: 'plan HOST|URL-PREFIX… [--to DIR]',
  summary: 'tell what a rescue would fetch, how long it would take and how much room',
  about: [
    'Only lists are asked for, so this takes minutes. Which addresses are articles is told by the rule in outlet.yaml, and where there is none by their shapes, which are shown: a rule can be written from them.',
    'With --to the list is kept in DIR, and reprint rescue goes on from it; without, in a cache. A plan that was cut off goes on where it stopped.',
  ],
  options: {
    to: { type: 'string', value: 'DIR', help: 'the archive that the rescue will make' },
    outlet: { type: 'string', value: 'FILE', help: 'what you know of the outlet' },
    from: { type: 'string', value: 'DATE', help: 'captures of this day or later: 2019, 2019-02-28' },
    'to-date': { type: 'string', value: 'DATE', help: 'captures of this day or earlier' },
    relist: { type: 'boolean', help: 'ask for the list again, also where it is less than a day old' },
    ...ARCHIVE_OPTIONS,
  },
  examples: ['reprint plan hkcnews.com', 'reprint plan hkcnews.com --to hkcnews --json'],
  async run({ positionals, values }, io) {
    const dates = { from: dateWord(values.from, '--from'), until: dateWord(values['to-date'], '--to-date') };
    const { paths, scopes: named } = targetsOf(positionals, dates);
    const scopes = asAsked(named, values.archive);
    if (scopes.length === 0 || paths.length > 0) {
      throw new ReprintError(
        'USAGE',
        paths.length > 0 ? `${paths[0]} is no host` : 'plan what?',
        'give a host or the beginning of an address, as in: reprint plan hkcnews.com',
      );
    }
    const outlet = typeof values.outlet === 'string' ? readFileSync(values.outlet, 'utf8') : null;
    const key = sha256Hex(JSON.stringify([scopes, values.archive ?? null, outlet])).slice(0, 16);
    const dir = typeof values.to === 'string' ? values.to : join(cacheFolder(), key);
    await checkHosts(dir, outlet, scopes);
    const archives = await openArchives(values, dir, io);
    const { plan } = await import('../../rescue/index.ts');
    try {
      const found = await show(
        plan({
          dir,
          archives: archives.sources,
          scopes,
          outlet,
          listing: values.relist === true ? 'anew' : 'usual',
          signal: io.signal,
        }),
        io,
      );
      const told = { ...found, hours: hoursOf(found) };
      await io.print(io.json ? JSON.stringify(told) : planLines(told).join('\n'));
      return EXIT.done;
    } finally {
      await archives.close();
    }
  },
};

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'reprint', 'plans');
}

/** What an archive allows in an hour: 480 a minute, less what is left free for the clock. */
const AN_HOUR = 480 * 60 * 0.97;

function hoursOf({ costs }: Plan): TimedPlan['hours'] {
  const hours = (requests: number) => Math.round((requests / AN_HOUR) * 100) / 100;
  return {
    text: hours(costs.text.requests),
    revisions: hours(costs.revisions.requests),
    all: hours(costs.all.requests),
    media: hours(costs.media.requests),
  };
}
