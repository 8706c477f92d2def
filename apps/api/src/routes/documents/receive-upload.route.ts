import { UploadView } from "@gerai/contracts/documents";
import { receiveUpload } from "@gerai/domain/documents";
import { apiRoute } from "../../api-route.ts";
import { readFiles } from "../../read-upload.ts";

/** A file before its case exists. */
export const receiveUploadRoute = apiRoute({
  method: "post",
  path: "/uploads",
  summary: "Takes one file (multipart fields `file` and `requirement`) to be named in a submission within 24 hours",
  access: receiveUpload,
  makesHolder: true,
  reply: { status: 201, schema: UploadView },
  async handle({ c, ctx }) {
    await c.get("intake")(ctx, "upload", c.get("clientAddress"));
    const { files, fields } = await readFiles(c);
    return await receiveUpload(ctx, { requirement: fields.requirement ?? "", files: [...files] });
  },
});
