import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { readStored } from "../documents/index.ts";
import { procedure, query } from "../kernel/index.ts";
import { findDocument } from "./issuing.store.ts";

const OfDocument = z.object({ documentId: z.uuid() });

const findForStaff = query({
  action: "document.read",
  principals: ["staff"],
  permission: "applications:read",
  input: OfDocument,
  audited: ({ documentId }) => documentId,
  async run({ tx }, { documentId }) {
    const found = await findDocument(tx, documentId);
    if (!found) throw notFound();
    return { object_key: found.object_key, sha256: found.sha256 };
  },
});

/** A paper as it was issued, for the desk; the read is in the trail before a byte leaves. */
export const getDocumentPdf = procedure({
  action: "document.read",
  principals: ["staff"],
  permission: "applications:read",
  input: OfDocument,
  async run(ctx, input): Promise<Uint8Array> {
    return await readStored(ctx, await findForStaff(ctx, input));
  },
});
