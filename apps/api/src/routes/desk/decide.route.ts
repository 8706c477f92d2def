import { DecidePaperInput, ReasonInput, VersionInput } from "@gerai/contracts/applications";
import {
  agreeRejection,
  approveLate,
  cancelAtCounter,
  claimApplication,
  decidePaper,
  declineRejection,
  proposeRejection,
  releaseApplication,
  reopenCompletion,
  requestCompletion,
  startProcessing,
  verifyApplication,
} from "@gerai/domain/applications";
import { z } from "zod";
import type { ApiRoute } from "../../api-route.ts";
import { deskStep } from "./desk-step.ts";

const ReopenInput = ReasonInput.extend({ requirement: z.string().max(80) });

/** Every decision on a case; each names the version it was taken on. */
export const decisionRoutes: readonly ApiRoute[] = [
  deskStep({
    step: "claim",
    summary: "Take a case, or prolong the lease on it",
    verb: claimApplication,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => claimApplication(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "release",
    summary: "Give a case back to the queue",
    verb: releaseApplication,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => releaseApplication(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "verdicts",
    summary: "Judge one paper",
    verb: decidePaper,
    body: DecidePaperInput,
    run: (ctx, applicationId, decision) => decidePaper(ctx, { applicationId, decision }),
  }),
  deskStep({
    step: "ask-completion",
    summary: "Ask the citizen to mend the refused papers",
    verb: requestCompletion,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => requestCompletion(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "verify",
    summary: "Declare the file complete",
    verb: verifyApplication,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => verifyApplication(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "approve-late",
    summary: "The head approves a late report",
    verb: approveLate,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => approveLate(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "propose-rejection",
    summary: "Propose to refuse for good",
    verb: proposeRejection,
    body: ReasonInput,
    run: (ctx, applicationId, { version, reason }) => proposeRejection(ctx, { applicationId, version, reason }),
  }),
  deskStep({
    step: "agree-rejection",
    summary: "A second person agrees to a refusal",
    verb: agreeRejection,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => agreeRejection(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "decline-rejection",
    summary: "A second person does not agree to a refusal",
    verb: declineRejection,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => declineRejection(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "process",
    summary: "Work in SIAK begins",
    verb: startProcessing,
    body: VersionInput,
    run: (ctx, applicationId, { version }) => startProcessing(ctx, { applicationId, version }),
  }),
  deskStep({
    step: "reopen-completion",
    summary: "SIAK disagrees: one paper must be mended after all",
    verb: reopenCompletion,
    body: ReopenInput,
    run: (ctx, applicationId, { version, reason, requirement }) =>
      reopenCompletion(ctx, { applicationId, version, reason, requirement }),
  }),
  deskStep({
    step: "cancel",
    summary: "Withdraw a case on the applicant's wish",
    verb: cancelAtCounter,
    body: ReasonInput,
    run: (ctx, applicationId, { version, reason }) => cancelAtCounter(ctx, { applicationId, version, reason }),
  }),
];
