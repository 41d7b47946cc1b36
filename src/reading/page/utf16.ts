/** The charset that a byte order mark names; null where there is none. */
export function bomOf(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}

/** `<\0h\0t\0m\0l\0`: two bytes a letter without a byte order mark; a lane of NULs beside one of markup. */
export function utf16Of(body: Uint8Array): string | null {
  const sample = body.subarray(0, 1024);
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros.map((count) => (2 * count) / Math.max(1, sample.length)) as [number, number];
  if (sample.length < 8 || Math.max(even, odd) < 0.5 || Math.min(even, odd) > 0.05) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
