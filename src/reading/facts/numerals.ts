const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The year before the first of each era: 民國108年 is 2019, 令和元年 too. */
const ERAS: Readonly<Record<string, number>> = { 民國: 1911, 民国: 1911, 令和: 2018, 平成: 1988, 昭和: 1925 };

/**
 * A text with the years of eras as years, and dates written in Han numerals as digits: 民國一〇八年三月一日,
 * 二〇一九年三月一日, 令和元年5月1日. Other numerals stay as they are.
 */
export function inDigits(text: string): string {
  if (!/[年月]/.test(text)) return text;
  return text
    .replace(/([〇零○一二三四五六七八九]{4}|[〇零○一二三四五六七八九十百]{1,5})(?=\s?年)/g, (han) =>
      String(numberIn(han)),
    )
    .replace(/([一二三四五六七八九十]{1,3})(?=\s?[月日號号])/g, (han) => String(numberIn(han)))
    .replace(/(民國|民国|令和|平成|昭和)\s?(元|\d{1,3})(?=\s?年)/g, (_, era: string, year: string) =>
      String(ERAS[era]! + (year === '元' ? 1 : Number(year))),
    );
}

/** 二〇一九 digit by digit, 二十三 and 一百零八 by their places. */
function numberIn(han: string): number {
  if (!/[十百]/.test(han)) return Number([...han].map((digit) => DIGITS[digit]).join(''));
  let total = 0;
  let digit = 0;
  for (const character of han) {
    const place = character === '百' ? 100 : character === '十' ? 10 : 0;
    if (place === 0) digit = DIGITS[character] ?? 0;
    else {
      total += (digit || 1) * place;
      digit = 0;
    }
  }
  return total + digit;
}
