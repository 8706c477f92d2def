import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { migrateDatabase } from "@gerai/database/migrate";
import { DATABASE_ROLES, type RolePasswords } from "@gerai/database/roles";
import { insertNationalTemplates } from "@gerai/database/seed";
import { nationalCatalogue } from "@gerai/domain/catalogue";
import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import { newKey, wrapKey } from "@gerai/foundation/envelope";
import { newId } from "@gerai/foundation/ids";
import type { Sql } from "postgres";
import { type Cluster, openAdmin } from "./cluster.ts";
import { ANCHOR } from "./pgbench.ts";

/** Offices of the country, and cases of each office in both databases. */
export const OFFICES = 514;
export const CASES_PER_OFFICE = 100;
/** Of them waiting, so that a page of 50 is full. */
const WAITING = 60;
/** The service that is filed: the one with the longest form that many people need; and its version of today. */
export const SERVICE = "AKTA_LAHIR";
export const SERVICE_VERSION: number =
  nationalCatalogue().definitions.find(({ code }) => code === SERVICE)?.version ?? 0;
/** Name of the product's database and of the role that no policy binds, for comparison only. */
export const PRODUCT = "gerai";
export const UNBOUND_ROLE = "load_unbound";

/** What the load needs to know of an office. */
export interface LoadOffice {
  readonly id: string;
  readonly host: string;
  /** Token of a signed-in verifier. */
  readonly staffToken: string;
}

/** Someone who has sent three papers and will file a case with them. */
export interface LoadHolder {
  readonly office: LoadOffice;
  readonly token: string;
  readonly idempotencyKey: string;
  /** Requirement to file id. */
  readonly papers: Readonly<Record<string, string>>;
}

/** A seeded product database. */
export interface Product {
  readonly sql: Sql;
  readonly passwords: RolePasswords;
  readonly kek: Buffer;
  readonly offices: readonly LoadOffice[];
}

const sqlFile = (name: string): string => fs.readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), "utf8");

/** The anchor's schema, role and rows. */
export async function seedAnchor(cluster: Cluster, product: Sql): Promise<Sql> {
  await product.unsafe(`create database ${ANCHOR.database}`);
  const sql = openAdmin(cluster, ANCHOR.database, "public");
  // The handshake of a password is slow by design; with one round it does not count among what is measured.
  await sql.unsafe(`set scram_iterations = 1; create role ${ANCHOR.role} login password '${ANCHOR.password}'`);
  await sql.unsafe(sqlFile("anchor-schema"));
  const seed = sqlFile("anchor-seed")
    .replaceAll(/:nt\b/g, String(OFFICES))
    .replaceAll(/:rows\b/g, String(OFFICES * CASES_PER_OFFICE));
  await sql.unsafe(seed);
  return sql;
}

/** The product's own migrations, 514 offices that can work, and cases of which some wait. */
export async function seedProduct(cluster: Cluster): Promise<Product> {
  const passwords = Object.fromEntries(
    DATABASE_ROLES.map((role) => [role, newSecretCode()]),
  ) as unknown as RolePasswords;
  await migrateDatabase({ adminUrl: cluster.adminUrl(PRODUCT), rolePasswords: passwords });
  const sql = openAdmin(cluster, PRODUCT, "app");
  await sql.unsafe(
    `create role ${UNBOUND_ROLE} login bypassrls password '${UNBOUND_ROLE}'; grant gerai_app to ${UNBOUND_ROLE}`,
  );
  const { definitions } = nationalCatalogue();
  await insertNationalTemplates(
    sql,
    definitions.map((definition) => ({ ...definition, definition })),
  );
  const kek = newKey();
  const offices = makeOffices();
  // As a replica no trigger runs and no reference is looked up: rows of the past need no life of their own.
  await sql.unsafe("set session_replication_role = replica");
  await insertOffices(sql, offices, kek);
  await insertCases(sql);
  await sql.unsafe("set session_replication_role = default");
  return { sql, passwords, kek, offices };
}

