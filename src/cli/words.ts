import { ReprintError } from '../base/error.ts';

/** The one folder that a verb is given. */
export function oneFolder(positionals: readonly string[]): string {
  const [dir, ...rest] = positionals;
  if (dir !== undefined && rest.length === 0) return dir;
  throw new ReprintError(
    'USAGE',
    dir === undefined ? 'which folder?' : `one folder, not ${positionals.length}`,
    'give the folder of an archive, as in: reprint press hkcnews',
  );
}

/** The folder that a verb is given, and the one thing that it is to do there. @throws ReprintError USAGE */
export function folderAnd(positionals: readonly string[], what: string): [dir: string, what: string] {
  const [dir, given, ...rest] = positionals;
  if (dir !== undefined && given !== undefined && rest.length === 0) return [dir, given];
  throw new ReprintError(
    'USAGE',
    rest.length > 0 ? `one ${what}, not ${rest.length + 1}` : `a folder and a ${what} are needed`,
    `give the folder, then the ${what}, in quotes where it has spaces`,
  );
}

/** The value of an option that must be there. */
export function required(value: unknown, option: string, hint: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new ReprintError('USAGE', `${option} is missing`, hint);
}

/** An error as `--json` tells it: an Error's own message is not among what JSON.stringify sees. */
export function errorFields({ code, message, hint }: ReprintError): object {
  return { code, message, hint };
}

const COUNT = new Intl.NumberFormat('en');

/** `49,118 articles`, `1 article`. */
export function counted(n: number, noun: string): string {
  return `${COUNT.format(n)} ${n === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  if (noun.endsWith('a')) return `${noun}e`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return noun.endsWith('ss') ? `${noun}es` : `${noun}s`;
}

/** `49,118` */
export function figure(n: number): string {
  return COUNT.format(n);
}

/** `42 s`, `3 h 20 min`, `4 days 6 h` */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(seconds / 3600);
  return hours < 48
    ? `${Math.floor(minutes / 60)} h ${minutes % 60} min`
    : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

/** Room on a disk: `14 MB`, `3.2 GB`. */
export function size(bytes: number): string {
  return bytes < 1e9 ? `${figure(Math.ceil(bytes / 1e6))} MB` : `${figure(Math.round(bytes / 1e8) / 10)} GB`;
}

/** The value of an option that is one of a few words; null where it was not given. @throws ReprintError USAGE */
export function oneOf<T extends string>(value: unknown, option: string, choices: readonly T[]): T | null {
  if (value === undefined) return null;
  const choice = choices.find((each) => each === value);
  if (choice !== undefined) return choice;
  throw new ReprintError('USAGE', `${option} ${value} is not known`, `one of: ${choices.join(', ')}`);
}

/** The value of an option that counts something; null where it was not given. @throws ReprintError USAGE */
export function wholeNumber(value: unknown, option: string): number | null {
  if (value === undefined) return null;
  const number = Number(value);
  if (typeof value === 'string' && /^\d{1,12}$/.test(value) && number > 0) return number;
  throw new ReprintError('USAGE', `${option} ${value} is no number`, `as in ${option} 100`);
}
