const ROLE =
  '(?:本報|特約|實習|实习|資深|资深|高級|高级|首席|駐\\S{1,4}|驻\\S{1,4})?(?:記者|记者|攝影師|攝影|摄影|撰文|採訪|采访|撰稿|編輯|编辑|編譯|翻譯|翻译|整理|作者|評論員|评论员|主筆|專欄作家|特約|實習生|圖片|文字|報道|报道)';
/** 中國組記者林勵, 台灣特派員林勵: a desk, a beat or a place stands before what its bearer did. */
const ON_A_BEAT = '\\p{Script=Han}{1,6}(?:[記记]者|特派[員员])|特派[員员]';
/** 林勵文 is a name: a role of one character needs a sign beside it, 文：林勵. 香港記者協會 names nobody called 協會. */
const BEFORE = new RegExp(
  `^(?:(?:${ROLE}|${ON_A_BEAT})[\\s：:／/｜|]*|(?:文|圖|攝)[\\s：:／/｜|]+)(?!\\p{Script=Han}*(?:公司|組織|组织|[聯联]盟|[會会團团])$)(?=[\\p{Script=Han}·]{2,4}$)`,
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

/**
 * Whether a byline names somebody who is to be left out: 記者林勵 holds 林勵, and so does 林勵/陳大文. Where that is
 * not certain it does, but for what is surely another's name: 林勵文 of 林勵, `Joann Lee` of `Ann Lee`.
 */
export function holdsName(byline: string, name: string): boolean {
  const [text, wanted] = [folded(byline), folded(name)];
  if (wanted === '' || isLongerName(folded(bareName(byline)), wanted)) return false;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + wanted.length)];
    if (!goesOn(before, wanted) && !goesOn(wanted, after)) return true;
  }
  return false;
}

/** Ａ．Chan is a. chan. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** 林勵攝 is what 林勵 photographed, 林勵專欄 a column: only a third character, and none that tells of work, makes a name. */
function isLongerName(bare: string, wanted: string): boolean {
  return (
    /^\p{Script=Han}{2}$/u.test(wanted) &&
    /^\p{Script=Han}{3}$/u.test(bare) &&
    bare.startsWith(wanted) &&
    !/[攝摄圖图譯译繪绘]$/u.test(bare)
  );
}

/** Whether a word of letters goes on from one text into the next; words of Chinese have no bounds. */
function goesOn(before: string, after: string): boolean {
  return (
    /[\p{L}\p{M}]$/u.test(before) &&
    /^[\p{L}\p{M}]/u.test(after) &&
    !HAN_BESIDE.test(before.slice(-1) + after.slice(0, 1))
  );
}

const HAN_BESIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