function makeOffices(): LoadOffice[] {
  const now = new Date();
  return Array.from({ length: OFFICES }, (_, index) => ({
    id: newId(now),
    host: `beban-${index + 1}.localhost`,
    staffToken: newSecretCode(),
  }));
}

async function insertOffices(sql: Sql, offices: readonly LoadOffice[], kek: Buffer): Promise<void> {
  const ids = offices.map(({ id }) => id);
  const keys = offices.flatMap(({ id }) =>
    (["data", "index"] as const).map((purpose) => ({ id, purpose, wrapped: wrapKey(kek, id, purpose, 1, newKey()) })),
  );
  const services = nationalCatalogue().definitions;
  await sql`
    insert into office (id, slug, kind, region_code, short_name, full_name, province_name, time_zone, accent, seat, opened_at)
    select id, 'beban-' || n, 'office', '64.74', 'Beban ' || n, 'Kantor uji beban ' || n, 'Kalimantan Timur', 'Asia/Makassar', '#0a5568', 'Beban', now()
    from unnest(${ids}::uuid[]) with ordinality as o (id, n)`;
  await sql`insert into office_host select 'beban-' || n || '.localhost', id from unnest(${ids}::uuid[]) with ordinality as o (id, n)`;
  await sql`
    insert into office_key (tenant_id, purpose, version, wrapped, created_at)
    select id, purpose, 1, decode(wrapped, 'hex'), now()
    from unnest(${keys.map((key) => key.id)}::uuid[], ${keys.map((key) => key.purpose)}::text[], ${keys.map((key) => key.wrapped.toString("hex"))}::text[]) as k (id, purpose, wrapped)`;
  const site = {
    ...{ code: "kantor", name: "Kantor", address: "Jalan Contoh 1", isMain: true },
    capabilities: ["counter", "recording", "pickup", "legalisation", "online", "printing"],
  };
  await sql`
    insert into configuration_version (tenant_id, version, published_at, note, changes)
    select id, 1, now(), 'Pembukaan kantor', 1 from office`;
  await sql`
    insert into configuration_item (tenant_id, key, since_version, kind, body, published_at)
    select id, gen_random_uuid(), 1, 'site', ${sql.json(site)}, now() from office`;
  await sql`update office set config_version = 1`;
  await sql`
    insert into office_service (tenant_id, id, code, version, template_code, template_version, is_offered, effective_from)
    select o.id, gen_random_uuid(), s.code, s.version, s.code, s.version, true, s.day::date
    from office o, unnest(${services.map(({ code }) => code)}::text[], ${services.map(({ version }) => version)}::int[],
      ${services.map(({ effectiveFrom }) => effectiveFrom)}::text[]) as s (code, version, day)`;
  await insertStaff(sql, offices);
}

/** One signed-in verifier for each office. */
async function insertStaff(sql: Sql, offices: readonly LoadOffice[]): Promise<void> {
  await sql`
    insert into staff (tenant_id, id, username, name_sealed, position, password_hash, totp_secret_sealed, created_at)
    select id, gen_random_uuid(), 'verifikator', '\\x00', 'Verifikator', '-', '\\x00', now() from office`;
  await sql`
    insert into staff_role (tenant_id, id, staff_id, role, acting, valid_from)
    select tenant_id, gen_random_uuid(), id, 'verifier', false, now() - interval '1 day' from staff`;
  await sql`
    insert into session (tenant_id, id, staff_id, passed_second_factor, created_at, last_seen_at, expires_at)
    select s.tenant_id, decode(t.hash, 'hex'), s.id, true, now(), now(), now() + interval '30 minutes'
    from staff s join unnest(${offices.map(({ id }) => id)}::uuid[],
      ${offices.map(({ staffToken }) => hashSecret(staffToken).toString("hex"))}::text[]) as t (id, hash) on t.id = s.tenant_id`;
}

