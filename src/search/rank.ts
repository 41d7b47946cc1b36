import { inAny } from './sorted.ts';

/** Stories, ascending, with what each is worth. */
export interface Scored {
  stories: Int32Array;
  scores: Float32Array;
}

/** Stretches of stories as one, in their order. */
export function joined(parts: readonly Scored[]): Scored {
  const length = parts.reduce((sum, { stories }) => sum + stories.length, 0);
  const all: Scored = { stories: new Int32Array(length), scores: new Float32Array(length) };
  let at = 0;
  for (const { stories, scores } of parts) {
    all.stories.set(stories, at);
    all.scores.set(scores, at);
    at += stories.length;
  }
  return all;
}

/** The stories, best first; of those that are worth the same the newest, which has the lowest number. */
export function* bestFirst({ stories, scores }: Scored): Generator<[story: number, score: number]> {
  // Many are worth the same.
  const byScore = new Map<number, number[]>();
  for (const [i, story] of stories.entries()) {
    const alike = byScore.get(scores[i]!);
    if (alike) alike.push(story);
    else byScore.set(scores[i]!, [story]);
  }
  for (const [score, alike] of [...byScore].sort(([a], [b]) => b - a))
    for (const story of alike) yield [story, score];
}

/** Adds to the scores of those stories that are among some others; both ascending. */
export function raise({ stories, scores }: Scored, others: Int32Array, by: number): void {
  for (let i = 0, j = 0; i < stories.length && j < others.length; ) {
    if (stories[i]! < others[j]!) i++;
    else if (stories[i]! > others[j]!) j++;
    else {
      scores[i]! += by;
      i++;
      j++;
    }
  }
}

/** Any of several wishes: who grants two is worth both. */
export function added(granted: readonly Scored[]): Scored {
  const stories = inAny(granted.map((each) => each.stories));
  const scores = new Float32Array(stories.length);
  for (const each of granted) {
    let j = 0;
    for (const [i, story] of each.stories.entries()) {
      while (stories[j]! < story) j++;
      scores[j]! += each.scores[i]!;
    }
  }
  return { stories, scores };
}
