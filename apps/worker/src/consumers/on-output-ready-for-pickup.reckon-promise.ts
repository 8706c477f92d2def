import { outputReadyForPickup } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actAtOnceOn } from "./act-on.ts";

/** Something lies on the shelf: the clock may stop. */
export const onOutputReadyForPickupReckonPromise = actAtOnceOn(
  "on-output-ready-for-pickup-reckon-promise",
  outputReadyForPickup,
  reckonCasePromise,
);
