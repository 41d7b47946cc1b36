/** Undoes raw deflate (RFC 1951), in a browser as in Node. @throws RangeError where the bytes are damaged */
export async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new RangeError('a file of the index is damaged', { cause });
  }
}
