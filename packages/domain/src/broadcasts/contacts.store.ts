import type { ContactLevel, Place, TermState } from "@gerai/contracts/broadcasts";
import type { TenantTx } from "@gerai/database";
import { type SqlBool, sql } from "kysely";

/** A statement holds at most 65,535 parameters. */
const ROWS_AT_ONCE = 2_000;

const COLUMNS = [
  "id",
  "level",
  "region_code",
  "rw",
  "rt",
  "name_sealed",
  "phone_sealed",
  "phone_index",
  "email_sealed",
  sql<string | null>`from_day::text`.as("from_day"),
  sql<string | null>`until_day::text`.as("until_day"),
  "revision",
] as const;

/** A head as stored; days as text. */
export type ContactRow = NonNullable<Awaited<ReturnType<typeof findContactRow>>>;

/** One head. */
export function findContactRow(tx: TenantTx, id: string) {
  return tx.selectFrom("village_contact").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** One head, held until the transaction ends. */
export function lockContactRow(tx: TenantTx, id: string) {
  return tx.selectFrom("village_contact").select(COLUMNS).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Lets one writer of contacts of an office after another, so that no two heads of one place slip in side by side. */
export async function queueWriters(tx: TenantTx, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`village-contact ${tenantId}`}, 0))`.execute(tx);
}

/** Heads of a place, in and out of office. */
export function listRowsOfPlace(tx: TenantTx, { region, rw, rt }: Place) {
  return tx
    .selectFrom("village_contact")
    .select(COLUMNS)
    .where("region_code", "=", region)
    .where(sql<SqlBool>`rw is not distinct from ${rw}::smallint and rt is not distinct from ${rt}::smallint`)
    .execute();
}

/** Heads with a number. */
export function listRowsOfPhone(tx: TenantTx, index: Buffer) {
  return tx.selectFrom("village_contact").select(COLUMNS).where("phone_index", "=", index).execute();
}

/** Every head whose term is not over on a day. */
export function listLiveRows(tx: TenantTx, day: string) {
  return tx
    .selectFrom("village_contact")
    .select(COLUMNS)
    .where(sql<SqlBool>`(until_day is null or until_day >= ${day}::date)`)
    .execute();
}

/** What is written of a head. */
export interface ContactValues {
  readonly level: ContactLevel;
  readonly region_code: string;
  readonly rw: number | null;
  readonly rt: number | null;
  readonly name_sealed: Buffer;
  readonly phone_sealed: Buffer;
  readonly phone_index: Buffer;
  readonly email_sealed: Buffer | null;
  readonly from_day: string | null;
  readonly until_day: string | null;
  readonly revision: number;
  readonly changed_at: Date;
}

/** Writes new heads. */
export async function insertContacts(
  tx: TenantTx,
  rows: readonly (ContactValues & { readonly tenant_id: string; readonly id: string; readonly created_at: Date })[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto("village_contact")
      .values(rows.slice(from, from + ROWS_AT_ONCE) as never)
      .execute();
}

/** Changes a head; call it on a locked row. */
export async function updateContact(tx: TenantTx, id: string, change: Partial<ContactValues>): Promise<void> {
  await tx
    .updateTable("village_contact")
    .set(change as never)
    .where("id", "=", id)
    .execute();
}

/** Which heads to list. */
export interface ContactFilter {
  readonly day: string;
  /** Districts or villages, with all below them; none: all. */
  readonly areas: readonly string[] | null;
  readonly level: ContactLevel | undefined;
  readonly term: TermState | undefined;
  readonly phone: Buffer | undefined;
}

const below = (areas: readonly string[]) =>
  sql<SqlBool>`(${sql.join(
    areas.map((area) => sql`region_code = ${area} or region_code like ${`${area}.%`}`),
    sql` or `,
  )})`;

/** Only heads who are in office on a day. */
const inOffice = (day: string) =>
  sql<SqlBool>`((from_day is null or from_day <= ${day}::date) and (until_day is null or until_day >= ${day}::date))`;

/** Levels by their rank, for sorting from the top of the tree down within a place. */
const rank = sql`array_position(array['camat','lurah','kades','rw','rt'], level)`;

/** A page of heads, from the top of the tree down, and how many there are. */
export async function listContactRows(tx: TenantTx, filter: ContactFilter, limit: number, offset: number) {
  const { areas, level, term, phone, day } = filter;
  const matching = tx
    .selectFrom("village_contact")
    .$if(areas !== null, (rows) => rows.where(areas?.length ? below(areas) : sql<SqlBool>`false`))
    .$if(level !== undefined, (rows) => rows.where("level", "=", level ?? ""))
    .$if(phone !== undefined, (rows) => rows.where("phone_index", "=", phone ?? Buffer.alloc(0)))
    .$if(term === "in-office", (rows) => rows.where(inOffice(day)))
    .$if(term === "not-yet", (rows) => rows.where(sql<SqlBool>`from_day > ${day}::date`))
    .$if(term === "over", (rows) => rows.where(sql<SqlBool>`until_day < ${day}::date`));
  const count = await matching.select(sql<number>`count(*)::int`.as("total")).executeTakeFirst();
  const rows = await matching
    .select(COLUMNS)
    .orderBy(sql`region_code collate "C"`)
    .orderBy(sql`rw nulls first`)
    .orderBy(rank)
    .orderBy("rt")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: count?.total ?? 0 };
}

/** Heads in office on a day, by place and level. */
export function countHeads(tx: TenantTx, day: string) {
  return tx
    .selectFrom("village_contact")
    .select(["region_code", "level", sql<number>`count(*)::int`.as("heads")])
    .where(inOffice(day))
    .groupBy(["region_code", "level"])
    .execute();
}

/** Heads in office on a day whom a broadcast is for, Camat first. */
export function listAudienceRows(
  tx: TenantTx,
  day: string,
  audience: { readonly levels: readonly string[]; readonly areas: readonly string[] },
) {
  return tx
    .selectFrom("village_contact")
    .select(["id", "level", "region_code", "rw", "rt"])
    .where(inOffice(day))
    .where("level", "in", [...audience.levels])
    .$if(audience.areas.length > 0, (rows) => rows.where(below(audience.areas)))
    .orderBy(rank)
    .orderBy(sql`region_code collate "C"`)
    .orderBy("rw")
    .orderBy("rt")
    .orderBy("id")
    .execute();
}
