import { createHash } from "node:crypto";
import { FileRefusalCode } from "@gerai/contracts/documents";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { type Context, command, query } from "../kernel/index.ts";
import { fileRefused, uploadDamaged, uploadUsed, wrongOffset } from "./documents.problems.ts";
import { deleteChunks, findPaperOfUpload, listChunkKeys, settleResumable } from "./resumable.store.ts";
import { ownResumable } from "./resumable-upload.ts";
import { keepFiles, removeObjects, type StoredFile } from "./stored-file.ts";

/** Where a file that came in pieces is meant to stand. */
export interface UploadPlace {
  readonly requirement: string;
  /** Null: with the holder, before a case. */
  readonly applicationId: string | null;
}

const readState = query({
  action: "upload.find",
  principals: ["link"],
  input: z.object({ id: z.uuid() }),
  async run(scope, { id }) {
    const upload = await ownResumable(scope, id);
    const [paper, objectKeys] = await Promise.all([findPaperOfUpload(scope.tx, id), listChunkKeys(scope.tx, id)]);
    return { upload, paper, objectKeys };
  },
});

const settle = command({
  action: "upload.finish",
  principals: ["link"],
  input: z.object({ id: z.uuid(), refusal: FileRefusalCode.nullable() }),
  async run({ tx }, { id, refusal }) {
    await settleResumable(tx, id, refusal);
    const objectKeys = await deleteChunks(tx, id);
    return { subjectId: id, result: { objectKeys }, details: { refusal, chunks: objectKeys.length } };
  },
});

type State = Awaited<ReturnType<typeof readState>>;

/** True when the file stands where it is meant to; 409 when it stands elsewhere. */
function isPlaced({ paper }: State, place: UploadPlace): boolean {
  if (!paper) return false;
  if (paper.application_id !== place.applicationId || paper.requirement !== place.requirement) throw uploadUsed();
  return true;
}

async function end(ctx: Context, id: string, refusal: FileRefusalCode | null): Promise<void> {
  const { objectKeys } = await settle(ctx, { id, refusal });
  await removeObjects(ctx, objectKeys);
}

/** The whole file out of its pieces; 409 with the next offset while some are missing. */
async function assemble(ctx: Context, { upload, objectKeys }: State): Promise<Uint8Array<ArrayBuffer>> {
  if (upload.received_bytes < upload.size_bytes) throw wrongOffset(upload.received_bytes);
  const parts: Uint8Array[] = [];
  for (const key of objectKeys) parts.push(ctx.keys.open("file", "body", key, await ctx.ports.files.get(key)));
  const bytes = Buffer.concat(parts);
  const isWhole = bytes.length === upload.size_bytes;
  if (isWhole && (!upload.sha256 || createHash("sha256").update(bytes).digest().equals(upload.sha256))) return bytes;
  throw uploadDamaged();
}

/**
 * Makes a paper of a file that came in pieces, by the very same inspection as one that came in one go; `record` writes its
 * row. The paper has the id of the upload, so however often this is asked, cut off or done at the same time, there is one:
 * true when this call made it, false when it stood there before. A refusal is remembered and its bytes are removed.
 */
export async function finishUpload(
  ctx: Context,
  id: string,
  place: UploadPlace,
  record: (stored: StoredFile[]) => Promise<unknown>,
): Promise<boolean> {
  const state = await readState(ctx, { id });
  const { upload } = state;
  if (upload.state === "refused") throw fileRefused(FileRefusalCode.parse(upload.refusal));
  if (isPlaced(state, place)) {
    if (upload.state === "receiving") await end(ctx, id, null);
    return false;
  }
  // Finished and no row of a paper: that has gone with its case, and a late repetition must not bring it back.
  if (upload.state === "finished") throw uploadUsed();
  try {
    const bytes = await assemble(ctx, state);
    await keepFiles(ctx, [{ bytes, declaredType: upload.declared_type, id }], record);
  } catch (error) {
    // Somebody else may have finished it meanwhile, and its pieces went while they were read here.
    const later = await readState(ctx, { id });
    if (isPlaced(later, place)) return false;
    if (later.upload.state === "finished") throw uploadUsed();
    const refusal = refusalForGood(error);
    if (refusal) await end(ctx, id, refusal);
    throw error;
  }
  await end(ctx, id, null);
  return true;
}

/** Why the file itself can never be taken; that there are too many may be different when one was taken out. */
function refusalForGood(error: unknown): FileRefusalCode | null {
  if (!(error instanceof Problem)) return null;
  if (error.code === "documents.upload-damaged") return "file.unreadable";
  const isFinal = error.code === "documents.file-refused" && error.params.refusal !== "file.too-many-files";
  return isFinal ? FileRefusalCode.parse(error.params.refusal) : null;
}
