import type { CaseState } from "@gerai/contracts/applications";
import type { TenantTx } from "@gerai/database";
import { sql } from "kysely";
import type { WritingCall } from "../kernel/index.ts";

/** What a holder of a citizen's cookie may do with a case. */
export type GrantPurpose = "draft" | "track" | "completion";

/** Names a case and the holder who asks for it. */
export interface Held {
  readonly applicationId: string;
  readonly holder: Buffer;
  readonly purposes: readonly GrantPurpose[];
  readonly now: Date;
}

/** A case with all its columns. */
export type CaseRow = NonNullable<Awaited<ReturnType<typeof findHeldCase>>>;

/** The case, if the holder has a living grant for it; `forUpdate` locks it until the transaction ends. */
export function findHeldCase(tx: TenantTx, held: Held, forUpdate = false) {
  return tx
    .selectFrom("application as a")
    .selectAll("a")
    .where("a.id", "=", held.applicationId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("case_grant as g")
          .select("g.purpose")
          .whereRef("g.tenant_id", "=", "a.tenant_id")
          .whereRef("g.application_id", "=", "a.id")
          .where("g.holder_hash", "=", held.holder)
          .where("g.purpose", "in", [...held.purposes])
          .where("g.expires_at", ">", held.now),
      ),
    )
    .$if(forUpdate, (query) => query.forUpdate("a"))
    .executeTakeFirst();
}

/** A case by id, locked. */
export function lockCaseRow(tx: TenantTx, id: string) {
  return tx.selectFrom("application").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** A case by its tracking code's blind index. */
export function findCaseByTracking(tx: TenantTx, trackingIndex: Buffer) {
  return tx.selectFrom("application").selectAll().where("tracking_index", "=", trackingIndex).executeTakeFirst();
}

/** A draft as it is begun. */
export interface DraftRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly service_code: string;
  readonly service_version: number;
  readonly answers_sealed: Buffer;
  readonly contact_sealed: Buffer;
  readonly tracking_index: Buffer;
  readonly created_at: Date;
}

/** Begins a draft. */
export async function insertDraft(tx: TenantTx, row: DraftRow): Promise<void> {
  await tx
    .insertInto("application")
    .values({
      ...row,
      number: null,
      channel: "web",
      state: "DRAFT",
      state_role: "citizen",
      state_actor_kind: "citizen",
      state_actor_id: null,
      state_reason: null,
      state_at: row.created_at,
      purpose: null,
      initials: "",
      filed_at: null,
      claimed_by: null,
      claim_until: null,
      asked_by: null,
      verified_by: null,
      verified_at: null,
      head_approved_by: null,
      rejection_proposed_by: null,
      rejection_agreed_by: null,
      rejection_reason_sealed: null,
      closed_at: null,
    })
    .execute();
}

/** Saves a draft; of a draft `state_at` is the instant of its last save. */
export async function updateDraft(
  tx: TenantTx,
  id: string,
  change: { answers_sealed?: Buffer; contact_sealed?: Buffer; state_at: Date },
): Promise<void> {
  await tx.updateTable("application").set(change).where("id", "=", id).where("state", "=", "DRAFT").execute();
}

/** Columns of a case that its form decides. */
export interface CaseColumns {
  readonly purpose: string | null;
  readonly flags: string[];
  readonly needs_head_approval: boolean;
  readonly initials: string;
  readonly answers_sealed: Buffer;
  readonly contact_sealed: Buffer;
}

/** A case filed at once. */
export interface SubmittedRow extends CaseColumns {
  readonly tenant_id: string;
  readonly id: string;
  readonly service_code: string;
  readonly service_version: number;
  readonly tracking_index: Buffer;
  readonly filed_at: Date;
}

/** What a case number is made of: `<prefix>-<yymmdd>-<nnnn>`; `day` is the office's calendar day, `YYYY-MM-DD`. */
export interface NumberSeries {
  readonly prefix: string;
  readonly day: string;
}

function counted(tx: TenantTx, tenantId: string, { day }: NumberSeries) {
  return tx
    .insertInto("case_counter")
    .values({ tenant_id: tenantId, day, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "day"]).doUpdateSet({ last: sql<number>`case_counter.last + 1` }),
    )
    .returning("last");
}

