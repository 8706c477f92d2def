import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";

/** What a verdict needs to know of its case; the row is locked, so that verdicts and decisions of one case take turns. */
export function lockCase(tx: TenantTx, id: string) {
  return tx
    .selectFrom("application")
    .select([
      "id",
      "state",
      "version",
      "round",
      "claimed_by",
      "claim_until",
      "state_at",
      "state_actor_id",
      "answers_sealed",
      "service_code",
      "service_version",
      "needs_head_approval",
      "head_approved_by",
      "verified_by",
      "rejection_proposed_by",
    ])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** Everything of a case that its desk shows. */
export function findDeskCase(tx: TenantTx, id: string) {
  return tx.selectFrom("application").selectAll().where("id", "=", id).where("state", "<>", "DRAFT").executeTakeFirst();
}

/** The newest verdict on each requirement. */
export function listLatestVerdicts(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("paper_verdict")
    .distinctOn("requirement")
    .selectAll()
    .where("application_id", "=", applicationId)
    .orderBy("requirement")
    .orderBy("round", "desc")
    .execute();
}

/** The verdicts of one round. */
export function listVerdictsOfRound(tx: TenantTx, applicationId: string, round: number) {
  return tx
    .selectFrom("paper_verdict")
    .selectAll()
    .where("application_id", "=", applicationId)
    .where("round", "=", round)
    .execute();
}

/** A verdict as it is written. */
export interface VerdictRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly application_id: string;
  readonly requirement: string;
  readonly round: number;
  readonly verdict: string;
  readonly reason_code: string | null;
  readonly reason_sealed: Buffer | null;
  readonly decided_by: string;
  readonly decided_at: Date;
}

/** Writes a verdict; a second one in the same round replaces the first. */
export async function upsertVerdict(tx: TenantTx, row: VerdictRow): Promise<void> {
  const { verdict, reason_code, reason_sealed, decided_by, decided_at, id } = row;
  await tx
    .insertInto("paper_verdict")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "application_id", "requirement", "round"])
        .doUpdateSet({ id, verdict, reason_code, reason_sealed, decided_by, decided_at }),
    )
    .execute();
}

/** Takes or prolongs the lease without moving the case. */
export async function updateClaim(tx: TenantTx, id: string, staffId: string, until: Date): Promise<void> {
  await tx.updateTable("application").set({ claimed_by: staffId, claim_until: until }).where("id", "=", id).execute();
}

/** Records the head's approval of a late report. */
export async function updateHeadApproval(tx: TenantTx, id: string, staffId: string): Promise<void> {
  await tx.updateTable("application").set({ head_approved_by: staffId }).where("id", "=", id).execute();
}

/** Records, agrees to or takes back a proposal to reject. */
export async function updateRejection(
  tx: TenantTx,
  id: string,
  change: {
    rejection_proposed_by: string | null;
    rejection_agreed_by: string | null;
    rejection_reason_sealed?: Buffer | null;
  },
): Promise<void> {
  await tx.updateTable("application").set(change).where("id", "=", id).execute();
}

/** Opens a request for completion. */
export async function insertCompletionRequest(
  tx: TenantTx,
  row: {
    tenant_id: string;
    id: string;
    application_id: string;
    round: number;
    asked_by: string;
    asked_at: Date;
    note_sealed: Buffer | null;
    expires_at: Date;
  },
): Promise<void> {
  await tx.insertInto("completion_request").values(row).execute();
}

