import { type Headers, header } from '../../base/capture.ts';
import { bomOf, utf16Of } from './utf16.ts';

/**
 * What a body is when it is no HTML page, by its first bytes rather than by its label (dead servers label
 * a JPEG `text/html`): a media type, or null for what may be a page. After WHATWG MIME Sniffing, section 6.
 */
export function foreignType(body: Uint8Array, headers: Headers): string | null {
  const signature = bySignature(body);
  if (signature) return signature;
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 4096))
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  // Before all, for it may hold pages in pieces: `{"html": "<div class=…"}`.
  if (/^[[{]/.test(start) && isJson(body)) return 'application/json';
  if (looksLikeHtml(start) && !XML_ROOT.test(start)) return null;
  const feed = /<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]/.exec(start)?.[1];
  if (feed)
    return feed === 'feed'
      ? 'application/atom+xml'
      : feed === 'rss'
        ? 'application/rss+xml'
        : 'application/xml';
  if (/^<\?xml[^>]*>\s*(?:<!--[\s\S]*?-->\s*)?<svg|^<svg/i.test(start)) return 'image/svg+xml';
  if (
    /^(?:\/\*[^*]{0,100}\*\/)?[\w$.]{1,80}\s{0,9}\(\s{0,9}[[{]/.test(start) &&
    /\)\s*;?\s*$/.test(endOf(body))
  )
    return 'application/javascript';
  const label = (header(headers, 'content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (/^(?:text|application)\/(?:css|javascript|x-javascript|ecmascript)$/.test(label)) return label;
  if (/^(?:image|audio|video|font)\//.test(label) && !start.includes('<')) return label;
  if (isBinary(body)) return label !== '' && !label.startsWith('text/') ? label : 'application/octet-stream';
  return null;
}

/** A feed or sitemap by its root element: an RSS feed has a `<title>` as a page has. */
const XML_ROOT =
  /^(?:<\?xml[^>]{0,200}>\s*)?(?:<\?[^>]{0,300}>\s*|<!--[^>]{0,300}-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)[\s>]/;

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['BM', 'image/bmp'],
  ['\0\0\x01\0', 'image/x-icon'],
  ['%PDF-', 'application/pdf'],
  ['PK\x03\x04', 'application/zip'],
  ['\x1f\x8b\x08', 'application/gzip'],
  ['ID3', 'audio/mpeg'],
  ['OggS\0', 'application/ogg'],
  ['\x1aE\xdf\xa3', 'video/webm'],
  ['wOFF', 'font/woff'],
  ['wOF2', 'font/woff2'],
  ['FWS', 'application/x-shockwave-flash'],
  ['CWS', 'application/x-shockwave-flash'],
  ['FLV\x01', 'video/x-flv'],
];

function bySignature(body: Uint8Array): string | null {
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 16)).toString('latin1');
  for (const [bytes, type] of SIGNATURES) {
    // `BM` and `ID3` are also how a text can begin: three letters want a control byte near.
    if (start.startsWith(bytes) && (bytes.length > 3 || /[\0-\x08\x80-\xff]/.test(start))) return type;
  }
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return 'image/webp';
  if (/^[\s\S]{4}ftyp(?:avif|avis)/.test(start)) return 'image/avif';
  if (/^[\s\S]{4}ftyp/.test(start)) return 'video/mp4';
  return null;
}

function looksLikeHtml(start: string): boolean {
  return /<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|table|title|meta|h1|article|script)[\s>]/i.test(
    start,
  );
}

/** `callback({…});` ends as it began. */
function endOf(body: Uint8Array): string {
  return Buffer.from(body.subarray(-20)).toString('latin1');
}

function isJson(body: Uint8Array): boolean {
  if (body.byteLength > 16 << 20) return true;
  try {
    JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Many control bytes, as no text has but one in UTF-16. */
function isBinary(body: Uint8Array): boolean {
  if (bomOf(body) !== null || utf16Of(body) !== null) return false;
  const sample = body.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) control++;
  return sample.length > 0 && control / sample.length > 0.1;
}
