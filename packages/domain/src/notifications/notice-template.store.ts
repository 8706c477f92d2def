import type {
  NoticeChannel,
  NoticeKind,
  TemplateLocale,
  TemplateOf,
  TemplateState,
} from "@gerai/contracts/notifications";
import type { TenantTx } from "@gerai/database";

const COLUMNS = [
  "id",
  "kind",
  "channel",
  "locale",
  "version",
  "state",
  "subject",
  "body",
  "button",
  "reason",
  "revision",
  "created_by",
  "created_at",
  "published_by",
  "published_at",
  "ended_by",
  "ended_at",
] as const;

/** A version of an office's own words as stored. */
export interface TemplateRow {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly channel: NoticeChannel;
  readonly locale: TemplateLocale;
  readonly version: number;
  readonly state: TemplateState;
  readonly subject: string | null;
  readonly body: string;
  readonly button: string | null;
  readonly reason: string | null;
  readonly revision: number;
  readonly created_by: string;
  readonly created_at: Date;
  readonly published_by: string | null;
  readonly published_at: Date | null;
  readonly ended_by: string | null;
  readonly ended_at: Date | null;
}

/** Versions kept in one answer, newest first. */
const MOST = 200;

/** Every version of the words of one notice, newest first; locked when they are about to change. */
export async function listVersions(
  tx: TenantTx,
  { kind, channel }: Pick<TemplateOf, "kind" | "channel">,
  locale: TemplateLocale | null,
  isLocked = false,
): Promise<TemplateRow[]> {
  const found = tx
    .selectFrom("notice_template")
    .select(COLUMNS)
    .where("kind", "=", kind)
    .where("channel", "=", channel)
    .$if(locale !== null, (rows) => rows.where("locale", "=", locale ?? ""))
    .orderBy("version", "desc")
    .limit(MOST);
  return (await (isLocked ? found.forUpdate() : found).execute()) as TemplateRow[];
}

/** Of all words of the office those that are in use, on their way, or refused. */
export async function listStandingTemplates(tx: TenantTx): Promise<TemplateRow[]> {
  const rows = await tx.selectFrom("notice_template").select(COLUMNS).where("state", "<>", "retired").execute();
  return rows as TemplateRow[];
}

/** The words in force; undefined for the house's. */
export async function findLiveTemplate(tx: TenantTx, of: TemplateOf): Promise<TemplateRow | undefined> {
  const row = await tx
    .selectFrom("notice_template")
    .select(COLUMNS)
    .where("kind", "=", of.kind)
    .where("channel", "=", of.channel)
    .where("locale", "=", of.locale)
    .where("state", "=", "live")
    .executeTakeFirst();
  return row as TemplateRow | undefined;
}

/** Words as they are first written. */
export interface NewTemplateRow
  extends Pick<
    TemplateRow,
    "id" | "kind" | "channel" | "locale" | "version" | "state" | "subject" | "body" | "button" | "revision"
  > {
  readonly tenant_id: string;
  readonly created_by: string;
  readonly created_at: Date;
  readonly changed_at: Date;
}

/** Writes a new version; false when somebody else has written it. */
export async function insertTemplate(tx: TenantTx, row: NewTemplateRow): Promise<boolean> {
  const written = await tx
    .insertInto("notice_template")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What may change of a version. */
export type TemplateChange = Partial<
  Pick<
    TemplateRow,
    | "state"
    | "subject"
    | "body"
    | "button"
    | "revision"
    | "published_by"
    | "published_at"
    | "ended_by"
    | "ended_at"
    | "reason"
  >
> & { readonly changed_at?: Date; readonly live_at?: Date };

/** Changes a version; call it on a locked row. */
export async function updateTemplate(tx: TenantTx, id: string, change: TemplateChange): Promise<void> {
  await tx.updateTable("notice_template").set(change).where("id", "=", id).execute();
}

/** The words of WhatsApp that the reviewers have, held until the transaction ends. */
export async function lockSubmitted(tx: TenantTx): Promise<TemplateRow[]> {
  const rows = await tx
    .selectFrom("notice_template")
    .select(COLUMNS)
    .where("state", "=", "submitted")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows as TemplateRow[];
}

/** The live words of one notice, held until the transaction ends. */
export async function lockLive(tx: TenantTx, of: TemplateOf): Promise<TemplateRow | undefined> {
  const row = await tx
    .selectFrom("notice_template")
    .select(COLUMNS)
    .where("kind", "=", of.kind)
    .where("channel", "=", of.channel)
    .where("locale", "=", of.locale)
    .where("state", "=", "live")
    .forUpdate()
    .executeTakeFirst();
  return row as TemplateRow | undefined;
}
