import { outputReadyForPickup } from "@gerai/contracts/applications";
import { reckonCasePromise } from "@gerai/domain/promise";
import { actOn } from "./act-on.ts";

/** Something lies on the shelf: the clock may stop. */
export const onOutputReadyForPickupReckonPromise = actOn(
  "on-output-ready-for-pickup-reckon-promise",
  outputReadyForPickup,
  reckonCasePromise,
);
