import { outputReadyForPickup } from "@gerai/contracts/applications";
import { reckonPromiseOn } from "./reckon-promise-on.ts";

/** Something lies on the shelf: the clock may stop. */
export const onOutputReadyForPickupReckonPromise = reckonPromiseOn(
  "on-output-ready-for-pickup-reckon-promise",
  outputReadyForPickup,
);
