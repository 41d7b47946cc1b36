/**
 * Which charset bytes are in, by the characters that come out. Every multi-byte set decodes most of
 * another's bytes into something, but only the right one gives the characters that people write most.
 */
const COMMON_CHARACTERS = new Set([
  ...'的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解各任至清物台象記邊共風戰干接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留紅治決周保達辦運武半候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基派滿式李息寫呢識極令黃德收臉錢黨倒未持取設始版雙歷越史商千片容研像找友孩站廣改議形委早房音火際則首單據導影失拿網香似斯專石若兵弟誰校讀志飛觀爭究包組造落視濟喜離雖壞兄港警法案稱訊',
  ...'这来国个说们为时会对里后么没于还发当无开见经头动两长样现将与进实点种声话儿问机给几业间电门东气听关并内却军产万体别处总场师书员华报张难数车应亲务战许觉统请爱让认论义术结连远资队带条变联权该领传红决达办运强区转轻满写识极黄脸钱党设历双单据导网专读飞观争济离虽坏',
  ...'のにはをたがでてとしれさあいうえおかきくけこすせそちつなぬねひふへほまみむめもやゆよらりるろわんっゃゅょだじどばべぶびぼずぜぞごげぎがざづアイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモヤラリルレロワンッャュョバビブベボガギグゲゴダデドジズパピプペポー',
  ...'이다의는에을를가고하지한로도은기사자인서시대해어나일리정수그아니들과부전으있보장상라주여국원조만제동안면스유구선성공경관비했것오우와게연년중회생신트학세미진문방화적무물위용당통개할었행',
  ...'，。、「」『』：；！？（）《》〈〉　・…—“”‘’％０１２３４５６７８９　－',
]);

/** Bytes of a single-byte alphabet that give letters, not signs. */
const LETTER =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\u00C0-\u017F’‘“”–—…«»°©®€£\u00A0]/u;

export interface Plausibility {
  /** 0–1: how many of the characters beyond ASCII are ones that people write most. */
  score: number;
  /** Characters beyond ASCII, and how many of these are U+FFFD or private. */
  foreign: number;
  errors: number;
}

export function plausibility(text: string): Plausibility {
  let foreign = 0;
  let common = 0;
  let errors = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    foreign++;
    // Beyond U+FFFF: one character in two halves, and none of the common ones.
    if (code >= 0xd800 && code <= 0xdbff) i++;
    else if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || code <= 0x9f) errors++;
    else if (code >= 0x2000 && COMMON[code] === 1) common++;
    else if (code < 0x2100 && LETTERS[code] === 1) common += 0.3;
  }
  const score = foreign === 0 ? 0 : Math.max(0, common / foreign - (4 * errors) / foreign);
  return { score, foreign, errors };
}

/** Tables by code unit: this is asked of every character of a page, for every charset that it could be in. */
const COMMON = new Uint8Array(0x10000);
for (const character of COMMON_CHARACTERS) COMMON[character.charCodeAt(0)] = 1;
const LETTERS = new Uint8Array(0x2100);
for (let code = 0; code < LETTERS.length; code++)
  LETTERS[code] = LETTER.test(String.fromCharCode(code)) ? 1 : 0;

const CANDIDATES = ['utf-8', 'big5', 'gb18030', 'shift_jis', 'euc-jp', 'euc-kr', 'windows-1252'];

/** The charset whose reading of the bytes is the most like writing. */
export function likelyCharset(
  sample: Uint8Array,
  decode: (bytes: Uint8Array, charset: string) => string,
): string {
  let best = 'windows-1252';
  let bestScore = 0;
  for (const charset of CANDIDATES) {
    const { score } = plausibility(decode(sample, charset));
    if (score > bestScore) {
      best = charset;
      bestScore = score;
    }
  }
  return best;
}
