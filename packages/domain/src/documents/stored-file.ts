import { createHash, randomBytes } from "node:crypto";
import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import type { Context } from "../kernel/index.ts";
import { fileDamaged, fileRefused } from "./documents.problems.ts";
import type { InspectedFile } from "./ports.ts";

/** A file as somebody sent it: nothing about it is believed. `id` is that of an upload in pieces, which its paper gets. */
export const SentFile = z.object({
  bytes: z.instanceof(Uint8Array),
  declaredType: z.string().max(200),
  id: z.uuid().optional(),
});
export type SentFile = z.infer<typeof SentFile>;

/** A looked-into file whose sealed bytes lie in the storage; it has no row yet. */
export const StoredFile = z.object({
  id: z.uuid(),
  objectKey: z.string(),
  sha256: z.instanceof(Buffer),
  mediaType: z.enum(["image/jpeg", "application/pdf"]),
  sizeBytes: z.int(),
  pageCount: z.int(),
});
export type StoredFile = z.infer<typeof StoredFile>;

type Accepted = Extract<InspectedFile, { accepted: true }>;

/** A key the server makes: tenant, month and 128 random bits, nothing of the citizen's (ISO-36, UP-9). */
export function newObjectKey(ctx: Context): string {
  const [year, month] = ctx.now().toISOString().split("-");
  return `t/${ctx.tenantId}/${year}/${month}/${randomBytes(16).toString("hex")}`;
}

async function store(ctx: Context, file: Accepted, id = newId(ctx.now())): Promise<StoredFile> {
  const objectKey = newObjectKey(ctx);
  await ctx.ports.files.put(objectKey, ctx.keys.seal("file", "body", objectKey, file.bytes));
  return {
    id,
    objectKey,
    sha256: createHash("sha256").update(file.bytes).digest(),
    mediaType: file.mediaType,
    sizeBytes: file.bytes.length,
    pageCount: file.pageCount,
  };
}

/**
 * Removes objects after their rows were given up. A failure is only logged: the row is gone for everybody already, and
 * an object without a living row holds ciphertext that nothing points to (UP-10).
 */
export async function removeObjects(ctx: Context, objectKeys: readonly string[]): Promise<void> {
  for (const outcome of await Promise.allSettled(objectKeys.map((key) => ctx.ports.files.remove(key)))) {
    if (outcome.status === "rejected") ctx.logger.warn("object not removed", { error: outcome.reason });
  }
}

/**
 * Looks into files, seals them into the storage and lets `record` write their rows. All or nothing: a refused file
 * stores none (422 `documents.file-refused`), and when the rows cannot be written the objects are removed again.
 * Call it outside any transaction.
 */
export async function keepFiles<R>(
  ctx: Context,
  sent: readonly SentFile[],
  record: (stored: StoredFile[]) => Promise<R>,
): Promise<R> {
  const accepted: Accepted[] = [];
  for (const [index, file] of sent.entries()) {
    const inspected = await ctx.ports.inspector.inspect(file.bytes, file.declaredType);
    if (!inspected.accepted) throw fileRefused(inspected.refusal, index);
    accepted.push(inspected);
  }
  const stored: StoredFile[] = [];
  try {
    for (const [index, file] of accepted.entries()) stored.push(await store(ctx, file, sent[index]?.id));
    return await record(stored);
  } catch (error) {
    await removeObjects(
      ctx,
      stored.map((file) => file.objectKey),
    );
    throw error;
  }
}

/** The bytes of a stored file as they were accepted; refuses bytes that differ from what was received (UP-9). */
export async function readStored(ctx: Context, file: { object_key: string; sha256: Buffer }): Promise<Uint8Array> {
  const sealed = await ctx.ports.files.get(file.object_key);
  const bytes = ctx.keys.open("file", "body", file.object_key, sealed);
  if (!createHash("sha256").update(bytes).digest().equals(file.sha256)) throw fileDamaged();
  return bytes;
}
