import { COMMON_OPTIONS, type Options, type Verb } from './verb.ts';

/** The overview: `reprint --help`. */
export function overview(verbs: readonly (readonly [name: string, verb: Verb])[]): string {
  const rows = verbs.map(([name, verb]) => [name, verb.summary] as const);
  return [
    'Reprint brings a dead newsroom back into print: from web archives to a clean,',
    'verifiable archive of its articles.',
    '',
    'usage: reprint VERB …',
    '',
    ...columns(rows),
    '',
    'reprint VERB --help tells more of each, with an example.',
    'Exit codes: 0 done, 1 failed, 2 usage, 3 incomplete but resumable, 130 interrupted.',
  ].join('\n');
}

/** The help of one verb. */
export function helpOf(verb: Verb): string {
  return [
    verb.summary,
    '',
    `usage: reprint ${verb.usage}`,
    '',
    ...verb.about.flatMap((paragraph) => [...wrap(paragraph), '']),
    'options:',
    ...columns(optionRows({ ...verb.options, ...COMMON_OPTIONS })),
    '',
    verb.examples.length === 1 ? 'example:' : 'examples:',
    ...verb.examples.map((example) => `  ${example}`),
  ].join('\n');
}

function optionRows(options: Options): [string, string][] {
  return Object.entries(options).map(([name, { short, value, help }]) => [
    `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
    help,
  ]);
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.flatMap(([left, right]) =>
    wrap(right, WIDTH - 2 - width).map((line, n) => `  ${(n === 0 ? left : '').padEnd(width)}${line}`),
  );
}

const WIDTH = 80;

function wrap(text: string, width = WIDTH): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
