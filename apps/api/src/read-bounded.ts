import { Problem } from "@gerai/foundation/problem";

/**
 * The body of a request of at most `limit` bytes; 413 for more. A declared length is a hint, the counted bytes decide:
 * the rest of a longer one is let go (UP-1).
 */
export async function readBounded(request: Request, limit: number): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new Problem("payload-too-large", 413, { limitBytes: limit });
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) throw tooLarge();
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
