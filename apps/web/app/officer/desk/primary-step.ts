import type { DeskView } from "@gerai/contracts/applications";
import {
  ASKING_OUTPUT_ACTIONS,
  type AskingOutputAction,
  isOneOf,
  type OutputAction,
  PLAIN_OUTPUT_ACTIONS,
  type PlainCaseAction,
  type PlainOutputAction,
} from "./case-steps.ts";
import { nextUndecided } from "./desk-address.ts";

/** The one thing to do next: a button, a page that asks, a paper to look at, or why there is nothing for this person. */
export type PrimaryStep =
  | { readonly kind: "case"; readonly step: PlainCaseAction }
  | { readonly kind: "agree-rejection" }
  | { readonly kind: "paper"; readonly requirement: string }
  | { readonly kind: "output"; readonly outputId: string; readonly step: PlainOutputAction }
  | { readonly kind: "output-page"; readonly outputId: string; readonly step: AskingOutputAction }
  | { readonly kind: "none"; readonly why: "state" | "second-person" | "head" };

/** Steps that bring an output forward, the usual one first; steps back are never the main one. */
const FORWARD: readonly OutputAction[] = [
  "sign",
  "attach-pdf",
  "ready-to-print",
  "print",
  "courier",
  "shelve",
  "collect",
  "done",
  "answer",
];

function outputStep(desk: DeskView): PrimaryStep | undefined {
  for (const output of desk.outputs) {
    const step = FORWARD.find((action) => output.actions.includes(action));
    if (isOneOf(PLAIN_OUTPUT_ACTIONS, step)) return { kind: "output", outputId: output.id, step };
    if (isOneOf(ASKING_OUTPUT_ACTIONS, step)) return { kind: "output-page", outputId: output.id, step };
  }
  return undefined;
}

function nothing(desk: DeskView): PrimaryStep {
  if (desk.rejection) return { kind: "none", why: "second-person" };
  const isHeld = desk.state === "IN_VERIFICATION" && desk.claim?.isMine;
  return { kind: "none", why: isHeld ? "head" : "state" };
}

/** Chooses the main step of a desk from what the API offers this person; it offers nothing of its own. */
export function primaryStep(desk: DeskView): PrimaryStep {
  const offers = (action: DeskView["actions"][number]) => desk.actions.includes(action);
  if (offers("claim")) return { kind: "case", step: "claim" };
  if (offers("agree-rejection")) return { kind: "agree-rejection" };
  if (offers("approve-late")) return { kind: "case", step: "approve-late" };
  const open = offers("decide") && !desk.rejection ? nextUndecided(desk) : undefined;
  if (open) return { kind: "paper", requirement: open.requirement.key };
  if (offers("ask-completion")) return { kind: "case", step: "ask-completion" };
  if (offers("verify")) return { kind: "case", step: "verify" };
  if (offers("process")) return { kind: "case", step: "process" };
  return outputStep(desk) ?? nothing(desk);
}
