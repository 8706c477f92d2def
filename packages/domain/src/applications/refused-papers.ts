import type { RefusalReason } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";
import type { ReadScope } from "../kernel/index.ts";
import { findRequest } from "./case-file.store.ts";
import type { CaseFile } from "./case-file.ts";
import { listVerdictsOfRound } from "./desk.store.ts";
import { refusalText } from "./labels.ts";

/** A refused paper as its applicant must hear of it. */
export interface RefusedPaper {
  readonly requirement: string;
  readonly paper: Text;
  readonly text: Text;
}

/** The papers refused in a round, in the order of the form, with what to do about each. */
export async function listRefusedPapers(
  scope: ReadScope,
  file: Pick<CaseFile, "id" | "definition">,
  round: number,
): Promise<RefusedPaper[]> {
  const { tx, ctx } = scope;
  const refused = (await listVerdictsOfRound(tx, file.id, round)).filter(({ verdict }) => verdict === "refused");
  return file.definition.requirements.flatMap(({ key, label }) => {
    const row = refused.find(({ requirement }) => requirement === key);
    if (!row) return [];
    const note = row.reason_sealed
      ? ctx.keys.open("paper_verdict", "reason", row.id, row.reason_sealed).toString("utf8")
      : null;
    return [{ requirement: key, paper: label, text: refusalText(row.reason_code as RefusalReason, note) }];
  });
}

/** A request for completion that still waits for its answer. */
export interface WaitingRequest {
  readonly id: string;
  readonly round: number;
  readonly expiresAt: Date;
}

/** The request, while the case waits for its answer; undefined once it was answered, overtaken or is unknown. */
export async function findWaitingRequest(
  scope: ReadScope,
  file: Pick<CaseFile, "id" | "state" | "round">,
  requestId: string,
): Promise<WaitingRequest | undefined> {
  const row = await findRequest(scope.tx, file.id, requestId);
  const isWaiting = file.state === "NEEDS_COMPLETION" && row?.answered_at === null && row.round === file.round;
  return isWaiting ? { id: row.id, round: row.round, expiresAt: row.expires_at } : undefined;
}
