import type { PostgresPool } from "@gerai/database";

/** The tables of schema app without a tenant, each with the reason why it needs none (ISO-1). */
export const TENANT_EXCEPTIONS: Readonly<Record<string, string>> = {
  office: "the list of tenants itself",
  office_host: "leads a host to its office before the office is known",
  region: "public region codes, the same for everyone",
  national_template: "services of the whole country, written by nobody's office",
  national_holiday: "the country's calendar, the same for everyone",
  channel_route: "leads what a provider sends to its office before the office is known",
  platform_account: "operators of the platform, who belong to no office",
};

/** Policies besides the tenant's own two: the relay publishes events, counts trail rows and finds offices that broadcast. */
const RELAY_POLICIES = [
  "audit_event.relay_rows select using true",
  "broadcast.relay_rows select using true",
  "due_row.relay_rows all using ((published_at is null) or (published_at > (now() - '00:15:00'::interval))) check ((published_at is null) or (published_at = now()))",
  "outbox.relay_rows all using ((published_at is null) or (published_at > (now() - '00:15:00'::interval))) check ((published_at is null) or (published_at = now()))",
];

const TENANT_EXPRESSION = `(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)`;

/** Roles that a running process logs in with. */
export const RUNTIME_ROLES = ["gerai_app", "gerai_worker", "gerai_relay", "gerai_report_reader"] as const;

