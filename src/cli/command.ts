import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asReprintError, ERROR_CODES, ReprintError } from '../base/error.ts';
import { helpOf, overview } from './help.ts';
import { type Io, processIo } from './io.ts';
import { COMMON_OPTIONS, EXIT, type Exit, type Verb, type Words } from './verb.ts';
import { VERBS } from './verbs/index.ts';
import { errorFields } from './words.ts';

/**
 * Runs one command line, without `reprint` itself, and tells its exit code. Errors are told on stderr, a hint
 * after a blank line; with `--json` also as `{"error": {"code", "message", "hint"}}` on stdout.
 */
export async function command(args: readonly string[], signal: AbortSignal, io?: Io): Promise<Exit> {
  const out = io ?? processIo(args.includes('--json'), signal);
  try {
    return await dispatch(args, out);
  } catch (thrown) {
    const error = asReprintError(thrown);
    const what = error.code === 'INTERRUPTED' ? '' : 'error: ';
    out.say(`${what}${error.message} [${error.code}]\n\nhint: ${error.hint}`);
    if (error.code === 'INTERNAL' && error.cause instanceof Error) out.say(`\n${error.cause.stack}`);
    if (out.json) await out.print(JSON.stringify({ error: errorFields(error) }));
    return ERROR_CODES[error.code];
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<Exit> {
  const [name, ...rest] = args;
  if (name === '--version') {
    await io.print(version());
    return EXIT.done;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === 'help' ? rest[0] : undefined;
    const text = asked === undefined ? overview(await allVerbs()) : helpOf(await verbNamed(asked));
    if (name === undefined) io.say(text);
    else await io.print(text);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const verb = await verbNamed(name);
  if (rest.includes('--help') || rest.includes('-h')) {
    await io.print(helpOf(verb));
    return EXIT.done;
  }
  return verb.run(parse(name, verb, rest), io);
}

async function verbNamed(name: string): Promise<Verb> {
  const load = Object.hasOwn(VERBS, name) ? VERBS[name as keyof typeof VERBS] : undefined;
  if (load) return load();
  throw new ReprintError(
    'USAGE',
    `there is no verb '${name}'`,
    `the verbs are: ${Object.keys(VERBS).join(', ')}`,
  );
}

async function allVerbs(): Promise<[string, Verb][]> {
  return Promise.all(
    Object.entries(VERBS).map(async ([name, load]): Promise<[string, Verb]> => [name, await load()]),
  );
}

function parse(name: string, verb: Verb, args: string[]): Words {
  try {
    return parseArgs({ args, options: { ...verb.options, ...COMMON_OPTIONS }, allowPositionals: true });
  } catch (error) {
    throw new ReprintError(
      'USAGE',
      (error as Error).message,
      `reprint ${name} --help tells the options`,
      error,
    );
  }
}

function version(): string {
  const pkg = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return pkg.version;
}