/** The history of a case and of its outputs, oldest first. */
export async function listHistory(tx: TenantTx, applicationId: string) {
  const [cases, outputs] = await Promise.all([
    tx
      .selectFrom("case_history")
      .select((eb) => [
        "from_state",
        eb.ref("to_state").$notNull().as("to_state"),
        "actor_id",
        eb.ref("actor_kind").$notNull().as("actor_kind"),
        "reason",
        eb.ref("at").$notNull().as("at"),
      ])
      .where("application_id", "=", applicationId)
      .orderBy("version")
      .execute(),
    tx
      .selectFrom("output_transition as t")
      .innerJoin("output as o", (join) =>
        join.onRef("o.tenant_id", "=", "t.tenant_id").onRef("o.id", "=", "t.output_id"),
      )
      .select([
        "t.from_state",
        "t.to_state",
        "t.actor_id",
        "t.actor_kind",
        "t.reason",
        "t.at",
        "o.kind",
        "o.item",
        "o.id as output_id",
      ])
      .where("o.application_id", "=", applicationId)
      .where("t.from_state", "is not", null)
      .orderBy("t.at")
      .execute(),
  ]);
  return { cases, outputs };
}

/** The outputs of a case in their order. */
export function listOutputs(tx: TenantTx, applicationId: string) {
  return tx.selectFrom("output").selectAll().where("application_id", "=", applicationId).orderBy("position").execute();
}

/** The received files of a case, by requirement and position. */
export function listCaseFiles(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("paper_file")
    .select(["id", "requirement", "page_count", "created_at", "round"])
    .where("application_id", "=", applicationId)
    .where("state", "=", "received")
    .orderBy("requirement")
    .orderBy("position")
    .execute();
}

/** Other cases for the same service that name one of these persons in the same role. */
export function listPossibleDoubles(
  tx: TenantTx,
  applicationId: string,
  serviceCode: string,
  persons: readonly { readonly role: string; readonly nik_index: Buffer }[],
) {
  if (persons.length === 0) return Promise.resolve([]);
  return tx
    .selectFrom("application_person as other")
    .innerJoin("application as a", (join) =>
      join.onRef("a.tenant_id", "=", "other.tenant_id").onRef("a.id", "=", "other.application_id"),
    )
    .select(["a.id", "a.number", "a.state", "a.filed_at"])
    .distinct()
    .where((on) =>
      on.or(
        persons.map(({ role, nik_index }) =>
          on.and([on("other.nik_index", "=", nik_index), on("other.role", "=", role)]),
        ),
      ),
    )
    .where("other.application_id", "<>", applicationId)
    .where("a.service_code", "=", serviceCode)
    .where("a.number", "is not", null)
    .orderBy("a.filed_at", "desc")
    .limit(5)
    .execute();
}

/** What the queue asks for. */
export interface QueueFilter {
  readonly view: "mine" | "free" | "queued" | "waiting-citizen" | "in-process" | "for-head" | "done" | "all";
  readonly staffId: string;
  readonly now: Date;
  readonly service?: string;
  readonly number?: string;
  readonly nameIndexes?: readonly Buffer[];
  readonly after?: { readonly filedAt: Date; readonly id: string };
  readonly limit: number;
}

/**
 * Every state that the index of the queue holds. In so many words: of a parameter PostgreSQL cannot know that the index
 * covers it, and would plan each of these reads anew.
 */
const isOpen = sql<boolean>`state in ('SUBMITTED', 'QUEUED', 'IN_VERIFICATION', 'NEEDS_COMPLETION', 'RESUBMITTED', 'VERIFIED', 'IN_PROCESS')`;

/** The condition of a view, over `application`. Every filed case is in `all`; drafts are in none. */
function viewCondition(view: QueueFilter["view"], staffId: string, now: Date) {
  switch (view) {
    case "mine":
      return sql<boolean>`((claimed_by = ${staffId}::uuid and claim_until > ${now} and state = 'IN_VERIFICATION') or (state = 'RESUBMITTED' and asked_by = ${staffId}::uuid))`;
    case "free":
      return sql<boolean>`(state in ('SUBMITTED', 'RESUBMITTED') or (state = 'IN_VERIFICATION' and claim_until <= ${now}))`;
    case "queued":
      return sql<boolean>`state = 'QUEUED'`;
    case "waiting-citizen":
      return sql<boolean>`state = 'NEEDS_COMPLETION'`;
    case "in-process":
      return sql<boolean>`state in ('VERIFIED', 'IN_PROCESS')`;
    case "for-head":
      return sql<boolean>`((state = 'IN_VERIFICATION' and ((needs_head_approval and head_approved_by is null) or rejection_proposed_by is not null)) or (state = 'IN_PROCESS' and exists (select 1 from output o where o.tenant_id = application.tenant_id and o.application_id = application.id and o.state = 'AWAITING_SIGNATURE')))`;
    case "done":
      return sql<boolean>`state in ('CLOSED', 'REJECTED', 'CANCELLED', 'EXPIRED') and number is not null`;
    case "all":
      return sql<boolean>`number is not null`;
  }
}

