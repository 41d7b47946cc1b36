/** The kinds of picture that are kept, by the bytes they begin with; what a server called them counts for nothing. */
const SIGNATURES: readonly (readonly [extension: string, bytes: string, at?: number])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['webp', 'WEBP', 8],
  ['avif', 'ftypavif', 4],
  ['avif', 'ftypavis', 4],
  ['bmp', 'BM'],
  ['tif', 'II*\0'],
  ['tif', 'MM\0*'],
];

/** The file extension of a picture, or null for bytes that are none (an error page sent as `.jpg`). */
export function pictureKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  for (const [extension, signature, at = 0] of SIGNATURES) {
    if (head.startsWith(signature, at)) return extension;
  }
  // <?xml …?><!-- … --><svg …>, with a byte order mark or not
  return /^(?:ï»¿)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(head) && head.toLowerCase().includes('<svg')
    ? 'svg'
    : null;
}
