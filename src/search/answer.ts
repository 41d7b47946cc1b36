import { ReprintError } from '../base/error.ts';
import { openColumns } from './columns.ts';
import { openIndex } from './open-index.ts';
import { MOST_TOKENS, TOO_LONG } from './parse-query.ts';
import { find, type Hit, inOrder, type Order, show } from './query.ts';
import { readFiles } from './read-files.ts';
import { findInAll, inOrderOfAll, shelve, showOf } from './shelf.ts';

/** How many stories a query finds, and the first of them. */
export interface Answer {
  total: number;
  hits: Hit[];
}

/** The same of several indexes, asked as one: each hit tells the place of its index among them. */
export interface AnswerOfAll extends Answer {
  hits: (Hit & { book: number })[];
}

/**
 * Answers one query out of the indexes in several folders, those of a library's outlets.
 * @throws ReprintError as `answer` does
 */
export async function answerOfAll(
  dirs: readonly string[],
  query: string,
  { order, limit }: { order: Order; limit: number },
): Promise<AnswerOfAll> {
  const opened = dirs.map(async (dir) => {
    try {
      const read = readFiles(dir);
      const index = await openIndex(read);
      return { index, columns: openColumns(read, index.head), read };
    } catch (thrown) {
      throw told(thrown, dir);
    }
  });
  const shelf = shelve(await Promise.all(opened));
  try {
    let found = null;
    for await (const each of findInAll(shelf, query)) found = each;
    if (found === null && shelf.books.length > 0) throw nothingAsked();
    if (found === null) return { total: 0, hits: [] };
    const hits: AnswerOfAll['hits'] = [];
    for (const story of (await inOrderOfAll(shelf, found.stories, order)).slice(0, limit))
      hits.push(await showOf(shelf, found, story));
    return { total: found.total, hits };
  } catch (thrown) {
    throw told(thrown, dirs.join(', '));
  }
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
