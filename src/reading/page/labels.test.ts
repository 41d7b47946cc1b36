import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';
import { describe, expect, it } from 'vitest';
import { decodePage } from './charset.ts';

const HANT = '政府今日宣布，海港計劃押後，市民不會受影響。發言人說，詳情下月公布。';
const HANS = '政府今日宣布，海港计划推迟，市民不会受影响。发言人说，详情下月公布。';
const JAPANESE = '政府は今日、港の計画を延期すると発表した。市民への影響はないという。';
const KOREAN = '정부는 오늘 항구 계획을 연기한다고 발표했다. 시민에게 영향은 없다고 밝혔다.';

function encoded(text: string, charset: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  if (/^(?:windows|iso-8859|koi8)/.test(charset)) return Buffer.from(createSinglebyteEncoder(charset)(text));
  return Buffer.from(createMultibyteEncoder(charset)(text));
}

function page(words: Buffer, meta: string | null, header: string | null) {
  const said = meta === null ? '' : `<meta http-equiv=Content-Type content="text/html; charset=${meta}">`;
  const html = Buffer.concat([
    Buffer.from(`<html><head>${said}<body><p>`),
    words,
    Buffer.from('</p></html>'),
  ]);
  return decodePage(html, [['Content-Type', header === null ? 'text/html' : `text/html; charset=${header}`]]);
}

describe('what the labels say and what the bytes are', () => {
  it.each([
    // text, its true charset, what the page says, what the header says
    [HANT, 'utf-8', 'big5', null],
    [HANT, 'utf-8', null, 'big5'],
    [HANT, 'utf-8', 'gb2312', 'iso-8859-1'],
    [HANT, 'big5', 'utf-8', null],
    [HANT, 'big5', null, 'utf-8'],
    [HANT, 'big5', 'iso-8859-1', null],
    [HANT, 'big5', 'big5', 'iso-8859-1'],
    [HANT, 'big5', 'big5', 'utf-8'],
    [HANT, 'big5', 'gb2312', null],
    [HANT, 'big5', 'windows-1252', 'us-ascii'],
    [HANT, 'gb18030', 'gb2312', null],
    [HANT, 'gb18030', 'big5', null],
    [HANS, 'gb18030', 'gb2312', 'iso-8859-1'],
    [HANS, 'gb18030', 'utf-8', 'utf-8'],
    [`${HANS}㑇𠀀`, 'gb18030', 'gb2312', null],
    [JAPANESE, 'shift_jis', 'x-sjis', null],
    [JAPANESE, 'shift_jis', 'euc-jp', null],
    [JAPANESE, 'shift_jis', null, 'iso-8859-1'],
    [JAPANESE, 'euc-jp', 'shift_jis', null],
    [JAPANESE, 'euc-jp', 'utf-8', null],
    [JAPANESE, 'iso-2022-jp', 'iso-2022-jp', null],
    [JAPANESE, 'iso-2022-jp', null, 'utf-8'],
    [JAPANESE, 'utf-8', 'shift_jis', 'euc-jp'],
    [KOREAN, 'euc-kr', 'ks_c_5601-1987', null],
    [KOREAN, 'euc-kr', 'utf-8', 'iso-8859-1'],
    [KOREAN, 'euc-kr', 'gb2312', null],
    [`${KOREAN} 똠방각하 펲시콜라`, 'euc-kr', 'euc-kr', null],
    ['Правительство сегодня сообщило', 'windows-1251', 'windows-1251', 'iso-8859-1'],
    ['Η κυβέρνηση ανακοίνωσε σήμερα', 'iso-8859-7', 'iso-8859-7', null],
    ['Le gouvernement a annoncé à midi', 'windows-1252', 'iso-8859-1', 'utf-8'],
    ['„Straße“ – größere Maßnahmen', 'windows-1252', 'utf-8', null],
    ['Le gouvernement a annoncé à midi', 'utf-8', 'iso-8859-1', 'iso-8859-1'],
  ])('%s in %s, the page saying %s and the header %s', (text, charset, meta, header) => {
    expect(page(encoded(text, charset), meta, header).text).toContain(`<p>${text}</p>`);
  });

  it.each(['Big5-HKSCS', 'big5_hkscs', 'MS950', 'cp950', 'x-x-big5', '"big5"'])(
    '%s is a name of Big5',
    (name) => {
      expect(page(encoded('海港', 'big5'), null, name)).toMatchObject({ charset: 'big5', from: 'http' });
    },
  );

  it('Cantonese in HKSCS, and what ETEN added to Big5', () => {
    const words = Buffer.from('9def9df69df89dee9df291c19df79df5f9d6f9d7f9d8f9daf9dbc6a1c7ca', 'hex');
    const decoded = page(Buffer.concat([encoded(HANT, 'big5'), words]), 'big5', null);
    expect(decoded.text).toContain(`${HANT}嘅喺啲㗎𨋢嚟咗嗰碁銹裏恒粧①`);
  });

  it('characters of HKSCS that came to UTF-8 by way of places for private use; icons stay', () => {
    const decoded = page(Buffer.from('佢\uecda人\uecd8\uecd9喇，\uf007陳大文 更多\uf054'), 'utf-8', null);
    const hkscs = page(Buffer.from('9df69df7', 'hex'), 'big5', 'big5').text.slice(-13, -11);
    expect(hkscs).toBe('喺咗');
    expect(decoded.text).toContain('<p>佢啲人喺咗喇，\uf007陳大文 更多\uf054</p>');
  });

  it('two characters that could be UTF-8, under the label that they were written in', () => {
    const words = encoded('一些', 'gb18030');
    expect(words.toString('utf8')).toBe('һЩ');
    expect(page(words, 'gb2312', null).text).toContain('一些');
    expect(page(Buffer.from('һЩ қазақша әңгіме'), 'gb2312', null).text).toContain('һЩ қазақша');
  });
});

