import { join } from 'node:path';
import type { Answer, Order } from '../../search/index.ts';
import type { Io } from '../io.ts';
import { untilStopped } from '../until-stopped.ts';
import { EXIT, type Exit, type Verb } from '../verb.ts';
import { counted, figure, folderAnd, oneOf, wholeNumber } from '../words.ts';

const ORDERS = ['best', 'newest', 'oldest'] as const satisfies Order[];

export const searchVerb: Verb = {
  usage: 'search DIR QUERY [--limit N] [--order best|newest|oldest]',
  summary: 'find articles by any words of their text',
  about: [
    'DIR is an archive, a pressed site or a library of several. Words beside each other must all be there, in any order; "in quotes" side by side; OR finds either, -word leaves out. Traditional and Simplified characters, full and half width, accents and case are one. A Latin word is found from its beginning.',
    'Of an archive that has changed since it was pressed, or never was, an index is built first, below DIR/.reprint: some two minutes for fifty thousand articles, once.',
  ],
  options: {
    limit: { type: 'string', value: 'N', help: 'show at most N articles (10)' },
    order: { type: 'string', value: 'ORDER', help: 'best, newest or oldest first (best)' },
  },
  examples: [
    'reprint search hkcnews 渡輪',
    'reprint search hkcnews \'"star ferry" OR 天星\' --order newest --json',
  ],
  async run({ positionals, values }, io) {
    const [dir, query] = folderAnd(positionals, 'query');
    const limit = wholeNumber(values.limit, '--limit') ?? 10;
    const order = oneOf(values.order, '--order', ORDERS) ?? 'best';
    const { outletsKept } = await import('../../press/index.ts');
    const outlets = outletsKept(dir);
    const { answer, answerOfAll } = await import('../../search/index.ts');
    if (outlets === null)
      return tell(await answer(await indexOf(dir, io), query, { order, limit }), null, io);
    const indexes = outlets.map((folder) => join(dir, folder, 'search'));
    const { total, hits } = await answerOfAll(indexes, query, { order, limit });
    return tell(
      { total, hits },
      hits.map(({ book }) => outlets[book]!),
      io,
    );
  },
};

async function indexOf(dir: string, io: Io): Promise<string> {
  const { findIndex } = await import('../../press/index.ts');
  for await (const event of untilStopped(findIndex(dir, io.signal), io.signal)) {
    if (event.kind === 'done') return event.dir;
    if (event.kind === 'refused') io.say(`passed over: ${event.path}: ${event.reason}`);
    else io.progress(`indexing: ${figure(event.read)} of ${counted(event.of, 'article')}`);
  }
  return dir;
}

/** @param outlets of each hit its folder in the library; null where one outlet alone was asked */
async function tell({ total, hits }: Answer, outlets: readonly string[] | null, io: Io): Promise<Exit> {
  if (io.json) {
    const shown = hits.map(({ story, score, snippet }, n) => ({
      ...(outlets === null ? {} : { outlet: outlets[n] }),
      id: story.id,
      title: story.title,
      date: story.date,
      snippet: snippet.text,
      score: Math.round(score * 1000) / 1000,
    }));
    await io.print(JSON.stringify({ total, hits: shown }));
    return EXIT.done;
  }
  io.say(total === 0 ? 'nothing was found' : counted(total, 'article'));
  for (const [n, { story, title, snippet }] of hits.entries()) {
    await io.print('');
    const outlet = outlets === null ? '' : `${outlets[n]}/`;
    const head = `${story.date ?? '----------'}  ${outlet}${story.id}  `;
    await io.print(head + title.text, moved(title.marks, head.length));
    if (snippet.text !== '') await io.print(`  ${snippet.text}`, moved(snippet.marks, 2));
  }
  return EXIT.done;
}

function moved(marks: readonly [start: number, end: number][], by: number): [number, number][] {
  return marks.map(([start, end]) => [start + by, end + by]);
}
