import { describe, expect, it } from 'vitest';
import { repaired } from './mojibake.ts';

/** A text as it looks where its UTF-8 was read as another charset. */
const misread = (text: string): string => Buffer.from(text).toString('latin1');

describe('mojibake is repaired', () => {
  it.each([
    ['зңҫиӘӘ', '眾說'],
    ['дёӯж–Ү', '中文'],
    ['【зңҫиӘӘ】投稿', '【眾說】投稿'],
    ['ä¸­æ–‡ç‰ˆ', '中文版'],
    ['ä¸­', '中'],
    [misread('海港填海計劃押後'), '海港填海計劃押後'],
    ['the city’s and the cityâ€™s', 'the city’s and the city’s'],
    ['â€œquotedâ€\u009d', '“quoted”'],
    ['Ã¢â‚¬â„¢', '’'],
    ['cafÃ© Ã–sterreich', 'café Österreich'],
    ['Zoë and ZoÃ« Doe', 'Zoë and Zoë Doe'],
    ['Yes.Â\u00a0 No', 'Yes.\u00a0 No'],
    ['â\u0080\u009cdeclutter?â\u0080\u009d', '“declutter?”'],
    ['20Â°C, Â© 2019', '20°C, © 2019'],
    ['РџСЂРёРІРµС‚', 'Привет'],
    // Big5
    ['¬F©²¤½¥¬¶ñ®ü\u00adp¹º©ã«á', '政府公布填海計劃押後'],
  ])('%s is %s', (text, wanted) => {
    expect(repaired(text)).toBe(wanted);
  });
});

describe('mojibake is not seen in', () => {
  it.each([
    '「眾說紛紜」',
    '“café”—and',
    'je těžké\u00a0– s médii',
    'voilà\u00a0« été »',
    'das Wort „Fuß“',
    'A IRMÃ”, AMANHÃ—que',
    'ĐÃ “xong”',
    'Қазақстан елдің іргесі',
    'дің',
    'Привет, ёлка «Россия»',
    'ÀÉÎÕÜ ÄÖÜß',
    'SÃO PAULO',
    'Ä… und so weiter',
    'naïve façade – “déjà vu”',
    'ÁÉÍÓÚÜÑÁÉÍÓ',
    '한국일보 日本経済新聞',
  ])('%s', (text) => {
    expect(repaired(text)).toBe(text);
  });
});
