import { draftExpiryDue } from "@gerai/contracts/applications";
import { expireDraft } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** Forgets a draft that nobody saved any more. */
export const onApplicationDraftExpiryDueExpire = actOn(
  "on-application-draft-expiry-due-expire",
  draftExpiryDue,
  expireDraft,
);
