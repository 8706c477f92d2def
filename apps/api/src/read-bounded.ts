import { Problem } from "@gerai/foundation/problem";

/**
 * The body of a request of at most `limit` bytes; 413 for more. Where no length is declared the counted bytes decide: the
 * rest of a longer body is let go (UP-1).
 */
export async function readBounded(request: Request, limit: number): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new Problem("payload-too-large", 413, { limitBytes: limit });
  const declared = request.headers.get("content-length");
  if (Number(declared ?? 0) > limit) throw tooLarge();
  // HTTP itself ends a body with a declared length there, so it is read in one go, which costs a third of a stream.
  if (declared !== null) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}
