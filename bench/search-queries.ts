import { formsOfCharacters } from '../src/search/index.ts';
import { dice, type Story } from './search-corpus.ts';

/** Queries drawn from the texts themselves, by kind: of each kind so many. */
export function queriesFrom(
  stories: readonly Pick<Story, 'text'>[],
  each: number,
): [kind: string, queries: string[]][] {
  const roll = dice(5);
  const some = <T>(all: readonly T[]): T => all[roll(all.length)]!;
  /** A place where the pattern stands, in any text. */
  const drawn = (pattern: RegExp): string => {
    for (let tries = 0; tries < 10_000; tries++) {
      const found = some(some(stories).text)?.match(pattern);
      if (found) return some(found);
    }
    return '';
  };
  const window = (length: number) => (): string => {
    const run = drawn(new RegExp(`\\p{Script=Han}{${length},}`, 'gu'));
    const characters = [...run];
    const at = roll(characters.length - length + 1);
    return characters.slice(at, at + length).join('');
  };
  const otherForms = new Map<string, string>();
  for (const members of formsOfCharacters().split(' ')) {
    const all = [...members];
    for (const [i, member] of all.entries()) otherForms.set(member, all[(i + 1) % all.length]!);
  }
  const inOtherForm = (text: string) => Array.from(text, (each) => otherForms.get(each) ?? each).join('');
  const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
  const word = () => drawn(/(?<![\p{L}\p{N}])[A-Za-z]{3,}/gu);
  const mixed = () =>
    drawn(
      /(?<![\p{L}\p{N}])[A-Za-z0-9]{2,8}\p{Script=Han}{1,3}|\p{Script=Han}{1,3}[A-Za-z0-9]{1,8}\p{Script=Han}?/gu,
    );
  const kinds: [string, () => string][] = [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): [string, () => string] => [
      n === 1 ? '1 character' : `${n} characters`,
      window(n),
    ]),
    ['two words', () => `${window(2)()} ${window(3)()}`],
    ['Cantonese', () => drawn(/\p{Script=Han}?[嘅咗喺唔啲嚟嗰佢哋冇嘢咁啱乜𨋢]\p{Script=Han}{1,2}/gu)],
    ['Latin', () => (roll(2) === 0 ? word() : word().slice(0, 3 + roll(3)))],
    ['mixed', mixed],
    ['in a number', () => drawn(/\d{2,4}\p{Script=Han}{1,3}\d{0,2}/gu).slice(1)],
    ['quoted', () => `"${roll(2) === 0 ? mixed() : word()}"`],
    ['minus', () => `${window(2)()} -${window(2)()}`],
    ['OR', () => `${window(3)()} OR ${mixed()}`],
    ['other forms', () => inOtherForm(window(3)())],
    ['full width', () => fullWidth(mixed())],
  ];
  return kinds.map(([kind, draw]) => [
    kind,
    Array.from({ length: each }, draw).filter((query) => query !== ''),
  ]);
}

/** Two names that stand in one story together: tags of it, as a reader types them. */
export function twoNames(
  stories: readonly { title: string; text: string[]; tags: readonly string[] }[],
  each: number,
): string[] {
  const roll = dice(6);
  const queries: string[] = [];
  for (let tries = 0; tries < 10_000 && queries.length < each; tries++) {
    const { tags, title, text } = stories[roll(stories.length)]!;
    const whole = `${title}\n${text.join('\n')}`;
    const names = tags.filter((tag) => /^\p{Script=Han}{2,4}$/u.test(tag) && whole.includes(tag));
    if (names.length > 1) queries.push(`${names[0]} ${names[1]}`);
  }
  return queries;
}