/** All of a case number but the count. */
function seriesHead({ prefix, day }: NumberSeries): string {
  return `${prefix}-${day.slice(2).replaceAll("-", "")}-`;
}

function numberFrom(source: ReturnType<typeof sql>, series: NumberSeries) {
  const head = seriesHead(series);
  return sql<string>`(select ${head}::text || lpad(last::text, greatest(4, length(last::text)), '0') from ${source})`;
}

/** Takes the next number of the office's day. It locks the day's counter until the transaction ends: call it last. */
export async function takeCaseNumber(tx: TenantTx, tenantId: string, series: NumberSeries): Promise<string> {
  const row = await tx
    .with("counter", () => counted(tx, tenantId, series))
    .selectNoFrom(numberFrom(sql`counter`, series).as("number"))
    .executeTakeFirstOrThrow();
  return row.number;
}

/** A case filed at once, with the rows beside it and the right of the one who filed it. */
export interface FiledCase {
  readonly row: SubmittedRow;
  readonly series: NumberSeries;
  readonly outputs: readonly OutputSeed[];
  /** Null for a program without a cookie. */
  readonly grant: { readonly holder: Buffer; readonly until: Date } | null;
  /** Uploads of the holder that become papers of the case; one that is not theirs fails the command with 404. */
  readonly uploads: readonly { readonly id: string; readonly requirement: string }[];
}

const FILE_CASE_PARAMETERS = 22;
const FILE_CASE = `file_case(${Array.from({ length: FILE_CASE_PARAMETERS }, (_, index) => `$${index + 1}`).join(", ")})`;

/** Files a case with the next number of the office's day, and all that belongs to it, in one call. */
export function callFileCase(filed: FiledCase): WritingCall {
  const { row, series, outputs, grant, uploads } = filed;
  const parameters = [
    row.tenant_id,
    row.id,
    seriesHead(series),
    series.day,
    row.filed_at,
    row.service_code,
    row.service_version,
    row.purpose,
    row.flags,
    row.needs_head_approval,
    row.initials,
    row.answers_sealed,
    row.contact_sealed,
    row.tracking_index,
    outputs.map(({ id }) => id),
    outputs.map(({ kind }) => kind),
    outputs.map(({ item }) => item),
    outputs.map(({ delivery }) => delivery),
    grant?.holder ?? null,
    grant?.until ?? null,
    uploads.map(({ id }) => id),
    uploads.map(({ requirement }) => requirement),
  ];
  return { text: FILE_CASE, parameters, makes: "number" };
}

/** An output as planned. */
export interface OutputSeed {
  readonly tenant_id: string;
  readonly id: string;
  readonly application_id: string;
  readonly position: number;
  readonly kind: string;
  readonly item: string;
  readonly delivery: string;
  readonly state_at: Date;
}

/** Plans the outputs of a case. */
export async function insertOutputs(tx: TenantTx, rows: readonly OutputSeed[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("output")
    .values(
      rows.map((row) => ({
        ...row,
        state: "TO_MAKE",
        state_role: "citizen",
        state_actor_kind: "citizen",
        state_actor_id: null,
        state_second_person: null,
        state_reason: null,
        details_sealed: null,
      })),
    )
    .execute();
}

/** The history of a case, oldest first. */
export function listTransitions(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("case_history")
    .select(["from_state", "to_state", "at"])
    .where("application_id", "=", applicationId)
    .orderBy("version")
    .execute() as Promise<{ from_state: CaseState | null; to_state: CaseState; at: Date }[]>;
}

/** The request for completion that nobody has answered yet. */
export function findOpenRequest(tx: TenantTx, applicationId: string) {
  return tx
    .selectFrom("completion_request")
    .select(["id", "round", "asked_at", "expires_at"])
    .where("application_id", "=", applicationId)
    .where("answered_at", "is", null)
    .orderBy("round", "desc")
    .executeTakeFirst();
}

/** Marks a request for completion as answered. */
export async function markRequestAnswered(tx: TenantTx, requestId: string, at: Date): Promise<void> {
  await tx.updateTable("completion_request").set({ answered_at: at }).where("id", "=", requestId).execute();
}
