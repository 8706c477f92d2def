import { outputReadyForPickup } from "@gerai/contracts/applications";
import { notifyApplicant } from "./notify-applicant.ts";

/** Tells that something lies on the shelf. */
export const onOutputReadyForPickupNotify = notifyApplicant({
  name: "on-output-ready-for-pickup-notify",
  event: outputReadyForPickup,
  kind: "ready",
  subjectOf: (payload) => payload.outputId,
});
