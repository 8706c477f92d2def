import type { CaseState, OutputState } from "@gerai/contracts/applications";
import type { TenantTx } from "@gerai/database";
import type { LifecycleRole } from "./application.ts";
import { outputsWithCase } from "./output-file.store.ts";

/** Who moved a case or output, in which role, when and why; the database writes it to the history. */
export interface Mover {
  readonly role: LifecycleRole;
  readonly actorKind: "citizen" | "staff" | "system";
  readonly actorId: string | null;
  readonly at: Date;
  readonly reason?: string | null;
}

/** Columns of a case that change together with its state. */
export interface CaseChanges {
  readonly claimed_by?: string | null;
  readonly claim_until?: Date | null;
  readonly asked_by?: string | null;
  readonly verified_by?: string | null;
  readonly verified_at?: Date | null;
  readonly closed_at?: Date | null;
  readonly filed_at?: Date | null;
  readonly number?: string | null;
  readonly round?: number;
  readonly rejection_agreed_by?: string | null;
  readonly purpose?: string | null;
  readonly flags?: string[];
  readonly needs_head_approval?: boolean;
  readonly initials?: string;
  readonly answers_sealed?: Buffer;
  readonly contact_sealed?: Buffer;
}

/** Moves a case if it is still at `version`; false when someone was faster. The history row is written by the database. */
export async function updateCaseState(
  tx: TenantTx,
  id: string,
  version: number,
  to: CaseState,
  mover: Mover,
  changes: CaseChanges = {},
): Promise<boolean> {
  const result = await tx
    .updateTable("application")
    .set({
      ...changes,
      state: to,
      version: version + 1,
      state_role: mover.role,
      state_actor_kind: mover.actorKind,
      state_actor_id: mover.actorId,
      state_reason: mover.reason ?? null,
      state_at: mover.at,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Moves an output if it is still at `version`; false when someone was faster. */
export async function updateOutputState(
  tx: TenantTx,
  id: string,
  version: number,
  to: OutputState,
  mover: Mover & { readonly secondPerson?: string | null },
  details?: Buffer,
): Promise<boolean> {
  const result = await tx
    .updateTable("output")
    .set({
      state: to,
      version: version + 1,
      state_role: mover.role,
      state_actor_kind: mover.actorKind,
      state_actor_id: mover.actorId,
      state_second_person: mover.secondPerson ?? null,
      state_reason: mover.reason ?? null,
      state_at: mover.at,
      ...(details ? { details_sealed: details } : {}),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What must be known of a case to move it. */
export function findCaseForMove(tx: TenantTx, id: string) {
  return tx
    .selectFrom("application")
    .select([
      "id",
      "number",
      "service_code",
      "service_version",
      "state",
      "version",
      "state_at",
      "state_actor_id",
      "round",
      "claimed_by",
      "claim_until",
      "asked_by",
      "verified_by",
      "needs_head_approval",
      "head_approved_by",
      "rejection_proposed_by",
    ])
    .where("id", "=", id)
    .executeTakeFirst();
}

/**
 * What must be known of an output to move it, with its case's state. The case row is locked, so that of two outputs
 * finished at the same moment the second sees the first and closes the case.
 */
export function findOutputForMove(tx: TenantTx, id: string) {
  return outputsWithCase(tx)
    .select(["o.state_at", "o.state_actor_id", "a.version as case_version"])
    .where("o.id", "=", id)
    .forUpdate("a")
    .executeTakeFirst();
}

/** The states of all outputs of a case. */
export function listOutputStates(tx: TenantTx, applicationId: string) {
  return tx.selectFrom("output").select(["id", "state"]).where("application_id", "=", applicationId).execute();
}
