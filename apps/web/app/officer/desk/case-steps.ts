import type { CASE_ACTIONS, MESSAGE_STEPS, OUTPUT_ACTIONS } from "@gerai/contracts/applications";

type CaseAction = (typeof CASE_ACTIONS)[number];
/** One step of an output. */
export type OutputAction = (typeof OUTPUT_ACTIONS)[number];

/** Steps of a case that need nothing but the version. */
export const PLAIN_CASE_ACTIONS = [
  "claim",
  "release",
  "verify",
  "ask-completion",
  "process",
  "approve-late",
  "decline-rejection",
] as const satisfies readonly CaseAction[];

/** A step of a case that a button alone takes. */
export type PlainCaseAction = (typeof PLAIN_CASE_ACTIONS)[number];

/** Steps of a case that need the officer's own words. */
export const REASONED_CASE_ACTIONS = [
  "propose-rejection",
  "reopen-completion",
  "cancel",
] as const satisfies readonly CaseAction[];

/** A step of a case that needs words. */
export type ReasonedCaseAction = (typeof REASONED_CASE_ACTIONS)[number];

/** Steps of an output that a button alone takes. */
export const PLAIN_OUTPUT_ACTIONS = [
  "request-signature",
  "sign",
  "ready-to-print",
  "print",
  "shelve",
  "unshelve",
  "done",
] as const satisfies readonly OutputAction[];

/** A step of an output that a button alone takes. */
export type PlainOutputAction = (typeof PLAIN_OUTPUT_ACTIONS)[number];

/** Steps of an output that have a page of their own: words, a name or a file are needed. */
export const ASKING_OUTPUT_ACTIONS = [
  "attach-pdf",
  "send-back",
  "spoil",
  "courier",
  "collect",
  "answer",
  "revoke",
] as const satisfies readonly OutputAction[];

/** A step of an output with a page of its own. */
export type AskingOutputAction = (typeof ASKING_OUTPUT_ACTIONS)[number];

/** Of those, the ones whose field stands on the desk as well; only when something is missing does their page appear. */
export const INLINE_OUTPUT_ACTIONS = [
  "attach-pdf",
  "send-back",
  "courier",
  "collect",
] as const satisfies readonly AskingOutputAction[];

/** A step of an output whose field stands on the desk. */
export type InlineOutputAction = (typeof INLINE_OUTPUT_ACTIONS)[number];

/** Steps that have a page of their own. */
export type AskingStep = AskingOutputAction | ReasonedCaseAction | "agree-rejection";

/** Steps whose message the API can show beforehand. */
export type MessageStep = (typeof MESSAGE_STEPS)[number];

const DANGEROUS: readonly string[] = [
  "propose-rejection",
  "agree-rejection",
  "cancel",
  "revoke",
  "spoil",
  "send-back",
  "reopen-completion",
];

/** True for steps that cannot be taken back, or that somebody reads as bad news. */
export function isDangerous(step: string): boolean {
  return DANGEROUS.includes(step);
}

/** True for a member of one of the lists above. */
export function isOneOf<T extends string>(list: readonly T[], value: unknown): value is T {
  return typeof value === "string" && (list as readonly string[]).includes(value);
}

/** Address of a step's own page. */
export function stepHref(caseId: string, step: AskingStep, outputId?: string): string {
  return `/petugas/berkas/${caseId}/konfirmasi?langkah=${step}${outputId ? `&keluaran=${outputId}` : ""}`;
}
