import type { DeskOutputView, FetchableView } from "@gerai/contracts/applications";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { heldCase, listBlockedSteps, readOutputs } from "../applications/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { type IssuedDetails, shortHash } from "./issued-document.ts";
import { type DocumentRow, listDocuments, listPins } from "./issuing.store.ts";
import { isHeldUp, type OutputAction, outputActions } from "./output-actions.ts";

const OfCase = z.object({ applicationId: z.uuid() });

/** The sealed facts of a stored document. */
export function openDetails({ ctx }: ReadScope, row: Pick<DocumentRow, "id" | "details_sealed">): IssuedDetails {
  return ctx.keys.openJson<IssuedDetails>("issued_document", "details", row.id, row.details_sealed);
}

function viewForDesk(scope: ReadScope, row: DocumentRow): NonNullable<DeskOutputView["document"]> {
  const { signer, issuer, signedAt, verificationCode } = openDetails(scope, row);
  return {
    id: row.id,
    source: row.source === "siak" ? "siak" : "demo",
    bytes: row.size_bytes,
    sha256Short: shortHash(row.sha256),
    verificationCode,
    signature: {
      state: row.signature_state as NonNullable<DeskOutputView["document"]>["signature"]["state"],
      signer,
      issuer,
      signedAt,
    },
  };
}

/** What the desk adds to an output: its paper and what the person in front of it may do now. */
export interface DeskIssuing {
  readonly outputId: string;
  readonly document: DeskOutputView["document"];
  readonly actions: OutputAction[];
}

/** For each output of a case its newest paper, revoked ones too, and the steps this person may take. */
export const listIssuedDocuments = query({
  action: "output.list",
  principals: ["staff"],
  permission: "applications:read",
  input: OfCase,
  async run(scope, { applicationId }): Promise<DeskIssuing[]> {
    const { principal } = scope.ctx;
    if (principal.kind !== "staff") throw notFound();
    const [outputs, documents, blocked] = await Promise.all([
      readOutputs(scope, applicationId),
      listDocuments(scope.tx, applicationId),
      listBlockedSteps(scope, applicationId),
    ]);
    return outputs.map((output) => {
      const row = documents.findLast((document) => document.output_id === output.id);
      return {
        outputId: output.id,
        document: row ? viewForDesk(scope, row) : null,
        actions: outputActions({ ...output, staffId: principal.id, permissions: principal.permissions }).filter(
          (action) => !isHeldUp(action, output, blocked),
        ),
      };
    });
  },
});

/** The papers of a case that its applicant may fetch: issued, not revoked, and not waiting on the shelf for them. */
export const listFetchableDocuments = query({
  action: "document.list",
  principals: ["link"],
  input: OfCase,
  async run(scope, { applicationId }): Promise<{ outputId: string; document: FetchableView }[]> {
    await heldCase(scope, applicationId, ["track"]);
    const outputs = await readOutputs(scope, applicationId);
    const documents = (await listDocuments(scope.tx, applicationId)).filter(({ state }) => state === "issued");
    const pins = await listPins(
      scope.tx,
      documents.map(({ id }) => id),
    );
    const now = scope.ctx.now();
    return documents.flatMap((row) => {
      const output = outputs.find(({ id }) => id === row.output_id);
      if (!output || output.delivery === "pickup" || !row.issued_at) return [];
      const pin = pins.find((one) => one.document_id === row.id && one.tries_left > 0 && one.expires_at > now);
      const document = {
        documentId: row.id,
        issuedAt: row.issued_at.toISOString(),
        bytes: row.size_bytes,
        verificationCode: openDetails(scope, row).verificationCode,
        hasPin: pin !== undefined,
        pinExpiresAt: pin?.expires_at.toISOString() ?? null,
      };
      return [{ outputId: output.id, document }];
    });
  },
});
