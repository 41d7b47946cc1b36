import type { Census } from '../archive/index.ts';
import type { Outlet } from '../outlets/index.ts';
import { counted } from './words.ts';

/** A command that may bring more, and what it would do. */
export interface NextStep {
  command: string;
  why: string;
}

const WAYBACK = 'https://web.archive.org/';

/** What to do about what is missing, the most promising first. */
export function nextSteps(
  dir: string,
  { hosts, identity }: Outlet,
  { states, unexplained, silences }: Census,
  lists: readonly { archive: string; whole: boolean }[],
): NextStep[] {
  const steps: NextStep[] = [];
  const isListed = lists.some(({ whole }) => whole);
  const archive = lists.find(({ archive }) => archive !== WAYBACK)?.archive;
  const from = lists.length === 0 || archive === undefined ? '' : ` --archive ${archive}`;
  const rescue = `reprint rescue ${hosts[0] ?? 'HOST'} --to ${dir}${from}`;
  const again = states.found + states.failed;
  if (!isListed) {
    const lost = states.tombstone + states.neverCaptured + states.unreadable;
    const of =
      unexplained > 0
        ? `${counted(unexplained, 'article')} unexplained`
        : `${counted(lost, 'article')} not there`;
    if (lost > 0 || silences.length > 0)
      steps.push({
        command: rescue,
        why: `asks ${archive === undefined ? 'the Wayback Machine' : 'the archive'} for its whole list, and fetches what is wanted (${of})`,
      });
  } else if (again > 0) {
    steps.push({
      command: rescue,
      why: `goes on with ${counted(again, 'article')} that are listed and did not come yet`,
    });
  } else if (unexplained > 0) {
    steps.push({
      command: rescue,
      why: 'asks for a list of the whole host: those that are there do not cover every article',
    });
  }
  if (states.blocked > 0)
    steps.push({
      command: `${rescue.replace(from, '')} --archive URL`,
      why: `another archive may show ${counted(states.blocked, 'article')} that one blocks`,
    });
  if (states.unreadable > 0)
    steps.push({
      command: `reprint learn ${dir}`,
      why: `learns the layouts, for ${counted(states.unreadable, 'article')} that could not be read; then: reprint refresh ${dir}`,
    });
  if (identity.length === 0)
    steps.push({
      command: `reprint refresh ${dir}`,
      why: 'after outlet.yaml got an identity rule: without one nobody can tell gaps in the numbers',
    });
  return steps;
}
