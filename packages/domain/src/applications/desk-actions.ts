import type { CASE_ACTIONS } from "@gerai/contracts/applications";
import type { Permission } from "@gerai/contracts/identity";

type CaseAction = (typeof CASE_ACTIONS)[number];

/** What decides the actions of a desk: the case and the person in front of it. */
export interface DeskSituation {
  readonly state: string;
  readonly isClaimMine: boolean;
  readonly isClaimFree: boolean;
  readonly refusedCount: number;
  readonly openCount: number;
  readonly needsApproval: boolean;
  readonly proposedBy: string | null;
  readonly staffId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly hasOutputBegun: boolean;
  /** Without a paper there is nothing to be sent again. */
  readonly hasPapers: boolean;
}

const CANCELLABLE = ["SUBMITTED", "QUEUED", "IN_VERIFICATION", "NEEDS_COMPLETION", "RESUBMITTED", "VERIFIED"];

/** What this person may do with this case now; the commands check again, this only decides what is drawn. */
export function deskActions(at: DeskSituation): CaseAction[] {
  const can = (permission: Permission) => at.permissions.has(permission);
  const isChecking = at.state === "IN_VERIFICATION";
  const holds = isChecking && at.isClaimMine;
  const isProposed = at.proposedBy !== null;
  const isSecondPerson =
    isChecking && isProposed && at.proposedBy !== at.staffId && can("applications:agree-rejection");
  const offered: [CaseAction, boolean][] = [
    [
      "claim",
      can("applications:claim") &&
        (["SUBMITTED", "QUEUED", "RESUBMITTED"].includes(at.state) || (isChecking && at.isClaimFree)),
    ],
    ["release", holds && can("applications:claim")],
    ["decide", holds && can("applications:decide")],
    ["ask-completion", holds && can("applications:decide") && at.refusedCount > 0],
    [
      "verify",
      holds &&
        can("applications:decide") &&
        at.refusedCount === 0 &&
        at.openCount === 0 &&
        !isProposed &&
        !at.needsApproval,
    ],
    ["propose-rejection", holds && can("applications:decide") && !isProposed],
    ["agree-rejection", isSecondPerson],
    ["decline-rejection", isSecondPerson],
    ["approve-late", isChecking && at.needsApproval && can("applications:approve-late")],
    ["process", at.state === "VERIFIED" && can("applications:process")],
    [
      "reopen-completion",
      at.state === "IN_PROCESS" && can("applications:decide") && !at.hasOutputBegun && at.hasPapers,
    ],
    ["cancel", can("applications:cancel") && CANCELLABLE.includes(at.state)],
  ];
  return offered.filter(([, isOffered]) => isOffered).map(([action]) => action);
}
