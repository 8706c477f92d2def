import { OutputStepInput } from "@gerai/contracts/applications";
import { z } from "zod";
import { moveOutput, readOutput, sealOutputDetails } from "../applications/index.ts";
import { findStaffByUsername } from "../identity/index.ts";
import { command } from "../kernel/index.ts";
import { anotherPersonNeeded, unknownSecondPerson } from "./issuing.problems.ts";
import { WrittenReason, withReason } from "./written-reason.ts";

const Step = OutputStepInput.extend({ outputId: z.uuid() });

/** The print-ready record of a card is there. */
export const readyToPrint = command({
  action: "output.ready-to-print",
  principals: ["staff"],
  permission: "outputs:issue",
  input: Step,
  async run(scope, { outputId, version }) {
    await moveOutput(scope, { outputId, version, to: "READY_TO_PRINT", asRole: "verifier" });
    return { subjectId: outputId, result: {} };
  },
});

/** A card was printed; takes one blank of its kind. */
export const printCard = command({
  action: "output.print",
  principals: ["staff"],
  permission: "outputs:print",
  input: Step,
  async run(scope, { outputId, version }) {
    await moveOutput(scope, { outputId, version, to: "PRINTED", asRole: "printer" });
    return { subjectId: outputId, result: {} };
  },
});

/** A printed card is spoiled: a reason and a second person, who saw the blank destroyed, are written down. */
export const spoilCard = command({
  action: "output.spoil",
  principals: ["staff"],
  permission: "outputs:print",
  input: Step.extend({ note: WrittenReason, secondPerson: z.string().trim().toLowerCase().min(1).max(80) }),
  async run(scope, { outputId, version, note, secondPerson }) {
    const { ctx } = scope;
    const other = await findStaffByUsername(scope, secondPerson);
    if (!other || other.roles.length === 0) throw unknownSecondPerson();
    if (ctx.principal.kind !== "staff" || other.id === ctx.principal.id) throw anotherPersonNeeded();
    const { details } = await readOutput(scope, outputId);
    await moveOutput(scope, {
      outputId,
      version,
      to: "READY_TO_PRINT",
      asRole: "printer",
      reason: "spoiled",
      secondPerson: other.id,
      details: sealOutputDetails(scope, outputId, withReason(ctx, details, "spoil", note)),
    });
    return { subjectId: outputId, result: {}, details: { secondPerson: other.id } };
  },
});
