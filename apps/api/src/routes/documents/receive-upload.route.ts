import { UploadView } from "@gerai/contracts/documents";
import { receiveResumable, receiveUpload } from "@gerai/domain/documents";
import { parseInput } from "@gerai/domain/kernel";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readJson } from "../../read-json.ts";
import { readFiles, readUploadId } from "../../read-upload.ts";

const OfRequirement = z.object({ requirement: z.string().max(60) });

/** A file before its case exists. */
export const receiveUploadRoute = apiRoute({
  method: "post",
  path: "/uploads",
  summary:
    "Takes one file (multipart fields `file` and `requirement`, or as JSON `requirement` and the id of an `upload` in pieces) to be named in a submission within 24 hours",
  access: receiveUpload,
  makesHolder: true,
  reply: { status: 201, schema: UploadView },
  async handle({ c, ctx }) {
    await c.get("intake")(ctx, "upload", c.get("clientAddress"));
    const upload = await readUploadId(c);
    if (upload !== undefined) {
      const { requirement } = parseInput(OfRequirement, await readJson(c));
      return await receiveResumable(ctx, { requirement, upload });
    }
    const { files, fields } = await readFiles(c);
    return await receiveUpload(ctx, { requirement: fields.requirement ?? "", files: [...files] });
  },
});
