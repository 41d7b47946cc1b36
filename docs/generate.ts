import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ERROR_CODES, ERROR_MEANINGS, type ErrorCode } from '../src/base/error.ts';
import { helpOf } from '../src/cli/help.ts';
import { VERBS } from '../src/cli/verbs/index.ts';

/**
 * Writes the parts of docs/reference that the code itself knows: `npm run docs`. With `--check` it writes
 * nothing and tells by its exit code whether they are up to date.
 */
export async function pages(): Promise<Record<string, string>> {
  const verbs = await Promise.all(
    Object.entries(VERBS).map(async ([name, load]) => [name, await load()] as const),
  );
  const cli = [
    '# The command line',
    '',
    'Generated from `reprint VERB --help`. Data goes to standard output and nothing else does; progress and',
    'reports go to standard error. Exit codes: 0 done, 1 failed, 2 usage, 3 incomplete but resumable, 130',
    'interrupted.',
    ...verbs.flatMap(([name, verb]) => ['', `## ${name}`, '', '```', helpOf(verb), '```']),
    '',
  ].join('\n');
  const errors = [
    '# Error codes',
    '',
    'Every error has a code that stays the same, a sentence, and a hint. With `--json` it is printed as',
    '`{"error": {"code", "message", "hint"}}`. The table tells the exit code of a command that ends on it.',
    '',
    '| code | exit code | what it says, and what to do |',
    '| --- | --- | --- |',
    ...Object.entries(ERROR_CODES).map(
      ([code, exit]) => `| \`${code}\` | ${exit} | ${ERROR_MEANINGS[code as ErrorCode]} |`,
    ),
    '',
  ].join('\n');
  return { 'cli.md': cli, 'errors.md': errors };
}

if (process.argv[1] === import.meta.filename) {
  const check = process.argv.includes('--check');
  for (const [name, text] of Object.entries(await pages())) {
    const path = resolve(import.meta.dirname, 'reference', name);
    if (!check) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) process.exitCode = 1;
  }
}
