import { type Fold, folding } from '../src/search/fold.ts';
import { formsOfCharacters } from '../src/search/forms.ts';
import { type Phrase, parseQuery } from '../src/search/parse-query.ts';
import { findAll } from '../src/search/snippet.ts';

/**
 * What a reading of every text finds. Texts are kept folded, as one string, so that most are passed over at once; what
 * is left is looked at token by token.
 */
export interface Truth {
  add(title: string, text: readonly string[]): void;
  /** Numbers of the stories that a query asks for, ascending. */
  of(query: string): number[];
}

export function startTruth(): Truth {
  const fold = folding(formsOfCharacters());
  const stories: { folded: string; texts: readonly string[] }[] = [];
  const holds = ({ folded, texts }: (typeof stories)[0], phrase: Phrase, key: string, hasWords: boolean) =>
    folded.includes(key) && (!hasWords || texts.some((text) => findAll(text, [phrase], fold).length > 0));
  return {
    add(title, text) {
      const texts = [title, ...text];
      stories.push({ folded: texts.map((each) => plain(each, fold)).join('\n'), texts });
    },
    of(query) {
      const wishes = (parseQuery(query, fold) ?? []).map(({ must, not }) => [must, not].map(keyed));
      return stories.flatMap((story, number) => {
        const is = wishes.some(
          ([must, not]) =>
            must!.every(({ phrase, key, hasWords }) => holds(story, phrase, key, hasWords)) &&
            !not!.some(({ phrase, key, hasWords }) => holds(story, phrase, key, hasWords)),
        );
        return is ? [number] : [];
      });
    },
  };
}

function keyed(phrases: readonly Phrase[]): { phrase: Phrase; key: string; hasWords: boolean }[] {
  return phrases.map((phrase) => ({
    phrase,
    key: phrase.tokens.reduce(
      (key, { text, isWord }, i) => key + (isWord && phrase.tokens[i - 1]?.isWord ? ' ' : '') + text,
      '',
    ),
    hasWords: phrase.tokens.some(({ isWord }) => isWord),
  }));
}

/** All tokens, with a space between two words. */
function plain(text: string, fold: Fold): string {
  let all = '';
  let isAfterWord = false;
  fold(text, {
    character(point) {
      all += String.fromCodePoint(point);
      isAfterWord = false;
    },
    word(word) {
      all += isAfterWord ? ` ${word}` : word;
      isAfterWord = true;
    },
  });
  return all;
}
