import type { ParseArgsOptionDescriptor } from 'node:util';
import type { Io } from './io.ts';

/** What a command ends with. */
export const EXIT = { done: 0, failed: 1, usage: 2, incomplete: 3, interrupted: 130 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Option extends ParseArgsOptionDescriptor {
  /** What stands for the value in the help, `DIR`; options without one are switches. */
  value?: string;
  help: string;
}

export type Options = Record<string, Option>;

/** The words of one call, parsed. */
export interface Words {
  positionals: string[];
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
}

/** One verb of the command line: what the help says of it, and what it does. */
export interface Verb {
  /** `rescue SOURCE… --to DIR` */
  usage: string;
  /** One line. */
  summary: string;
  /** Paragraphs, each one string. */
  about: string[];
  options: Options;
  examples: string[];
  run(words: Words, io: Io): Promise<Exit>;
}

export const COMMON_OPTIONS: Options = {
  json: { type: 'boolean', help: 'print JSON for machines on stdout' },
  help: { type: 'boolean', short: 'h', help: 'print this help' },
};
