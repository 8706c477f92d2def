import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { openPaperFile } from "../documents/index.ts";
import { procedure, query } from "../kernel/index.ts";
import { findDeskFile } from "./desk.store.ts";

/** The file behind a page, if its case was filed here: what somebody is still drafting is nobody's business. */
const getDeskFile = query({
  action: "paper.locate",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ fileId: z.uuid(), page: z.int() }),
  async run({ tx }, { fileId, page }) {
    const file = await findDeskFile(tx, fileId);
    if (!file || page > file.page_count) throw notFound();
    return file;
  },
});

/**
 * A page of a citizen's file as JPEG with the office's watermark. The picture is drawn with no transaction open. Files of
 * drafts and of other offices are not found; opening the file puts the read into the trail before a byte leaves.
 */
export const viewPaperPage = procedure({
  action: "paper.view",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ fileId: z.uuid(), page: z.int().min(1) }),
  async run(ctx, { fileId, page }): Promise<Uint8Array> {
    const file = await getDeskFile(ctx, { fileId, page });
    const { bytes, mediaType } = await openPaperFile(ctx, { fileId: file.id });
    return await ctx.ports.inspector.rasterise(
      { mediaType, bytes },
      page,
      `Untuk verifikasi Disdukcapil ${ctx.office.shortName}`,
    );
  },
});
