import { uploadExpiryDue } from "@gerai/contracts/documents";
import { expireUpload } from "@gerai/domain/documents";
import type { Resources } from "@gerai/domain/kernel";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Removes an upload that no case took up. */
export const onDocumentUploadExpiryDueExpire = (resources: Resources): Consumer =>
  defineConsumer({
    event: uploadExpiryDue.name,
    name: "on-document-upload-expiry-due-expire",
    payload: uploadExpiryDue.payload,
    async handle(job) {
      await expireUpload(await openSystemContext(resources, job), { fileId: job.payload.fileId });
    },
  });
