import type { PinView } from "@gerai/contracts/issuing";
import { newPin } from "@gerai/foundation/codes";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { daysAfter, PIN_DAYS, PIN_TRIES } from "./issued-document.ts";
import { upsertPin } from "./issuing.store.ts";
import { findOwnDocument } from "./own-document.ts";

/**
 * Makes the PIN that opens a paper, for whoever has opened its case: another way than the e-mail with the link (MAIL-2).
 * Its digits exist in this answer only; an older PIN is void from now on.
 */
export const makePin = command({
  action: "document.make-pin",
  principals: ["link"],
  input: z.object({ applicationId: z.uuid(), documentId: z.uuid() }),
  async run(scope, { applicationId, documentId }) {
    const { tx, ctx } = scope;
    await findOwnDocument(scope, applicationId, documentId);
    const pin = newPin();
    const expiresAt = daysAfter(ctx.now(), PIN_DAYS);
    await upsertPin(tx, {
      tenant_id: ctx.tenantId,
      document_id: documentId,
      pin_index: ctx.keys.index("pin", documentId + pin),
      tries_left: PIN_TRIES,
      created_at: ctx.now(),
      expires_at: expiresAt,
    });
    return { subjectId: documentId, result: { pin, expiresAt: expiresAt.toISOString() } satisfies PinView };
  },
});
