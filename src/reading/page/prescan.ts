import { normalizeEncoding } from '@exodus/bytes/encoding.js';

/** The standard looks at 1,024 bytes; old pages put their scripts first, so we look on, further. */
const FAR = 64 << 10;

/** The charset that a `<meta>` (or an XML declaration) names, as written; null where none does. */
export function declaredInMeta(body: Uint8Array): string | null {
  return scan(body.subarray(0, 1024)) ?? scan(body.subarray(0, FAR));
}

function scan(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(text)?.[1];
  if (xml) return asMeta(xml);
  for (const [tag] of text.matchAll(/<meta\s[^>]{0,1000}>/gi)) {
    const charset = /\scharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(tag)?.[1];
    if (charset) return asMeta(charset);
    if (!/content-type/i.test(tag)) continue;
    const inContent = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(tag)?.[1];
    if (inContent) return asMeta(inContent);
  }
  return null;
}

/** A page that could say so in ASCII is not UTF-16, whatever it says (HTML 13.2.3.2, step 15). */
function asMeta(label: string): string {
  return /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/** The WHATWG name for a label, lower case; null for one that names no encoding. */
export function labelled(label: string): string | null {
  // `charset="utf-8"`, `charset=gbk,utf-8`
  const bare = /[\w.:-]+/.exec(label)?.[0] ?? '';
  const name = normalizeEncoding(bare) ?? OTHER_NAMES[bare.toLowerCase().replace(/^x-|[^a-z0-9]/g, '')];
  return !name || name === 'replacement' || name === 'x-user-defined' ? null : name;
}

/** What servers in Java and on Windows call them, and slips of the pen; the standard knows none of these. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  unicode11utf8: 'utf-8',
  big5: 'big5',
  big5hkscs: 'big5',
  big5eten: 'big5',
  hkscs: 'big5',
  cp950: 'big5',
  ms950: 'big5',
  windows950: 'big5',
  gb2312: 'gbk',
  gbk: 'gbk',
  cp936: 'gbk',
  ms936: 'gbk',
  windows936: 'gbk',
  euccn: 'gbk',
  eucgb2312cn: 'gbk',
  gb18030: 'gb18030',
  euckr: 'euc-kr',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  windows949: 'euc-kr',
  eucjp: 'euc-jp',
  shiftjis: 'shift_jis',
  cp932: 'shift_jis',
  windows932: 'shift_jis',
};
