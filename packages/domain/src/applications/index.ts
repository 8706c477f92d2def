export {
  canMoveCase,
  canMoveOutput,
  type HistoryLine,
  isFinalCase,
  isFinalOutput,
  type LifecycleRole,
  replayHistory,
} from "./application.ts";
export { staleVersion, transitionRefused } from "./applications.problems.ts";
export { approveLate } from "./approve-late.ts";
export { type CaseFile, readCaseFile } from "./case-file.ts";
export { claimApplication, expireClaim, releaseApplication } from "./claim-application.ts";
export { decidePaper } from "./decide-paper.ts";
export { getDeskCase } from "./get-desk-case.ts";
export { caseLabel, caseStateLabel, outputName, outputStateLabel, refusalText } from "./labels.ts";
export { listQueuePage } from "./list-queue.ts";
export { type CaseMove, moveCase } from "./move-case.ts";
export { type MovableOutput, moveOutput, type OutputMove } from "./move-output.ts";
export { officeFacts } from "./office-facts.ts";
export { type OutputDetails, type OutputFile, readOutput, readOutputs, sealOutputDetails } from "./output-file.ts";
export { cancelAtCounter, reopenCompletion, startProcessing } from "./process-application.ts";
export { agreeRejection, declineRejection, proposeRejection } from "./reject-application.ts";
export { requestCompletion } from "./request-completion.ts";
export { verifyApplication } from "./verify-application.ts";
export { viewPaperPage } from "./view-paper-page.ts";
