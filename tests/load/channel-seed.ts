import { createDatabase, createPostgres } from "@gerai/database";
import { type Context, openContext, type Ports, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { findOfficeById } from "@gerai/domain/tenancy";
import { systemClock } from "@gerai/foundation/clock";
import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { createLogger } from "@gerai/foundation/logger";
import type { Cluster } from "./cluster.ts";
import { PRODUCT, type Product } from "./seed.ts";

/** Credentials of the load's accounts. */
export const APP_SECRET = "rahasia-aplikasi";
const API_KEY = "kunci-gateway";

/** A WhatsApp number of one office, with the secret part of its hook. */
export interface LoadNumber {
  readonly host: string;
  readonly phoneNumberId: string;
  readonly hookKey: string;
}

const noPorts = new Proxy({} as Ports, {
  get: (_, name) => {
    throw new Error(`Seeding uses no port, and not ${String(name)}.`);
  },
});

/** Calls `work` in the context of every office of the load, as the system. */
async function inEachOffice(
  cluster: Cluster,
  { offices, passwords, kek }: Product,
  work: (ctx: Context, index: number) => Promise<void>,
): Promise<void> {
  const pool = createPostgres(cluster.urlFor(PRODUCT, "gerai_app", passwords.app), { max: 4 });
  const resources: Resources = {
    database: createDatabase(pool),
    clock: systemClock,
    logger: createLogger("load"),
    kek,
    keyCache: new Map(),
    publicAddress: { scheme: "http", baseHost: "localhost", port: null },
    ports: noPorts,
  };
  try {
    for (const [index, { id }] of offices.entries()) {
      const office = await findOfficeById(resources, id);
      if (!office) throw new Error("An office of the load is not there.");
      await work(await openContext(resources, office, SYSTEM, newId(new Date())), index);
    }
  } finally {
    await pool.end();
  }
}

/** A WhatsApp number for each office, with a hook. */
export async function seedNumbers(cluster: Cluster, product: Product): Promise<LoadNumber[]> {
  const numbers: LoadNumber[] = [];
  await inEachOffice(cluster, product, async (ctx, index) => {
    const [id, phoneNumberId, hookKey] = [newId(new Date()), String(100_000_000_000 + index), newSecretCode()];
    const credentials = {
      ...{ dialect: "whatsapp-cloud", phoneNumberId, accessToken: "token-percontohan" },
      ...{ appSecret: APP_SECRET, verifyToken: "kata-verifikasi" },
    };
    await insertAccount(product, ctx, { id, dialect: "whatsapp-cloud", externalId: phoneNumberId, credentials });
    await product.sql`
      insert into channel_route (kind, key_hash, office_id, account_id) values
        ('hook', ${hashSecret(hookKey)}, ${ctx.tenantId}, ${id}),
        ('number', ${hashSecret(phoneNumberId)}, ${ctx.tenantId}, ${id})`;
    numbers.push({ host: product.offices[index]?.host ?? "", phoneNumberId, hookKey });
  });
  return numbers;
}

interface NewAccount {
  readonly id: string;
  readonly dialect: "whatsapp-cloud" | "sms-json";
  readonly externalId: string | null;
  readonly credentials: unknown;
}

async function insertAccount({ sql }: Product, { tenantId, keys }: Context, account: NewAccount): Promise<void> {
  const { id, dialect, externalId, credentials } = account;
  await sql`
    insert into provider_account (tenant_id, id, channel, dialect, label, public_number, external_id, credentials_sealed,
      enabled, revision, created_at, changed_at)
    values (${tenantId}, ${id}, ${dialect === "sms-json" ? "sms" : "whatsapp"}, ${dialect}, ${dialect},
      ${dialect === "sms-json" ? "DUKCAPIL" : "+6281100009001"}, ${externalId},
      ${keys.sealJson("provider_account", "credentials", id, credentials)}, true, 1, now(), now())`;
}

/** Cases that can be told of: which office and case, and where its message goes. */
export interface ToldCase {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly to: string;
}

/**
 * An SMS account for each office, and for every case filed through the API an applicant of its own: with a phone alone,
 * or in the offices numbered `byMail` with a mailbox alone, which no pace holds back. Answers the cases, offices in turn.
 */
export async function seedToldCases(
  cluster: Cluster,
  product: Product,
  byMail: readonly number[],
): Promise<{ readonly phones: readonly ToldCase[]; readonly mailboxes: ReadonlyMap<number, readonly ToldCase[]> }> {
  const phones: ToldCase[][] = [];
  const mailboxes = new Map<number, ToldCase[]>();
  let serial = 0;
  await inEachOffice(cluster, product, async (ctx, index) => {
    const { tenantId, keys } = ctx;
    const id = newId(new Date());
    const credentials = { dialect: "sms-json", apiKey: API_KEY, receiptSecret: null };
    await insertAccount(product, ctx, { id, dialect: "sms-json", externalId: null, credentials });
    const rows = await product.sql<{ id: string; contact_sealed: Buffer }[]>`
      select id, contact_sealed from application where tenant_id = ${tenantId} and number not like 'LAMA-%'`;
    const isByMail = byMail.includes(index);
    const told: ToldCase[] = [];
    for (const row of rows) {
      serial += 1;
      const to = isByMail ? `warga-${serial}@contoh.example` : `+62812${String(10_000_000 + serial)}`;
      const contact = keys.openJson<object>("application", "contact", row.id, row.contact_sealed);
      const reached = isByMail ? { phone: null, email: to } : { phone: to, email: null };
      const sealed = keys.sealJson("application", "contact", row.id, { ...contact, ...reached, notifyBy: null });
      await product.sql`update application set contact_sealed = ${sealed} where tenant_id = ${tenantId} and id = ${row.id}`;
      told.push({ tenantId, applicationId: row.id, to });
    }
    if (isByMail) mailboxes.set(index, told);
    else phones.push(told);
  });
  const most = Math.max(...phones.map((of) => of.length));
  return { phones: Array.from({ length: most }, (_, at) => phones.flatMap((of) => of[at] ?? [])).flat(), mailboxes };
}

/** Announces, in one statement, that further papers of these cases have come: told at any hour of the day. */
export async function announceCases({ sql }: Product, cases: readonly ToldCase[], count = cases.length): Promise<void> {
  await sql`
    insert into outbox (tenant_id, id, name, version, payload, created_at)
    select tenant_id, uuidv7(), 'application.resubmitted', 1, jsonb_build_object('applicationId', application_id), now()
    from generate_series(1, ${count}) n
      join unnest(${cases.map((one) => one.tenantId)}::uuid[], ${cases.map((one) => one.applicationId)}::uuid[])
        with ordinality as c (tenant_id, application_id, at) on c.at = 1 + (n - 1) % ${cases.length}`;
}
