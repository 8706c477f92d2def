import type { CaseState, CaseView, TimelineEntryView } from "@gerai/contracts/applications";
import { slugOfService } from "@gerai/contracts/catalogue";
import { formatTrackingCode } from "@gerai/foundation/codes";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { findServiceVersion } from "../catalogue/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { canMoveCase } from "./application.ts";
import { type CaseRow, findOpenRequest, listTransitions } from "./applications.store.ts";
import { maskEmail, maskPhone, openContact } from "./case-contact.ts";
import { holdOf } from "./case-course.ts";
import { heldCase } from "./case-grants.ts";
import { labelWithHolds, viewHolds } from "./hold-labels.ts";
import { listHoldRows } from "./holds.store.ts";
import { caseLabel, caseStateLabel, outputName, outputStateLabel } from "./labels.ts";
import { type OutputFile, readOutputs } from "./output-file.ts";
import { readReadOn } from "./read-on.ts";

type Transition = Awaited<ReturnType<typeof listTransitions>>[number];

/**
 * The history as the applicant needs it: that an officer gave a case back to the queue and another took it is the
 * office's own affair.
 */
export function citizenTimeline(history: readonly Transition[]): TimelineEntryView[] {
  const told: Transition[] = [];
  for (const step of history) {
    const isHandedBack = step.to_state === "SUBMITTED" && step.from_state === "IN_VERIFICATION";
    const isTakenAgain = step.to_state === "IN_VERIFICATION" && told.at(-1)?.to_state === "IN_VERIFICATION";
    if (step.to_state !== "DRAFT" && !isHandedBack && !isTakenAgain) told.push(step);
  }
  return told.map(({ at, to_state }) => ({
    at: at.toISOString(),
    state: to_state,
    label: caseStateLabel(to_state),
    told: null,
  }));
}

/** What the applicant has to do now. */
function todoOf(state: CaseState, outputs: readonly OutputFile[]): CaseView["todo"] {
  if (state === "NEEDS_COMPLETION") return "complete";
  if (outputs.some((output) => output.state === "READY_FOR_PICKUP")) return "collect";
  const isFetchable = (output: OutputFile) =>
    output.kind === "pdf" &&
    ["email", "whatsapp"].includes(output.delivery) &&
    ["ISSUED", "SENT"].includes(output.state);
  return outputs.some(isFetchable) ? "fetch" : "none";
}

/**
 * The applicant's view of a case. `document` of an output and `promise` stay null: they belong to higher rooms, whose
 * facts the door adds. Without the right to track, nothing that helps to guess the phone's last digits is shown.
 */
export async function viewCase(scope: ReadScope, row: CaseRow, isTracking = true): Promise<CaseView> {
  const { tx, ctx } = scope;
  if (!row.filed_at || row.number === null) throw notFound();
  const [{ definition }, outputs, history, request, holdRows, readOn] = await Promise.all([
    findServiceVersion(scope, row.service_code, row.service_version),
    readOutputs(scope, row.id),
    listTransitions(tx, row.id),
    findOpenRequest(tx, row.id),
    listHoldRows(tx, [row.id]),
    readReadOn(scope, row),
  ]);
  const state = row.state as CaseState;
  const holds = viewHolds(state, outputs, holdRows.map(holdOf));
  const contact = openContact(ctx.keys, row);
  const reason = state === "REJECTED" ? row.rejection_reason_sealed : null;
  return {
    id: row.id,
    number: row.number,
    trackingCode: isTracking ? formatTrackingCode(contact.trackingCode) : "",
    version: row.version,
    service: { code: definition.code, slug: slugOfService(definition.code), name: definition.name },
    state,
    label: labelWithHolds(caseLabel(state, outputs), holds),
    asOf: ctx.now().toISOString(),
    filedAt: row.filed_at.toISOString(),
    readOn,
    contact: isTracking
      ? { phoneMasked: maskPhone(contact.phone), emailMasked: maskEmail(contact.email), notifyBy: contact.notifyBy }
      : { phoneMasked: "", emailMasked: null, notifyBy: null },
    timeline: citizenTimeline(history),
    holds,
    promise: null,
    outputs: outputs.map(({ id, kind, item, state: outputState, delivery, details }) => ({
      id,
      kind,
      item,
      name: outputName(item, definition.name),
      state: outputState,
      label: outputStateLabel(kind, outputState, delivery),
      delivery,
      document: null,
      answer: kind === "message" && outputState === "SENT" && isTracking ? (details.answer ?? null) : null,
    })),
    todo: todoOf(state, outputs),
    answerBy: state === "NEEDS_COMPLETION" ? (request?.expires_at.toISOString() ?? null) : null,
    rejectionReason: reason ? ctx.keys.open("application", "rejection_reason", row.id, reason).toString("utf8") : null,
    canCancel: isTracking && canMoveCase(state, "CANCELLED", "citizen"),
  };
}

/** A case for whoever filed it or opened it with code and phone digits. */
export const getCase = query({
  action: "application.read-own",
  principals: ["link"],
  input: z.object({ applicationId: z.uuid() }),
  async run(scope, { applicationId }): Promise<CaseView> {
    return await viewCase(scope, await heldCase(scope, applicationId, ["track"]));
  },
});
