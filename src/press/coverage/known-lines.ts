import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KnownLine, readKnown } from '../../archive/index.ts';
import type { Setting } from '../setting.ts';

/** Whether anybody has counted what the outlet published. */
export function isCounted({ archive }: Setting): boolean {
  return existsSync(join(archive, 'account', 'known.jsonl'));
}

/** Longer texts than this are no headlines, addresses or reasons. */
const LONGEST = 2_000;
/**
 * A table says that more numbers are missing than any paper had articles: it is not of our making. Each becomes a row of
 * its own, with its reason: ten lines of a million each, with long reasons, would fill 20 GB.
 */
const MOST_IN_RUN = 1_000_000;
const MOST_IN_RUNS = 2_000_000;
const LONGEST_OF_RUN = 120;

/**
 * The account's table of known articles as the site may tell of it. What is withheld is known by its id and its
 * reason alone: its headline, its day and its address would tell what its page does not, and so would those of its
 * earlier revisions.
 */
export async function* siteLines(setting: Setting): AsyncGenerator<KnownLine> {
  const withheld = new Map(setting.outlet.withheld.map(({ id, reason }) => [id, reason]));
  let left = MOST_IN_RUNS;
  for await (const line of readKnown(setting.archive)) {
    const run = runOf(line);
    if (run === null) continue;
    left -= run.count ?? 0;
    if (left < 0) continue;
    const { id, state } = line;
    const of = text(line.of);
    const reason = withheld.get(id) ?? (state === 'withheld' ? (text(line.reason) ?? '') : undefined);
    const knownBy = Array.isArray(line.knownBy)
      ? line.knownBy.map(text).filter((by) => by !== undefined)
      : [];
    if (run.count !== undefined) yield bare({ ...line, ...run });
    else if (reason !== undefined) yield { id, state: 'withheld', knownBy: ['withheld'], reason };
    else if (of !== undefined && withheld.has(of)) yield { id, state, of, knownBy: [], reason: null };
    else
      yield {
        id,
        state,
        ...given('of', of),
        ...given('title', text(line.title)),
        ...given('date', day(line.date)),
        ...given('after', day(line.after)),
        ...given('before', day(line.before)),
        ...given('original', text(line.original)),
        ...given('capture', text(line.capture)),
        knownBy,
        reason: text(line.reason) ?? null,
        ...(line.unexplained === true ? { unexplained: true as const } : {}),
      };
  }
}

/** A run with no more than runs have. */
function bare({ id, to, count, state, after, before, reason, unexplained }: KnownLine): KnownLine {
  return {
    id,
    to: to!,
    count: count!,
    state,
    ...given('after', day(after)),
    ...given('before', day(before)),
    knownBy: ['gap'],
    reason: text(reason)?.slice(0, LONGEST_OF_RUN).toWellFormed() ?? null,
    ...(unexplained === true ? { unexplained } : {}),
  };
}

/** A run of numbers; nothing for one article, null for what can be neither. */
function runOf({ id, to, count }: KnownLine): { to: string; count: number } | Record<string, never> | null {
  if (id.length > 200) return null;
  if (to === undefined && count === undefined) return {};
  if (typeof to !== 'string' || !Number.isInteger(count) || count! < 2 || count! > MOST_IN_RUN) return null;
  return Number(to) - Number(id) + 1 === count ? { to, count } : null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST).toWellFormed() : undefined;
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(value)
    ? value
    : undefined;
}

function given<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: string });
}
