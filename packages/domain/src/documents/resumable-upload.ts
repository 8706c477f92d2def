import { createHash } from "node:crypto";
import {
  LEAST_CHUNK_BYTES,
  MOST_CHUNK_BYTES,
  MOST_RESUMABLE_BYTES,
  type ResumableView,
  resumableExpiryDue,
} from "@gerai/contracts/documents";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { type Context, command, procedure, query, type ReadScope } from "../kernel/index.ts";
import {
  checksumMismatch,
  chunkTooLong,
  chunkTooShort,
  fileRefused,
  tooManyUploads,
  wrongOffset,
} from "./documents.problems.ts";
import {
  deleteChunks,
  deleteResumable,
  insertChunk,
  insertResumable,
  lockHolder,
  moveReceived,
  type Resumable,
  selectResumables,
} from "./resumable.store.ts";
import { newObjectKey, removeObjects } from "./stored-file.ts";

/** Hours in which a file that comes in pieces must be whole and named. */
export const RESUMABLE_HOURS = 24;
/** Most files one holder may have on the way at a time: those of the largest case, twice begun. */
export const MOST_ON_THE_WAY = 20;
/** Most bytes one holder may have announced at a time. */
export const MOST_BYTES_ON_THE_WAY = 64 * 1024 * 1024;

const Id = z.object({ id: z.uuid() });
const Digest = z.instanceof(Buffer).refine((bytes) => bytes.length === 32);

/** The holder of the cookie: files on their way belong to nobody else. */
export function holderOf(ctx: Context): Buffer {
  if (ctx.principal.kind !== "link") throw notFound();
  return ctx.principal.holder;
}

/** A holder's file on its way; 404 for another's, an expired and a missing one alike. */
export async function ownResumable({ tx, ctx }: ReadScope, id: string): Promise<Resumable> {
  const own = await selectResumables(tx, holderOf(ctx), ctx.now()).where("id", "=", id).executeTakeFirst();
  if (!own) throw notFound();
  return own;
}

function view(row: Pick<Resumable, "id" | "received_bytes" | "size_bytes" | "expires_at">): ResumableView {
  return { id: row.id, offset: row.received_bytes, size: row.size_bytes, expiresAt: row.expires_at.toISOString() };
}

/**
 * Announces a file that will come in pieces. The same holder announcing the same file again (by SHA-256 and size) gets the
 * one that is on its way: the answer to the first may have been lost. 422 `documents.file-refused` for an empty or too
 * large one, 429 `documents.too-many-uploads` beyond what a holder may have on the way.
 */
export const beginUpload = command({
  action: "upload.begin",
  principals: ["link"],
  input: z.object({ size: z.int().min(0), declaredType: z.string().max(200), sha256: Digest.nullable() }),
  async run(scope, { size, declaredType, sha256 }) {
    const { tx, ctx } = scope;
    if (size === 0) throw fileRefused("file.empty");
    if (size > MOST_RESUMABLE_BYTES) throw fileRefused("file.too-large");
    const holder = holderOf(ctx);
    await lockHolder(tx, holder);
    const open = (await selectResumables(tx, holder, ctx.now()).execute()).filter(({ state }) => state === "receiving");
    const same = sha256 && open.find((one) => one.size_bytes === size && one.sha256?.equals(sha256));
    if (same) return { subjectId: same.id, result: view(same), details: { size, again: true } };
    const bytes = open.reduce((sum, one) => sum + one.size_bytes, size);
    if (open.length >= MOST_ON_THE_WAY || bytes > MOST_BYTES_ON_THE_WAY) throw tooManyUploads();
    const now = ctx.now();
    const row = {
      tenant_id: ctx.tenantId,
      id: newId(now),
      holder_hash: holder,
      declared_type: declaredType,
      size_bytes: size,
      sha256,
      received_bytes: 0,
      state: "receiving" as const,
      created_at: now,
      expires_at: new Date(now.getTime() + RESUMABLE_HOURS * 3_600_000),
    };
    await insertResumable(tx, row);
    scope.schedule(row.expires_at, resumableExpiryDue, { uploadId: row.id }, `resumable-expiry:${row.id}`);
    return { subjectId: row.id, result: view(row), details: { size, again: false } };
  },
});

/** How far a file is: where its next piece starts. A refused or finished one is whole. */
export const findUpload = query({
  action: "upload.find",
  principals: ["link"],
  input: Id,
  run: async (scope, { id }): Promise<ResumableView> => view(await ownResumable(scope, id)),
});