/** Cases of the past with what hangs on them; what is sealed in real ones is noise of the same length here. */
async function insertCases(sql: Sql): Promise<void> {
  const noise = randomBytes(1200).toString("hex");
  await sql`
    insert into application (tenant_id, id, number, service_code, service_version, channel, state, version, state_role,
      state_actor_kind, state_at, answers_sealed, contact_sealed, initials, tracking_index, created_at, filed_at, closed_at)
    select o.id, gen_random_uuid(), 'LAMA-' || lpad(n::text, 6, '0'), ${SERVICE}, ${SERVICE_VERSION}::int, 'web', s.state, s.version, s.role, s.kind, at,
      decode(${noise}, 'hex'), decode(left(${noise}, 300), 'hex'), 'U. R.', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
      at, at, case when s.state = 'CLOSED' then at + interval '1 day' end
    from generate_series(1, ${CASES_PER_OFFICE}::int) n, office o,
      lateral (select now() - n * interval '1 hour' as at) t,
      lateral (select case when n <= ${WAITING}::int then 'SUBMITTED' else 'CLOSED' end as state,
        case when n <= ${WAITING}::int then 1 else 5 end as version,
        case when n <= ${WAITING}::int then 'citizen' else 'system' end as role,
        case when n <= ${WAITING}::int then 'citizen' else 'system' end as kind) s`;
  await sql`
    insert into application_transition (tenant_id, application_id, version, from_state, to_state, role, actor_kind, at)
    select a.tenant_id, a.id, v, 'DRAFT', case when v = a.version then a.state else 'IN_VERIFICATION' end, a.state_role, a.state_actor_kind, a.state_at
    from application a, lateral generate_series(1, a.version) v`;
  await sql`
    insert into output (tenant_id, id, application_id, position, kind, item, delivery, state, state_role, state_actor_kind, state_at)
    select a.tenant_id, gen_random_uuid(), a.id, p, 'pdf', 'AKTA_LAHIR', 'email', case when a.state = 'CLOSED' then 'SENT' else 'TO_MAKE' end, 'citizen', 'citizen', a.state_at
    from application a, generate_series(0, 2) p`;
  await sql`
    insert into paper_file (tenant_id, id, application_id, requirement, position, object_key, sha256, media_type, size_bytes, page_count, state, created_at)
    select a.tenant_id, f.id, a.id, 'kk', p, f.id::text, decode(left(${noise}, 64), 'hex'), 'image/jpeg', 300000, 1, 'received', a.created_at
    from application a, generate_series(1, 3) p, lateral (select md5(a.id::text || p)::uuid as id) f`;
}

/** Uploads that wait for their case: `count` holders with one file for each of `requirements`, offices in turn. */
export async function seedHolders(
  product: Product,
  count: number,
  requirements: readonly string[],
): Promise<LoadHolder[]> {
  const now = new Date();
  const holders = Array.from({ length: count }, (_, index): LoadHolder => {
    const office = product.offices[index % product.offices.length];
    if (!office) throw new Error("No office.");
    const papers = Object.fromEntries(requirements.map((requirement) => [requirement, newId(now)]));
    return { office, token: newSecretCode(), idempotencyKey: newId(now), papers };
  });
  const rows = holders.flatMap(({ office, token, papers }) =>
    Object.entries(papers).map(([requirement, id]) => ({
      tenant: office.id,
      id,
      requirement,
      hash: hashSecret(token),
    })),
  );
  const sha = createHash("sha256").update("an upload of the load test").digest("hex");
  for (let at = 0; at < rows.length; at += 6000) {
    const part = rows.slice(at, at + 6000);
    await product.sql`
      insert into paper_file (tenant_id, id, holder_hash, requirement, position, object_key, sha256, media_type, size_bytes, page_count, state, created_at)
      select tenant, id, decode(hash, 'hex'), requirement, 1, id::text, decode(${sha}, 'hex'), 'image/jpeg', 300000, 1, 'received', now()
      from unnest(${part.map((row) => row.tenant)}::uuid[], ${part.map((row) => row.id)}::uuid[], ${part.map((row) => row.requirement)}::text[],
        ${part.map((row) => row.hash.toString("hex"))}::text[]) as u (tenant, id, requirement, hash)`;
  }
  return holders;
}
