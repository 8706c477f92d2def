import { outputIssued } from "@gerai/contracts/applications";
import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import { type Scope, step } from "../kernel/index.ts";
import type { IssuedDetails } from "./issued-document.ts";
import { insertDocument } from "./issuing.store.ts";

/** What a command that issues a PDF is told of it besides its output: only our own procedures fill this in. */
export const KeptPdf = z.object({
  objectKey: z.string(),
  sha256: z.instanceof(Buffer),
  sizeBytes: z.int(),
  signer: z.string().nullable(),
  issuer: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
});
export type KeptPdf = z.infer<typeof KeptPdf>;

/** A PDF that lies in the storage and becomes the paper of an output. */
export interface DocumentToRecord {
  readonly output: { readonly id: string; readonly applicationId: string };
  readonly source: "siak" | "demo";
  readonly kept: KeptPdf;
  readonly details: IssuedDetails;
}

/** Writes the row of a PDF whose signature was found good and tells that the output is issued. */
export const recordDocument = step(async (scope: Scope, given: DocumentToRecord): Promise<string> => {
  const { tx, ctx } = scope;
  const now = ctx.now();
  const id = newId(now);
  const { output, source, kept, details } = given;
  await insertDocument(tx, {
    tenant_id: ctx.tenantId,
    id,
    application_id: output.applicationId,
    output_id: output.id,
    source,
    object_key: kept.objectKey,
    sha256: kept.sha256,
    size_bytes: kept.sizeBytes,
    details_sealed: ctx.keys.sealJson("issued_document", "details", id, details),
    signature_state: "valid",
    verification_index: ctx.keys.index("verification", details.verificationCode),
    state: "issued",
    created_at: now,
    issued_at: now,
  });
  scope.announce(outputIssued, { applicationId: output.applicationId, outputId: output.id });
  return id;
});
