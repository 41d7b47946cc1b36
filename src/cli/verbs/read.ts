import { readFileSync } from 'node:fs';
import { asReprintError, ReprintError } from '../../base/error.ts';
import type { Reading } from '../../base/reading.ts';
import type { Outlet } from '../../outlets/index.ts';
import type { FileTask } from '../../rescue/index.ts';
import { jsonLines, timestampIn } from '../batch.ts';
import type { Io } from '../io.ts';
import { EXIT, type Exit, type Verb } from '../verb.ts';

export const readVerb: Verb = {
  usage: 'read FILE|CAPTURE [--url URL] [--date DATE] [--in DIR] [--outlet FILE] | read --batch',
  summary: 'read one page and print its article as Markdown',
  about: [
    'FILE is a saved page, plain or gzipped. CAPTURE is YYYYMMDDhhmmss/ORIGINAL, one of the captures of the archive that --in names.',
    'With --json everything that was read is printed, in the form of docs/reference/read.schema.json. With --batch the pages are named on stdin, one JSON line each ({"file", "url", "date"?}), and answered one line each, in order, also on failure.',
  ],
  options: {
    url: { type: 'string', value: 'URL', help: 'the address that the page had' },
    date: { type: 'string', value: 'DATE', help: 'when it was saved: 2019-02-28 or 20190228164353' },
    in: { type: 'string', value: 'DIR', help: 'the archive that CAPTURE lies in (the current folder)' },
    outlet: { type: 'string', value: 'FILE', help: 'what is known of the outlet' },
    batch: { type: 'boolean', help: 'read JSON lines on stdin' },
  },
  examples: [
    'reprint read page.html --url https://www.hkcnews.com/article/18752',
    'reprint read 20210628172625/https://www.hkcnews.com/article/18752 --in hkcnews --json',
    'reprint read --batch < pages.jsonl > articles.jsonl',
  ],
  async run({ positionals, values }, io) {
    const outlet = await outletIn(values.outlet);
    if (values.batch === true) return readBatch(outlet, io);
    const [what, ...rest] = positionals;
    if (what === undefined || rest.length > 0) {
      throw new ReprintError(
        'USAGE',
        'read one page',
        'give a saved page or a capture; many pages go through --batch',
      );
    }
    const { readPage } = await import('../../rescue/index.ts');
    const { toReadLine } = await import('../../reading/index.ts');
    const task = /^\d{4,14}\/./.test(what)
      ? { archive: typeof values.in === 'string' ? values.in : '.', capture: what, outlet }
      : taskOf({ file: what, url: values.url, date: values.date }, outlet ?? (await noOutlet()));
    const line = toReadLine(await readPage(task, io.signal));
    if (io.json) await io.print(JSON.stringify({ file: what, ...line }));
    else if (line.kind === 'article') await io.print(`# ${line.title}\n\n${line.markdown}`);
    else io.say(`${what} is no article: ${line.kind}${line.reason ? `: ${line.reason}` : ''}`);
    return line.kind === 'article' || io.json ? EXIT.done : EXIT.failed;
  },
};

async function outletIn(file: unknown): Promise<Outlet | null> {
  if (typeof file !== 'string') return null;
  const { parseOutlet } = await import('../../outlets/index.ts');
  return parseOutlet(readFileSync(file, 'utf8'));
}

/** An outlet of which nothing is known. */
async function noOutlet(): Promise<Outlet> {
  const { parseOutlet } = await import('../../outlets/index.ts');
  return parseOutlet('name: unknown');
}

interface Input {
  file?: unknown;
  url?: unknown;
  date?: unknown;
}

function taskOf({ file, url, date }: Input, outlet: Outlet): FileTask {
  if (typeof file !== 'string') {
    throw new ReprintError(
      'BAD_INPUT',
      'the line names no file',
      'each line is {"file": …, "url": …, "date"?: …}',
    );
  }
  return {
    file,
    url: typeof url === 'string' ? url : `file:///${encodeURI(file.replace(/^\/+/, ''))}`,
    timestamp: timestampIn(date),
    outlet,
    recipes: [],
  };
}

async function readBatch(given: Outlet | null, io: Io): Promise<Exit> {
  const outlet = given ?? (await noOutlet());
  const { readPages } = await import('../../rescue/index.ts');
  const { toReadLine } = await import('../../reading/index.ts');
  const lines = jsonLines(io.stdin, io.signal);
  for await (const result of readPages(lines, (input) => taskOf(pageOf(input), outlet), io.signal)) {
    const { file, url } = (result.input ?? {}) as Input;
    const reading = 'reading' in result ? result.reading : failure(url, result.error);
    await io.print(JSON.stringify({ file: typeof file === 'string' ? file : '', ...toReadLine(reading) }));
  }
  return EXIT.done;
}

function failure(url: unknown, thrown: unknown): Reading {
  const { code, hint } = asReprintError(thrown);
  const original = typeof url === 'string' ? url : '';
  const capture = { original, timestamp: '', digest: '', truncated: null, memento: null };
  return { kind: 'error', capture, error: { code, hint } };
}

function pageOf(input: unknown): Input {
  if (input !== null && typeof input === 'object') return input;
  throw new ReprintError(
    'BAD_INPUT',
    'the line is no JSON object',
    'each line is {"file": …, "url": …, "date"?: …}',
  );
}
