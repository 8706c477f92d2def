import { publicUrl, step } from "../kernel/index.ts";
import { findOpenRequest } from "./applications.store.ts";
import { findCaseFile } from "./case-file.store.ts";
import { mintLink } from "./links.ts";

const LIVES_MS = 15 * 60_000;

/**
 * A link by which the papers that a case is asked for can be sent from a phone: of one use and 15 minutes (WA-11), beside
 * the one that was mailed. Null while nothing is asked for.
 */
export const mintUploadLink = step(
  async (scope, { applicationId }: { readonly applicationId: string }): Promise<string | null> => {
    const { tx, ctx } = scope;
    const row = await findCaseFile(tx, applicationId);
    const request = row?.state === "NEEDS_COMPLETION" ? await findOpenRequest(tx, applicationId) : undefined;
    if (!request) return null;
    const expiresAt = new Date(Math.min(ctx.now().getTime() + LIVES_MS, request.expires_at.getTime()));
    const token = await mintLink(scope, { kind: "upload", applicationId, subjectId: request.id, expiresAt });
    return publicUrl(ctx, `/lengkapi/${token}`);
  },
);
