import { createInflateRaw } from "node:zlib";

/** What a deflated piece unfolded to before its end, its first error or the limit. */
export interface Inflated {
  /** Bytes that came out; more than the limit means that it was stopped there. */
  readonly size: number;
  readonly exceeded: boolean;
  /** The bytes, when they were asked for and stayed under the limit. */
  readonly bytes: Uint8Array;
}

/** True when data begins like a zlib stream (RFC 1950): deflate, header check dividable by 31. */
export function looksDeflated(data: Uint8Array): boolean {
  const [method = 0, flags = 0] = data;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

/**
 * Inflates a zlib stream up to `limit` bytes. The header is skipped and the checksum not asked, because PDF readers do
 * not ask for it either: a bomb with a wrong checksum still goes off. A broken stream counts as far as it got.
 */
export function inflateBounded(data: Uint8Array, limit: number, keep: boolean): Promise<Inflated> {
  return new Promise((resolve) => {
    const inflater = createInflateRaw({ chunkSize: 128 * 1024 });
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = () => resolve({ size, exceeded: size > limit, bytes: Buffer.concat(chunks) });
    inflater.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) inflater.destroy();
      else if (keep) chunks.push(chunk);
    });
    inflater.once("error", finish);
    inflater.once("close", finish);
    inflater.end(data.subarray(2));
  });
}