describe('broken bytes', () => {
  const broken = (words: Buffer) =>
    Buffer.concat([words, Buffer.from('ff', 'hex'), words, Buffer.from('e694ee', 'hex'), words]);

  it.each([null, 'utf-8', 'big5', 'iso-8859-1'])(
    'in a page of UTF-8 that says %s cost their own place only',
    (label) => {
      for (const text of [HANT, KOREAN, 'Le café a rouvert à Orléans', 'Привет, мир'])
        expect(page(broken(Buffer.from(text)), label, null)).toMatchObject({
          charset: 'utf-8',
          text: expect.stringContaining(text),
        });
    },
  );

  it('in a page of Big5 cost their own place only', () => {
    const words = encoded(HANT.repeat(5), 'big5');
    const decoded = page(Buffer.concat([words, Buffer.from('ff80', 'hex'), words]), 'big5', null);
    expect(decoded).toMatchObject({ charset: 'big5', text: expect.stringContaining(HANT) });
  });
});

it('UTF-16 is told by its zeros where it has no byte order mark', () => {
  const bytes = Buffer.from(`<html><head><title>港灣日報</title></head><body><p>${HANT}</p>`, 'utf16le');
  const wanted = { text: expect.stringContaining(HANT) };
  expect(decodePage(bytes, [])).toMatchObject({ charset: 'utf-16le', ...wanted });
  expect(decodePage(Buffer.from(bytes).swap16(), [])).toMatchObject({ charset: 'utf-16be', ...wanted });
});

it('a label counts where the words begin after a megabyte of scripts', () => {
  const html = Buffer.concat([
    Buffer.from(`<script>${'var a=1;'.repeat(130_000)}</script><p>`),
    encoded(HANT, 'big5'),
  ]);
  expect(decodePage(html, [])).toMatchObject({ charset: 'big5', text: expect.stringContaining(HANT) });
});
