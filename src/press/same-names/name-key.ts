import { formsOfCharacters } from '../../search/index.ts';

/**
 * Tells what is the same in all ways of writing a name: width, case, spaces, signs around it, and the forms that a
 * character has in Traditional and Simplified Chinese, in Hong Kong, Taiwan and Japan. What has one key may be
 * one; several characters share a form, so it need not.
 */
export function nameKeys(): (name: string) => string {
  const forms = new Map<string, string>();
  for (const members of formsOfCharacters().split(' ')) {
    const [first, ...others] = members;
    for (const other of others) forms.set(other, first!);
  }
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    let key = '';
    for (const character of name.normalize('NFKC').toLowerCase()) key += forms.get(character) ?? character;
    key = key
      .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '')
      .replace(/[\s・‧•·_-]+/gu, ' ')
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
    known.set(name, key);
    return key;
  };
}

let big5: Set<string> | null = null;

/** How many characters of a name stand in no Traditional text: those that Big5 has not. */
export function simplifiedIn(name: string): number {
  big5 ??= charactersOfBig5();
  let count = 0;
  for (const character of name) if (/\p{Script=Han}/u.test(character) && !big5.has(character)) count++;
  return count;
}

function charactersOfBig5(): Set<string> {
  const bytes: number[] = [];
  for (let lead = 0xa1; lead <= 0xf9; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  return new Set(new TextDecoder('big5').decode(Uint8Array.from(bytes)));
}
