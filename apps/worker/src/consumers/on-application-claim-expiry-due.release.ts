import { claimExpiryDue } from "@gerai/contracts/applications";
import { expireClaim } from "@gerai/domain/applications";
import { actOn } from "./act-on.ts";

/** Frees a case whose officer's lease ran out. */
export const onApplicationClaimExpiryDueRelease = actOn(
  "on-application-claim-expiry-due-release",
  claimExpiryDue,
  expireClaim,
);
