/** All addresses under which a picture may have been captured, best first, each once. */
export function samePicture(addresses: readonly string[]): string[] {
  return [...new Set(addresses)];
}
