import { type UploadView, uploadExpiryDue } from "@gerai/contracts/documents";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, procedure, query } from "../kernel/index.ts";
import { fileRefused } from "./documents.problems.ts";
import { listHolderFiles, markStrayRemoved } from "./documents.store.ts";
import { finishUpload } from "./finish-upload.ts";
import { addPaperFiles, MOST_FILES, viewPaperFile } from "./paper-files.ts";
import { findPaperOfUpload } from "./resumable.store.ts";
import { keepFiles, removeObjects, SentFile, StoredFile } from "./stored-file.ts";

/** Hours in which an upload must be named by a case. */
export const UPLOAD_HOURS = 24;

const Requirement = z.string().regex(/^[a-z0-9_]{1,60}$/);

const recordUpload = command({
  action: "upload.record",
  principals: ["link"],
  input: z.object({ requirement: Requirement, file: StoredFile }),
  async run(scope, { requirement, file }) {
    const { tx, ctx } = scope;
    if (ctx.principal.kind !== "link") throw notFound();
    const { holder } = ctx.principal;
    const present = await listHolderFiles(tx, holder);
    // How many files a requirement takes is not known before its case; the submission asks again.
    await addPaperFiles(scope, {
      owner: { holder },
      requirement,
      round: 1,
      files: [file],
      maxFiles: MOST_FILES,
      present,
    });
    const due = new Date(ctx.now().getTime() + UPLOAD_HOURS * 3_600_000);
    scope.schedule(due, uploadExpiryDue, { fileId: file.id }, `upload-expiry:${file.id}`);
    return {
      subjectId: file.id,
      result: {
        requirement,
        id: file.id,
        mediaType: file.mediaType,
        bytes: file.sizeBytes,
        pages: file.pageCount,
        receivedAt: ctx.now().toISOString(),
      } satisfies UploadView,
      details: { requirement, pages: file.pageCount },
    };
  },
});

/** Takes one file before its case exists; only the same holder can name it in a submission, within 24 hours. */
export const receiveUpload = procedure({
  action: "upload.receive",
  principals: ["link"],
  input: z.object({ requirement: Requirement, files: z.array(SentFile) }),
  async run(ctx, { requirement, files }): Promise<UploadView> {
    if (files.length !== 1) throw fileRefused(files.length === 0 ? "file.empty" : "file.too-many-files");
    return await keepFiles(ctx, files, async (stored) => {
      const [file] = stored;
      if (!file) throw fileRefused("file.empty");
      return await recordUpload(ctx, { requirement, file });
    });
  },
});

const viewUpload = query({
  action: "upload.find",
  principals: ["link"],
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<UploadView> {
    const file = await findPaperOfUpload(tx, id);
    if (!file) throw notFound();
    return { ...viewPaperFile({ ...file, id, round: 1, position: 1 }), requirement: file.requirement };
  },
});

/** Takes a file that came in pieces before its case exists, as `receiveUpload` does one that came in one go. */
export const receiveResumable = procedure({
  action: "upload.receive",
  principals: ["link"],
  input: z.object({ requirement: Requirement, upload: z.uuid() }),
  async run(ctx, { requirement, upload }): Promise<UploadView> {
    await finishUpload(ctx, upload, { requirement, applicationId: null }, async ([file]) => {
      if (!file) throw fileRefused("file.empty");
      await recordUpload(ctx, { requirement, file });
    });
    return await viewUpload(ctx, { id: upload });
  },
});

const giveUpStray = command({
  action: "upload.expire",
  principals: ["system"],
  input: z.object({ fileId: z.uuid() }),
  async run({ tx }, { fileId }) {
    const objectKeys = await markStrayRemoved(tx, [fileId]);
    return { subjectId: fileId, result: { objectKeys }, details: { removed: objectKeys.length } };
  },
});

/** Removes an upload that no case took up in time; does nothing to one that belongs to a case. May be repeated. */
export const expireUpload = procedure({
  action: "upload.expire",
  principals: ["system"],
  input: z.object({ fileId: z.uuid() }),
  async run(ctx, input): Promise<void> {
    const { objectKeys } = await giveUpStray(ctx, input);
    await removeObjects(ctx, objectKeys);
  },
});