const findOnTheWay = query({
  action: "upload.find",
  principals: ["link"],
  input: Id,
  run: async (scope, { id }) => await ownResumable(scope, id),
});

const recordChunk = command({
  action: "upload.record-chunk",
  principals: ["link"],
  input: z.object({ id: z.uuid(), offset: z.int(), bytes: z.int(), objectKey: z.string() }),
  async run(scope, { id, offset, bytes, objectKey }) {
    const { tx, ctx } = scope;
    // The one statement that decides between two writers: whoever comes second finds another offset and writes nothing.
    if (!(await moveReceived(tx, id, offset, bytes))) throw wrongOffset((await ownResumable(scope, id)).received_bytes);
    await insertChunk(tx, {
      tenant_id: ctx.tenantId,
      upload_id: id,
      starts_at: offset,
      size_bytes: bytes,
      object_key: objectKey,
    });
    return { subjectId: id, result: offset + bytes, details: { offset, bytes } };
  },
});

function judgeChunk(upload: Resumable, offset: number, bytes: Uint8Array): void {
  if (offset !== upload.received_bytes) throw wrongOffset(upload.received_bytes);
  const end = offset + bytes.length;
  if (end > upload.size_bytes || bytes.length > MOST_CHUNK_BYTES) throw chunkTooLong(upload.size_bytes - offset);
  if (bytes.length < LEAST_CHUNK_BYTES && end < upload.size_bytes) throw chunkTooShort();
}

/** A digest of a piece, as its sender says. */
const Checksum = z.object({ algorithm: z.enum(["sha1", "sha256"]), digest: z.instanceof(Buffer) });

/**
 * Takes the next piece and answers where the one after it starts. 409 `documents.wrong-offset` with the right offset when
 * it is not the next one or another sender was faster; 460 when its bytes are not those of its checksum. It is sealed in
 * the storage before it counts as received.
 */
export const appendChunk = procedure({
  action: "upload.append",
  principals: ["link"],
  input: z.object({
    id: z.uuid(),
    offset: z.int().min(0),
    bytes: z.instanceof(Uint8Array),
    checksum: Checksum.nullable(),
  }),
  async run(ctx, { id, offset, bytes, checksum }): Promise<ResumableView> {
    const upload = await findOnTheWay(ctx, { id });
    if (bytes.length === 0 && offset === upload.received_bytes) return view(upload);
    judgeChunk(upload, offset, bytes);
    if (checksum && !createHash(checksum.algorithm).update(bytes).digest().equals(checksum.digest))
      throw checksumMismatch();
    const objectKey = newObjectKey(ctx);
    await ctx.ports.files.put(objectKey, ctx.keys.seal("file", "body", objectKey, bytes));
    try {
      const received = await recordChunk(ctx, { id, offset, bytes: bytes.length, objectKey });
      return view({ ...upload, received_bytes: received });
    } catch (error) {
      await removeObjects(ctx, [objectKey]);
      throw error;
    }
  },
});

const forgetOwn = command({
  action: "upload.give-up",
  principals: ["link"],
  input: Id,
  async run(scope, { id }) {
    await ownResumable(scope, id);
    const objectKeys = await deleteChunks(scope.tx, id);
    await deleteResumable(scope.tx, id);
    return { subjectId: id, result: { objectKeys }, details: { chunks: objectKeys.length } };
  },
});

/** Gives up a file on its way: its pieces go. What it has become already stays. */
export const giveUpUpload = procedure({
  action: "upload.give-up",
  principals: ["link"],
  input: Id,
  async run(ctx, input): Promise<void> {
    const { objectKeys } = await forgetOwn(ctx, input);
    await removeObjects(ctx, objectKeys);
  },
});

const forgetExpired = command({
  action: "upload.expire-resumable",
  principals: ["system"],
  input: z.object({ uploadId: z.uuid() }),
  async run({ tx }, { uploadId }) {
    const objectKeys = await deleteChunks(tx, uploadId);
    await deleteResumable(tx, uploadId);
    return { subjectId: uploadId, result: { objectKeys }, details: { chunks: objectKeys.length } };
  },
});

/** Removes a file that came in pieces after its day, with what is left of them; its paper stays. May be repeated. */
export const expireResumable = procedure({
  action: "upload.expire-resumable",
  principals: ["system"],
  input: z.object({ uploadId: z.uuid() }),
  async run(ctx, input): Promise<void> {
    const { objectKeys } = await forgetExpired(ctx, input);
    await removeObjects(ctx, objectKeys);
  },
});