/** One thing in the schema that could let one office reach another's rows. */
export interface SchemaFault {
  readonly rule: string;
  readonly subject: string;
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
const list = (texts: readonly string[]) => texts.map(quote).join(", ");
const exceptions = list(Object.keys(TENANT_EXCEPTIONS));
const roles = list(RUNTIME_ROLES);

/** Every table of schema app and every partition of one, wherever it lies. */
const TABLES = `tables as (
  select c.oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relname in (${exceptions}) and n.nspname = 'app' as excepted
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'f') and (n.nspname = 'app'
    or exists (select 1 from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid and p.relnamespace = 'app'::regnamespace))
), tenant_tables as (select * from tables where not excepted)`;

const OUTSIDE_SYSTEM = `n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;

/** Rule -> query that names what breaks it, one row per fault in column `subject`. */
const RULES: Readonly<Record<string, string>> = {
  "tenant-column": `select relname as subject from tenant_tables t where not exists (
    select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`,
  "row-security-forced": `select relname as subject from tenant_tables where not (relrowsecurity and relforcerowsecurity)`,
  "tenant-policies": `select t.relname || ' lacks its ' || wanted.kind || ' policy' as subject
    from tenant_tables t cross join (values ('PERMISSIVE'), ('RESTRICTIVE')) wanted (kind)
    where not exists (select 1 from pg_policies p where format('%I.%I', p.schemaname, p.tablename)::regclass = t.oid
      and p.permissive = wanted.kind and p.cmd = 'ALL' and p.roles @> '{gerai_app,gerai_worker}'
      and p.qual = ${quote(TENANT_EXPRESSION)} and p.with_check = ${quote(TENANT_EXPRESSION)})`,
  "no-other-policy": `select described.name as subject from (
      select p.tablename || '.' || p.policyname || ' ' || lower(p.cmd) || coalesce(' using ' || lower(p.qual), '') || coalesce(' check ' || lower(p.with_check), '') as name,
        p.roles, p.qual, p.with_check, p.permissive
      from pg_policies p join tenant_tables t on format('%I.%I', p.schemaname, p.tablename)::regclass = t.oid) described
    where not (described.roles = '{gerai_app,gerai_worker}' and described.qual = ${quote(TENANT_EXPRESSION)} and described.with_check = ${quote(TENANT_EXPRESSION)})
      and not (described.roles = '{gerai_relay}' and described.permissive = 'PERMISSIVE' and described.name in (${list(RELAY_POLICIES)}))`,
  "tenant-first-in-primary-key": `select t.relname as subject from tenant_tables t where not exists (
    select 1 from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.conrelid = t.oid and k.contype = 'p' and a.attname = 'tenant_id')`,
  "tenant-in-foreign-key": `select k.conrelid::regclass || '.' || k.conname as subject from pg_constraint k
    join tenant_tables child on child.oid = k.conrelid join tenant_tables parent on parent.oid = k.confrelid
    where k.contype = 'f' and not exists (
      select 1 from unnest(k.conkey, k.confkey) as pair (mine, theirs)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.mine
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
      where a.attname = 'tenant_id' and b.attname = 'tenant_id')`,
  "tenant-first-in-unique-index": `select i.indexrelid::regclass::text as subject from pg_index i join tenant_tables t on t.oid = i.indrelid
    where i.indisunique and not exists (
      select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attname = 'tenant_id')`,
  "no-cascade": `select k.conrelid::regclass || '.' || k.conname as subject from pg_constraint k join tables t on t.oid = k.conrelid
    where k.contype = 'f' and (k.confdeltype in ('c', 'n', 'd') or k.confupdtype in ('c', 'n', 'd'))`,
  "no-enum": `select t.relname || '.' || a.attname as subject from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    join pg_type y on y.oid = a.atttypid left join pg_type inner_type on inner_type.oid = coalesce(nullif(y.typelem, 0), nullif(y.typbasetype, 0))
    where y.typtype = 'e' or inner_type.typtype = 'e'`,
  "views-as-their-reader": `select format('%I.%I', n.nspname, c.relname) as subject from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${OUTSIDE_SYSTEM} and (c.relkind = 'm'
      or (c.relkind = 'v' and not coalesce(c.reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1}', false)))`,
  "no-definer-function": `select p.oid::regprocedure::text as subject from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OUTSIDE_SYSTEM} and p.prosecdef`,
  commented: `select relname as subject from tables where obj_description(oid, 'pg_class') is null`,
  "no-structural-right": `select role || ': ' || word || ' on ' || t.relname as subject from tables t cross join unnest(array[${roles}]) role
      cross join unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) word
      where has_table_privilege(role, t.oid, word) or (word = 'REFERENCES' and has_any_column_privilege(role, t.oid, word))
    union all select role || ': ' || word || ' in the database' from unnest(array[${roles}]) role cross join unnest(array['CREATE', 'TEMP']) word
      where has_database_privilege(role, current_database(), word)
    union all select role || ': CREATE in ' || n.nspname from unnest(array[${roles}]) role cross join pg_namespace n
      where has_schema_privilege(role, n.oid, 'CREATE') and n.nspname not like 'pg\\_temp%' and n.nspname not like 'pg\\_toast\\_temp%'`,
  "bound-roles": `select r.rolname || ' has more than a login' as subject from pg_roles r
      where r.rolname in (${roles}) and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
    union all select wanted || ' is missing' from unnest(array[${roles}]) wanted where not exists (select 1 from pg_roles r where r.rolname = wanted)
    union all select m.member::regrole || ' is a member of ' || m.roleid::regrole from pg_auth_members m where m.member::regrole::text in (${roles})
    union all select c.relowner::regrole || ' owns ' || c.relname from pg_class c where c.relowner::regrole::text in (${roles})
      and c.relnamespace not in (select oid from pg_namespace where nspname like 'pg\\_%')`,
  "no-sequence": `select c.relname || ' for ' || role as subject from pg_class c cross join unnest(array[${roles}]) role
    where c.relkind = 'S' and c.relnamespace in ('app'::regnamespace, 'public'::regnamespace)
      and (has_sequence_privilege(role, c.oid, 'USAGE') or has_sequence_privilege(role, c.oid, 'SELECT') or has_sequence_privilege(role, c.oid, 'UPDATE'))`,
  "nothing-for-everyone": `select c.relname as subject from pg_class c, aclexplode(c.relacl) g where g.grantee = 0 and c.relnamespace = 'app'::regnamespace`,
};

/** Reads the catalogue of the connected database as a superuser and names everything that breaks the rules of tenancy (ISO-1..13). */
export async function findSchemaFaults(sql: Pick<PostgresPool, "unsafe">): Promise<SchemaFault[]> {
  const faults: SchemaFault[] = [];
  for (const [rule, query] of Object.entries(RULES)) {
    const rows = await sql.unsafe<{ subject: string }[]>(`with ${TABLES} ${query} order by 1`);
    faults.push(...rows.map(({ subject }) => ({ rule, subject })));
  }
  return faults;
}