/** A page of the queue, oldest first (`done`: newest first). */
export function listQueue(tx: TenantTx, filter: QueueFilter) {
  const isNewestFirst = filter.view === "done";
  const direction = isNewestFirst ? "desc" : "asc";
  return tx
    .selectFrom("application")
    .select([
      "id",
      "number",
      "service_code",
      "service_version",
      "state",
      "state_at",
      "initials",
      "filed_at",
      "claimed_by",
      "claim_until",
      "asked_by",
      "round",
      "flags",
      "version",
    ])
    .where(viewCondition(filter.view, filter.staffId, filter.now))
    .where("filed_at", "is not", null)
    .$if(filter.view !== "done" && filter.view !== "all", (query) => query.where(isOpen))
    .$if(filter.service !== undefined, (query) => query.where("service_code", "=", filter.service ?? ""))
    .$if(filter.number !== undefined, (query) =>
      query.where("number", "like", `%${(filter.number ?? "").replace(/[\\%_]/g, "")}%`),
    )
    .$if((filter.nameIndexes?.length ?? 0) > 0, (query) =>
      query.where("id", "in", (of) =>
        of
          .selectFrom("application_name_token")
          .select("application_id")
          .where("token_index", "in", [...(filter.nameIndexes ?? [])])
          .groupBy("application_id")
          .having(sql<boolean>`count(*) = ${filter.nameIndexes?.length ?? 0}`),
      ),
    )
    .$if(filter.after !== undefined, (query) =>
      query.where(
        isNewestFirst
          ? sql<boolean>`(filed_at, id) < (${filter.after?.filedAt}, ${filter.after?.id}::uuid)`
          : sql<boolean>`(filed_at, id) > (${filter.after?.filedAt}, ${filter.after?.id}::uuid)`,
      ),
    )
    .orderBy("filed_at", direction)
    .orderBy("id", direction)
    .limit(filter.limit)
    .execute();
}

/** How many cases each view holds now; `done` and `all` are not counted, they only grow. */
export async function countQueue(tx: TenantTx, staffId: string, now: Date) {
  const count = (view: QueueFilter["view"]) =>
    sql<number>`(count(*) filter (where ${viewCondition(view, staffId, now)}))::int`;
  const row = await tx
    .selectFrom("application")
    .select([
      count("mine").as("mine"),
      count("free").as("free"),
      count("queued").as("queued"),
      count("waiting-citizen").as("waiting"),
      count("in-process").as("process"),
      count("for-head").as("head"),
    ])
    .where(isOpen)
    .executeTakeFirstOrThrow();
  return {
    mine: row.mine,
    free: row.free,
    queued: row.queued,
    "waiting-citizen": row.waiting,
    "in-process": row.process,
    "for-head": row.head,
    done: 0,
    all: 0,
  };
}

/** A received file of a filed case. */
export function findDeskFile(tx: TenantTx, fileId: string) {
  return tx
    .selectFrom("paper_file as f")
    .innerJoin("application as a", (join) =>
      join.onRef("a.tenant_id", "=", "f.tenant_id").onRef("a.id", "=", "f.application_id"),
    )
    .select(["f.id", "f.page_count", "f.application_id"])
    .where("f.id", "=", fileId)
    .where("f.state", "<>", "removed")
    .where("a.state", "<>", "DRAFT")
    .executeTakeFirst();
}
