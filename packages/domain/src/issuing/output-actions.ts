import type { OUTPUT_ACTIONS, OutputKind, OutputState } from "@gerai/contracts/applications";
import type { Permission } from "@gerai/contracts/identity";
import { stepName } from "../applications/index.ts";

/** One thing that can be done with an output. */
export type OutputAction = (typeof OUTPUT_ACTIONS)[number];

/** What decides the actions: the output, its case and the person in front of it. */
export interface OutputSituation {
  readonly kind: OutputKind;
  readonly state: OutputState;
  readonly delivery: string;
  readonly caseState: string;
  readonly verifiedBy: string | null;
  readonly staffId: string;
  readonly permissions: ReadonlySet<Permission>;
}

type Offer = readonly [
  action: OutputAction,
  permission: Permission,
  kinds: readonly OutputKind[],
  states: readonly OutputState[],
];

const OFFERS: readonly Offer[] = [
  ["attach-pdf", "outputs:issue", ["pdf"], ["TO_MAKE"]],
  ["request-signature", "outputs:issue", ["pdf"], ["TO_MAKE"]],
  ["sign", "outputs:sign", ["pdf"], ["AWAITING_SIGNATURE"]],
  ["send-back", "outputs:sign", ["pdf"], ["AWAITING_SIGNATURE"]],
  ["ready-to-print", "outputs:issue", ["card"], ["TO_MAKE"]],
  ["print", "outputs:print", ["card"], ["READY_TO_PRINT"]],
  ["spoil", "outputs:print", ["card"], ["PRINTED"]],
  ["shelve", "outputs:hand-over", ["card"], ["PRINTED"]],
  ["shelve", "outputs:hand-over", ["pdf"], ["ISSUED"]],
  ["unshelve", "outputs:hand-over", ["pdf", "card"], ["READY_FOR_PICKUP"]],
  ["courier", "outputs:hand-over", ["card"], ["PRINTED"]],
  ["collect", "outputs:hand-over", ["pdf", "card"], ["READY_FOR_PICKUP"]],
  ["done", "outputs:hand-over", ["visit"], ["TO_MAKE"]],
  ["answer", "outputs:issue", ["message"], ["TO_MAKE"]],
  ["revoke", "outputs:revoke", ["pdf"], ["SENT", "COLLECTED"]],
];

function fits(action: OutputAction, at: OutputSituation): boolean {
  if (action !== "revoke" && at.caseState !== "IN_PROCESS") return false;
  if (action === "sign") return at.verifiedBy !== at.staffId;
  if (action === "shelve" && at.kind === "pdf") return at.delivery === "pickup";
  return action !== "courier" || at.delivery === "courier";
}

/** What this person may do with this output now; the commands check again, this only decides what is drawn. */
export function outputActions(at: OutputSituation): OutputAction[] {
  return OFFERS.filter(
    ([action, permission, kinds, states]) =>
      at.permissions.has(permission) && kinds.includes(at.kind) && states.includes(at.state) && fits(action, at),
  ).map(([action]) => action);
}

/** Where an action leads, for those that a hold can stand in the way of. */
const LEADS_TO: Readonly<Partial<Record<OutputAction, OutputState>>> = {
  "attach-pdf": "ISSUED",
  "request-signature": "AWAITING_SIGNATURE",
  "ready-to-print": "READY_TO_PRINT",
  print: "PRINTED",
  collect: "COLLECTED",
  done: "DONE",
};

/** Whether an open hold of the case blocks the step that an action takes; it is then not drawn, and refused anyway. */
export function isHeldUp(
  action: OutputAction,
  output: Pick<OutputSituation, "kind" | "state"> & { readonly item: string },
  blocked: readonly { readonly step: string; readonly card: string | null }[],
): boolean {
  const to = LEADS_TO[action];
  if (to === undefined) return false;
  const step = stepName(output.kind, output.state, to);
  return blocked.some((one) => one.step === step && (one.card === null || one.card === output.item));
}
