export {
  canMoveCase,
  canMoveOutput,
  type HistoryLine,
  isFinalCase,
  isFinalOutput,
  type LifecycleRole,
  replayHistory,
} from "./application.ts";
export { transitionRefused } from "./applications.problems.ts";
export { approveLate } from "./approve-late.ts";
export { cancelCase } from "./cancel-case.ts";
export { type CaseContact, initialsOf, maskEmail, maskPhone } from "./case-contact.ts";
export {
  type CaseCourse,
  type CaseHold,
  type CaseMoves,
  listBlockedSteps,
  listRunningCases,
  readCaseCourses,
  readCaseMoves,
} from "./case-course.ts";
export { type CaseFile, readCaseFile } from "./case-file.ts";
export { heldCase } from "./case-grants.ts";
export { type CaseHead, findCaseByNumber, listCaseHeads } from "./case-heads.ts";
export { liftHold, setHold } from "./change-holds.ts";
export { claimApplication, expireClaim, releaseApplication } from "./claim-application.ts";
export {
  addCompletionPaper,
  addResumedCompletionPaper,
  exchangeCompletionLink,
  getCompletion,
  removeCompletionPaper,
  sendCompletion,
} from "./complete-case.ts";
export { countTouchedCases } from "./count-touched-cases.ts";
export { createDraft } from "./create-draft.ts";
export { decidePaper } from "./decide-paper.ts";
export { addDraftPaper, addResumedDraftPaper, removeDraftPaper } from "./draft-papers.ts";
export { expireCompletion, expireDraft } from "./expire-case.ts";
export { getCase } from "./get-case.ts";
export { getDeskCase } from "./get-desk-case.ts";
export { holdLabel, viewHolds } from "./hold-labels.ts";
export { canBeHeld, type HoldableOutput, isReadyOutput, outputsHeldBy, stepName } from "./hold-steps.ts";
export { indexCase } from "./index-case.ts";
export { caseLabel, caseStateLabel, outputName, outputStateLabel, refusalText } from "./labels.ts";
export { findOpenLink, mintLink } from "./links.ts";
export { listQueuePage } from "./list-queue.ts";
export { type CaseMove, moveCase } from "./move-case.ts";
export { type MovableOutput, moveOutput, type OutputMove } from "./move-output.ts";
export { setNotifyBy } from "./notify-by.ts";
export { officeFacts } from "./office-facts.ts";
export {
  endsWithOwnNotice,
  type OutputDetails,
  type OutputFile,
  readOutput,
  readOutputs,
  sealOutputDetails,
} from "./output-file.ts";
export { cancelAtCounter, reopenCompletion, startProcessing } from "./process-application.ts";
export { queueCase, unqueueCase } from "./queue-case.ts";
export { type CaseContactLine, readCaseContacts } from "./read-case-contacts.ts";
export { getDraft, getDraftPage, reviewDraft } from "./read-draft.ts";
export { getReceipt } from "./receipt.ts";
export { findWaitingRequest, listRefusedPapers, type RefusedPaper, type WaitingRequest } from "./refused-papers.ts";
export { agreeRejection, declineRejection, proposeRejection } from "./reject-application.ts";
export { requestCompletion } from "./request-completion.ts";
export { reviewCaseHolds, reviewOfficeHolds } from "./review-holds.ts";
export { keepDraft, saveDraftPage } from "./save-draft.ts";
export { submitApplication } from "./submit-application.ts";
export { type CodeHolder, findStage, trackCase } from "./track-case.ts";
export { mintUploadLink } from "./upload-link.ts";
export { verifyApplication } from "./verify-application.ts";
export { viewPaperPage } from "./view-paper-page.ts";
