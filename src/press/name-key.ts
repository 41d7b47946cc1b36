import { formsOfCharacters } from '../search/index.ts';

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

const ROLE =
  '(?:本報|特約|實習|实习|資深|资深|高級|高级|首席|駐\\S{1,4}|驻\\S{1,4})?(?:記者|记者|攝影師|攝影|摄影|撰文|採訪|采访|撰稿|編輯|编辑|編譯|翻譯|翻译|整理|作者|評論員|评论员|主筆|專欄作家|特約|實習生|圖片|文字|報道|报道)';
/** 林勵文 is a name: a role of one character needs a sign beside it, 文：林勵. */
const BEFORE = new RegExp(
  `^(?:${ROLE}[\\s：:／/｜|]*|(?:文|圖|攝)[\\s：:／/｜|]+)(?=[\\p{Script=Han}·]{2,4}$)`,
  'u',
);
const AFTER = new RegExp(`^([\\p{Script=Han}·]{2,4})[\\s／/（(]*${ROLE}[)）]?$`, 'u');
const LATIN =
  /^(?:by|text|words|photos?|reporter|written by)[:\s]+(?=\p{Lu})|\s*[(（](?:reporter|photographer|photo|text|editor)[)）]$|,\s*(?:staff )?(?:reporter|writer|photographer|correspondent)$/giu;

/** A byline without what its bearer did: 特約記者林勵 is 林勵, `Jane Doe (photographer)` Jane Doe. */
export function bareName(label: string): string {
  const name = label.normalize('NFKC').trim();
  const before = name.replace(BEFORE, '');
  if (before !== name) return before;
  const after = AFTER.exec(name)?.[1];
  return after ?? (name.replace(LATIN, '').trim() || name);
}
