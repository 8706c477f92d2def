import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { procedure, query } from "../kernel/index.ts";
import { findPaperFile, listRequirementFiles } from "./documents.store.ts";
import { readStored } from "./stored-file.ts";

/** A citizen's file with its bytes: for rasterising, never to be handed to a browser as it is (UP-4). */
export interface OpenedPaper {
  readonly id: string;
  readonly applicationId: string;
  readonly requirement: string;
  readonly mediaType: string;
  readonly pageCount: number;
  readonly bytes: Uint8Array;
}

const getPaperFile = query({
  action: "paper.read",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ fileId: z.uuid() }),
  audited: ({ fileId }) => fileId,
  async run({ tx }, { fileId }) {
    const file = await findPaperFile(tx, fileId);
    if (!file?.application_id) throw notFound();
    return { ...file, applicationId: file.application_id };
  },
});

/** Opens one file of a case for an officer; the read is in the trail before the bytes are fetched. Missing: 404. */
export const openPaperFile = procedure({
  action: "paper.read",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ fileId: z.uuid() }),
  async run(ctx, input): Promise<OpenedPaper> {
    const file = await getPaperFile(ctx, input);
    return {
      id: file.id,
      applicationId: file.applicationId,
      requirement: file.requirement,
      mediaType: file.media_type,
      pageCount: file.page_count,
      bytes: await readStored(ctx, file),
    };
  },
});

const listPaperFiles = query({
  action: "paper.assemble",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ applicationId: z.uuid(), requirement: z.string() }),
  audited: ({ applicationId }) => applicationId,
  async run({ tx }, { applicationId, requirement }) {
    const files = await listRequirementFiles(tx, applicationId, requirement);
    if (files.length === 0) throw notFound();
    return files;
  },
});

/** All photos and PDFs of one requirement, in the order they were sent, as one PDF. Nothing received: 404. */
export const assemblePaper = procedure({
  action: "paper.assemble",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ applicationId: z.uuid(), requirement: z.string() }),
  async run(ctx, input): Promise<Uint8Array> {
    const files = await listPaperFiles(ctx, input);
    const parts: { mediaType: string; bytes: Uint8Array }[] = [];
    for (const file of files) parts.push({ mediaType: file.media_type, bytes: await readStored(ctx, file) });
    return await ctx.ports.inspector.assemble(parts);
  },
});
