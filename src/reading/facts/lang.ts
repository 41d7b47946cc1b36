import type { Page } from '../page/survey.ts';
import { firstMeta } from '../page/survey.ts';
import type { Found } from './found.ts';

/** Characters that one script of Chinese writes and the other does not. */
const TRADITIONAL =
  '國們這個說為時會對裡後麼沒於還發當無開見經頭動兩長樣現將與進實點種聲話兒問機給幾業間電門東氣聽關並內卻軍產萬體別處總場師書員華報張難數車應親務戰許覺統請愛讓認論義術結連遠資隊帶變條聯權該傳紅決達辦運強區轉輕滿寫識極臉錢黨設歷雙據導網專讀飛觀爭濟離雖壞訊';
const SIMPLIFIED =
  '国们这个说为时会对里后么没于还发当无开见经头动两长样现将与进实点种声话儿问机给几业间电门东气听关并内却军产万体别处总场师书员华报张难数车应亲务战许觉统请爱让认论义术结连远资队带变条联权该传红决达办运强区转轻满写识极脸钱党设历双据导网专读飞观争济离虽坏讯';

/** Words that Cantonese writes, and those that written Chinese has in their places. */
const CANTONESE = '嘅咗喺唔佢哋啲冇嚟嗰咁乜嘢畀俾噉嘥攞諗睇';
const WRITTEN = '的了在不他她們這那沒來看';

/** What each character below U+10000 tells, in bits: every character of every text is looked up. */
const TELLS = new Uint8Array(0x10000);
for (const [bit, characters] of [TRADITIONAL, SIMPLIFIED, CANTONESE, WRITTEN].entries())
  for (const character of characters) TELLS[character.charCodeAt(0)]! |= 1 << bit;

/** The language of the text, told by its characters where they can tell, else by what the page says. */
export function langOf(page: Page, text: string): Found<string> | null {
  return told(text, declaredLang(page), page.outlet.languages);
}

/** The same of a text that came without its page. */
export function langOfText(text: string, languages: readonly string[]): string | null {
  const start = text.slice(0, 20_000);
  const east = lettersIn(start, /[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3]+/g);
  const letters = lettersIn(start, /\p{L}+/gu);
  // The English piece of a Chinese paper: what its script cannot be is out of the question.
  const possible = languages.filter((one) => EASTERN.test(one) === east * 5 > letters);
  return told(text, null, possible)?.value ?? null;
}

/** Characters in all runs of a text: a match for each character would cost more than the rest. */
function lettersIn(text: string, runs: RegExp): number {
  let count = 0;
  for (const [run] of text.matchAll(runs)) count += run.length;
  return count;
}

function told(
  text: string,
  declared: Found<string> | null,
  languages: readonly string[],
): Found<string> | null {
  const seen = byCharacters(text.slice(0, 20_000));
  if (seen === 'zh-Hant' || seen === 'zh-Hans' || seen === 'yue-Hant') {
    // `zh-HK` adds the place, where the characters agree with it.
    const region = /^(?:zh|yue)(?:-(Han[ts]))?-(HK|TW|MO|CN|SG)$/.exec(declared?.value ?? '')?.[2];
    const fits = region !== undefined && /^(?:HK|TW|MO)$/.test(region) === seen.endsWith('Hant');
    if (declared && fits) return { value: `${seen}-${region}`, from: declared.from, confidence: 0.95 };
    // The outlet says where its Chinese is written.
    const own = languages.find((one) => one === seen || one.startsWith(`${seen}-`));
    return { value: own ?? seen, from: 'text', confidence: 0.95 };
  }
  if (seen === 'ja' || seen === 'ko') return { value: seen, from: 'text', confidence: 0.95 };
  if (seen === 'han') {
    // Too short to tell the script by; but no English.
    if (declared && EASTERN.test(declared.value)) return declared;
    const own = languages.find((one) => EASTERN.test(one));
    return { value: own ?? 'zh', from: own ? 'outlet' : 'text', confidence: 0.6 };
  }
  const [main] = languages;
  // `<html lang="zh-HK">` of the template over an article in English.
  if (seen === 'latin' && EASTERN.test(declared?.value ?? main ?? ''))
    return isEnglish(text) ? { value: 'en', from: 'text', confidence: 0.9 } : null;
  if (declared) return declared;
  return main ? { value: main, from: 'outlet', confidence: 0.6 } : null;
}

const EASTERN = /^(?:zh|yue|ja|ko)\b/i;

function isEnglish(text: string): boolean {
  const words = text.slice(0, 20_000).match(/[a-z']+/gi) ?? [];
  return (
    words.filter((word) => /^(?:the|of|and|to|in|that|is|was|for)$/i.test(word)).length > words.length * 0.15
  );
}

function declaredLang(page: Page): Found<string> | null {
  const tries: [string | undefined, string][] = [
    [page.html?.attribs.lang ?? page.html?.attribs['xml:lang'], 'html:lang'],
    [firstMeta(page, 'og:locale')?.value, 'meta:og:locale'],
    [firstMeta(page, 'content-language', 'dc.language', 'language')?.value, 'meta:language'],
  ];
  for (const [value, from] of tries) {
    const tag = (value ?? '').trim().replaceAll('_', '-');
    if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag)) continue;
    try {
      return { value: Intl.getCanonicalLocales(tag)[0] ?? tag, from, confidence: 0.85 };
    } catch {
      // `en-UKUK-1` looks like a tag and is none: the next one.
    }
  }
  return null;
}

type Seen = 'zh-Hant' | 'zh-Hans' | 'yue-Hant' | 'ja' | 'ko' | 'han' | 'latin';

function byCharacters(text: string): Seen | null {
  let han = 0;
  let kana = 0;
  let hangul = 0;
  let letters = 0;
  let traditional = 0;
  let simplified = 0;
  let cantonese = 0;
  let written = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    if (code > 0xffff) i++;
    if (code < 0x41) continue;
    if (code < 0x250) letters++;
    else if ((code >= 0x3041 && code <= 0x30fa) || (code >= 0xff66 && code <= 0xff9d)) kana++;
    else if (code >= 0xac00 && code <= 0xd7a3) hangul++;
    else if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x323af)) {
      han++;
      const tells = TELLS[code] ?? 0;
      if (tells & 1) traditional++;
      else if (tells & 2) simplified++;
      if (tells & 4) cantonese++;
      else if (tells & 8) written++;
    }
  }
  // A letter is a fifth of a word, a character about half of one.
  const east = han + kana + hangul;
  if (letters > 200 && east * 20 < letters) return 'latin';
  if (east < 10 || east * 2.5 < letters) return null;
  if (kana > east * 0.1) return 'ja';
  if (hangul > east * 0.4) return 'ko';
  if (traditional === 0 && simplified === 0) return 'han';
  // An article in written Chinese quotes what people say.
  if (traditional >= simplified && cantonese >= 8 && cantonese > written) return 'yue-Hant';
  return traditional >= simplified ? 'zh-Hant' : 'zh-Hans';
}
