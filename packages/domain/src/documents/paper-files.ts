import type { RequirementView } from "@gerai/contracts/catalogue";
import { type PaperFileView, type PaperView, uploadExpiryDue } from "@gerai/contracts/documents";
import { notFound } from "@gerai/foundation/problem";
import { type ReadScope, type Scope, step } from "../kernel/index.ts";
import { fileRefused } from "./documents.problems.ts";
import {
  detachFiles,
  insertPaperFiles,
  listReceivedFiles,
  markAllRemoved,
  markRemoved,
  markReplaced,
} from "./documents.store.ts";
import type { StoredFile } from "./stored-file.ts";

/** Most files one case, or one holder before a case, may have at a time. */
export const MOST_FILES = 40;

/** A received file as other rooms judge it. */
export type ReceivedFile = Awaited<ReturnType<typeof listReceivedFiles>>[number];

/** A received file as the one who sent it sees it. */
export function viewPaperFile(file: ReceivedFile): PaperFileView {
  return {
    id: file.id,
    mediaType: file.media_type === "application/pdf" ? "application/pdf" : "image/jpeg",
    bytes: file.size_bytes,
    pages: file.page_count,
    receivedAt: file.created_at.toISOString(),
  };
}

/** A requirement with the files received for it: `missing` while a required one has none. */
export function viewPaper(
  requirement: RequirementView,
  isRequired: boolean,
  files: readonly ReceivedFile[],
): PaperView {
  const own = files.filter((file) => file.requirement === requirement.key);
  const status = own.length > 0 ? "received" : isRequired ? "missing" : "optional";
  return { requirement, files: own.map(viewPaperFile), status, reason: null };
}

/** The received files of a case, by requirement and position. */
export function listPapers(scope: ReadScope, applicationId: string): Promise<ReceivedFile[]> {
  return listReceivedFiles(scope.tx, applicationId);
}

/** Whose files they are: a case's, or a holder's who has no case yet. */
export type PaperOwner = { readonly applicationId: string } | { readonly holder: Buffer };

/** Files to be written down for one requirement. */
export interface PaperIntake {
  readonly owner: PaperOwner;
  readonly requirement: string;
  readonly round: number;
  readonly files: readonly StoredFile[];
  /** What the requirement takes in all. */
  readonly maxFiles: number;
  /** The owner's files so far, read under a lock of the owner. */
  readonly present: readonly ReceivedFile[];
}

/** Writes stored files down for a requirement; 422 `file.too-many-files` beyond what it or the case takes. */
export const addPaperFiles = step(async ({ tx, ctx }, intake: PaperIntake): Promise<void> => {
  const { owner, requirement, round, files, maxFiles, present } = intake;
  const own = present.filter((file) => file.requirement === requirement && file.round === round);
  if (own.length + files.length > maxFiles || present.length + files.length > MOST_FILES)
    throw fileRefused("file.too-many-files");
  const first = 1 + Math.max(0, ...own.map((file) => file.position));
  await insertPaperFiles(
    tx,
    files.map((file, index) => ({
      tenant_id: ctx.tenantId,
      id: file.id,
      application_id: "applicationId" in owner ? owner.applicationId : null,
      holder_hash: "holder" in owner ? owner.holder : null,
      requirement,
      round,
      position: first + index,
      object_key: file.objectKey,
      sha256: file.sha256,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      page_count: file.pageCount,
      state: "received" as const,
      created_at: ctx.now(),
    })),
  );
});

/** Takes one file out of a case and answers the key of its object, to be removed after commit; 404 when it is not there. */
export const takeOutPaperFile = step(
  async (
    { tx },
    file: { applicationId: string; requirement: string; fileId: string; fromRound: number },
  ): Promise<string> => {
    const removed = await markRemoved(tx, file);
    if (!removed) throw notFound();
    return removed.object_key;
  },
);

/** Takes files out of a case that it has no use for; they are removed like uploads that no case took up, at once. */
export const detachPapers = step(
  async (scope: Scope, input: { holder: Buffer; applicationId: string; fileIds: readonly string[] }): Promise<void> => {
    const { tx, ctx } = scope;
    await detachFiles(tx, input.applicationId, input.fileIds, input.holder);
    for (const fileId of input.fileIds) {
      scope.schedule(ctx.now(), uploadExpiryDue, { fileId }, `upload-expiry:${fileId}:detached`);
    }
  },
);

/** Puts the files up to a round of these requirements aside: newer ones have come. */
export const replacePapers = step(
  async ({ tx }, input: { applicationId: string; requirements: readonly string[]; upToRound: number }): Promise<void> =>
    await markReplaced(tx, input.applicationId, input.requirements, input.upToRound),
);

/** Gives up every file of a case and answers the keys of the objects, to be removed after commit; may be repeated. */
export const giveUpPapers = step(
  async ({ tx }, input: { applicationId: string }): Promise<string[]> => await markAllRemoved(tx, input.applicationId),
);
