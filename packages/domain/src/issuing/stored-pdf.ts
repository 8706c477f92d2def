import { createHash, randomBytes } from "node:crypto";
import { removeObjects } from "../documents/index.ts";
import type { Context } from "../kernel/index.ts";

/** A PDF that lies sealed in the storage; it has no row yet. */
export interface StoredPdf {
  readonly objectKey: string;
  readonly sha256: Buffer;
  readonly sizeBytes: number;
}

/** Where a new PDF of this office will lie: tenant, month and random bits, nothing of the citizen's (UP-9). */
function newObjectKey(ctx: Context): string {
  const [year, month] = ctx.now().toISOString().split("-");
  return `t/${ctx.tenantId}/${year}/${month}/${randomBytes(16).toString("hex")}`;
}

/**
 * Keeps a PDF byte for byte, sealed under the office's key, then lets a command write the row that names it. When the
 * command refuses, the object is taken back, and the refusal is thrown. Call it outside any transaction.
 */
export async function keepPdf<R>(ctx: Context, pdf: Uint8Array, record: (stored: StoredPdf) => Promise<R>): Promise<R> {
  const objectKey = newObjectKey(ctx);
  await ctx.ports.files.put(objectKey, ctx.keys.seal("file", "body", objectKey, pdf));
  try {
    return await record({ objectKey, sha256: createHash("sha256").update(pdf).digest(), sizeBytes: pdf.length });
  } catch (error) {
    await removeObjects(ctx, [objectKey]);
    throw error;
  }
}
