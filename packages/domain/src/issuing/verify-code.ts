import type { VerificationView } from "@gerai/contracts/documents";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { outputName, readOutput } from "../applications/index.ts";
import { findServiceVersion } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import { maskName, shortHash } from "./issued-document.ts";
import { findDocumentByCode } from "./issuing.store.ts";
import { openDetails } from "./list-documents.ts";

/** A verification code as `newSecretCode` makes it; anything else need not be looked up. */
const CODE = /^[a-z2-7]{26}$/;

/**
 * What anyone may learn about a paper from the code behind its QR (QR-2): status, kind, number, office, signer, hash and
 * the masked holder. A wrong code, an unknown one and another office's give the same 404 (ISO-40).
 */
export const verifyCode = query({
  action: "document.verify",
  principals: ["public"],
  input: z.object({ code: z.string().max(100) }),
  async run(scope, { code }): Promise<VerificationView> {
    const { tx, ctx } = scope;
    const typed = code.trim().toLowerCase();
    if (!CODE.test(typed)) throw notFound();
    const row = await findDocumentByCode(tx, ctx.keys.index("verification", typed));
    if (!row?.issued_at) throw notFound();
    const output = await readOutput(scope, row.output_id);
    const { definition } = await findServiceVersion(scope, output.serviceCode, output.serviceVersion);
    const details = openDetails(scope, row);
    return {
      status: row.state === "revoked" ? "revoked" : "active",
      isSimulation: row.source === "demo",
      document: outputName(output.item, definition.name),
      number: output.number,
      issuedAt: row.issued_at.toISOString(),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      officeName: ctx.office.fullName,
      signer: details.signer ? { name: details.signer, position: details.position ?? "" } : null,
      sha256Short: shortHash(row.sha256),
      holderMasked: maskName(details.holderName),
    };
  },
});
