import { OutputStepInput, outputReadyForPickup } from "@gerai/contracts/applications";
import { z } from "zod";
import { moveOutput, readOutput, sealOutputDetails } from "../applications/index.ts";
import { command } from "../kernel/index.ts";
import { deliveryDiffers } from "./issuing.problems.ts";

const Step = OutputStepInput.extend({ outputId: z.uuid() });

/** Puts a printed card, or a printed paper whose applicant comes for it, onto the shelf; the applicant is told. */
export const shelveOutput = command({
  action: "output.shelve",
  principals: ["staff"],
  permission: "outputs:hand-over",
  input: Step,
  async run(scope, { outputId, version }) {
    const moved = await moveOutput(scope, {
      outputId,
      version,
      to: "READY_FOR_PICKUP",
      asRole: "front_desk",
      prepare: (found) => {
        if (found.kind === "pdf" && found.delivery !== "pickup") throw deliveryDiffers(found.delivery);
      },
    });
    scope.announce(outputReadyForPickup, { applicationId: moved.application_id, outputId });
    return { subjectId: outputId, result: {} };
  },
});

/** Takes something nobody fetched from the shelf back into the store. */
export const unshelveOutput = command({
  action: "output.unshelve",
  principals: ["staff"],
  permission: "outputs:hand-over",
  input: Step,
  async run(scope, { outputId, version }) {
    const { kind } = await readOutput(scope, outputId);
    const to = kind === "card" ? "PRINTED" : "ISSUED";
    await moveOutput(scope, { outputId, version, to, asRole: "front_desk", reason: "back-to-store" });
    return { subjectId: outputId, result: {} };
  },
});

/** Hands a card to the courier; `note` names courier and parcel. */
export const sendByCourier = command({
  action: "output.courier",
  principals: ["staff"],
  permission: "outputs:hand-over",
  input: Step,
  async run(scope, { outputId, version, note }) {
    const { details } = await readOutput(scope, outputId);
    await moveOutput(scope, {
      outputId,
      version,
      to: "SENT",
      asRole: "front_desk",
      ...(note ? { details: sealOutputDetails(scope, outputId, { ...details, courier: note }) } : {}),
      prepare: (found) => {
        if (found.delivery !== "courier") throw deliveryDiffers(found.delivery);
      },
    });
    return { subjectId: outputId, result: {} };
  },
});

/** Hands something over at the counter; `note` is the taker's name as their identity card says it. */
export const collectOutput = command({
  action: "output.collect",
  principals: ["staff"],
  permission: "outputs:hand-over",
  input: Step.extend({ note: z.string().trim().min(3).max(200) }),
  async run(scope, { outputId, version, note }) {
    const { details } = await readOutput(scope, outputId);
    await moveOutput(scope, {
      outputId,
      version,
      to: "COLLECTED",
      asRole: "front_desk",
      details: sealOutputDetails(scope, outputId, { ...details, taker: note }),
    });
    return { subjectId: outputId, result: {} };
  },
});

/** The visit took place: recorded, activated or stamped. */
export const visitDone = command({
  action: "output.done",
  principals: ["staff"],
  permission: "outputs:hand-over",
  input: Step,
  async run(scope, { outputId, version }) {
    await moveOutput(scope, { outputId, version, to: "DONE", asRole: "front_desk" });
    return { subjectId: outputId, result: {} };
  },
});
