import { ReprintError } from '../base/error.ts';
import { openIndex } from './open-index.ts';
import { MOST_TOKENS, TOO_LONG } from './parse-query.ts';
import { find, type Hit, inOrder, type Order, show } from './query.ts';
import { readFiles } from './read-files.ts';

/** How many stories a query finds, and the first of them. */
export interface Answer {
  total: number;
  hits: Hit[];
}

/**
 * Answers one query out of the index in a folder, as a program without a browser does.
 * @param limit how many hits at most
 * @throws ReprintError BAD_INPUT for a query of nothing that can be searched for, or of more than 100 words and
 * characters; NOT_FOUND where no index is; NEWER_FORMAT, IO for one of another version, or damaged
 */
export async function answer(
  dir: string,
  query: string,
  { order, limit }: { order: Order; limit: number },
): Promise<Answer> {
  try {
    const index = await openIndex(readFiles(dir));
    const found = await find(index, query);
    if (found === null) throw nothingAsked();
    const first = inOrder(found, order).slice(0, limit);
    const hits: Hit[] = [];
    for (const story of first) hits.push(await show(index, found, story));
    return { total: found.total, hits };
  } catch (thrown) {
    throw told(thrown, dir);
  }
}

function nothingAsked(): ReprintError {
  return new ReprintError(
    'BAD_INPUT',
    'the query holds nothing that can be searched for',
    'give words, characters or numbers: punctuation is not indexed',
  );
}

/** What became of a search, in words. */
function told(thrown: unknown, dir: string): unknown {
  if (thrown instanceof RangeError && thrown.message === TOO_LONG) {
    return new ReprintError(
      'BAD_INPUT',
      `the query is longer than ${MOST_TOKENS} words and characters`,
      'ask for less of it: ten characters of a text are nearly always in one article alone',
      thrown,
    );
  }
  const isMissing = (thrown as NodeJS.ErrnoException).code === 'ENOENT';
  if (!isMissing && !(thrown instanceof RangeError) && !(thrown instanceof SyntaxError)) return thrown;
  return new ReprintError(
    isMissing ? 'NOT_FOUND' : 'IO',
    `the index of the search in ${dir} is not whole: ${(thrown as Error).message}`,
    'press the site again, or copy it again with all its files',
    thrown,
  );
}
