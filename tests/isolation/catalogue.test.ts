import { afterAll, beforeAll, expect, test } from "vitest";
import { findSchemaFaults } from "./schema-faults.ts";
import { createScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await createScratchDatabase("catalogue");
});
afterAll(() => scratch.drop());

test("the migrated schema keeps every rule of tenancy (ISO-1..13)", async () => {
  expect(await findSchemaFaults(scratch.sql)).toEqual([]);
});

const NOTE = `create table app.note (tenant_id uuid not null references app.office (id), id uuid not null, text text, primary key (tenant_id, id));
  comment on table app.note is 'x'; select app.guard_tenant_table('app.note');`;

/** What someone could add by mistake -> the rule that must name it. */
const MISTAKES: readonly (readonly [what: string, rule: string, sql: string])[] = [
  [
    "a table without policy",
    "row-security-forced",
    "create table app.note (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))",
  ],
  [
    "a table whose policies were forgotten",
    "tenant-policies",
    `create table app.note (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
     alter table app.note enable row level security; alter table app.note force row level security`,
  ],
  ["a table without tenant", "tenant-column", "create table app.note (id uuid primary key)"],
  ["a tenant that may be empty", "tenant-column", "create table app.note (tenant_id uuid, id uuid primary key)"],
  ["row security switched off", "row-security-forced", "alter table app.configuration_item disable row level security"],
  [
    "row security not forced on the owner",
    "row-security-forced",
    "alter table app.configuration_item no force row level security",
  ],
  [
    "a partition without row security",
    "row-security-forced",
    `create table app.note (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id)) partition by hash (tenant_id);
     comment on table app.note is 'x'; select app.guard_tenant_table('app.note');
     create table public.note_0 partition of app.note for values with (modulus 1, remainder 0)`,
  ],
  ["the restrictive policy dropped", "tenant-policies", "drop policy tenant_only on app.application"],
  ["the permissive policy dropped", "tenant-policies", "drop policy tenant_rows on app.application"],
  [
    "a policy whose check lets everything in",
    "tenant-policies",
    "alter policy tenant_only on app.application with check (true)",
  ],
  [
    "a permissive true policy",
    "no-other-policy",
    "create policy everyone on app.application for select to gerai_app using (true)",
  ],
  [
    "a policy for everyone",
    "no-other-policy",
    "create policy everyone on app.application for select using (tenant_id is not null)",
  ],
  [
    "the relay let into another table",
    "no-other-policy",
    "create policy relay_rows on app.application for select to gerai_relay using (true)",
  ],
  ["the relay let at more of the outbox", "no-other-policy", "alter policy relay_rows on app.outbox using (true)"],
  [
    "a key without tenant",
    "tenant-first-in-primary-key",
    `create table app.note (tenant_id uuid not null references app.office (id), id uuid primary key);
     comment on table app.note is 'x'; select app.guard_tenant_table('app.note')`,
  ],
  [
    "a reference without tenant",
    "tenant-in-foreign-key",
    `${NOTE} create unique index note_id on app.note (id);
     create table app.line (tenant_id uuid not null, id uuid not null, note_id uuid references app.note (id), primary key (tenant_id, id))`,
  ],
  [
    "a reference that crosses tenant with another column",
    "tenant-in-foreign-key",
    "alter table app.link add foreign key (application_id, subject_id) references app.application (tenant_id, id)",
  ],
  [
    "a unique index over all offices",
    "tenant-first-in-unique-index",
    "create unique index staff_username on app.staff (username)",
  ],
  [
    "a cascade",
    "no-cascade",
    "alter table app.link add foreign key (tenant_id, subject_id) references app.application (tenant_id, id) on delete cascade",
  ],
  [
    "a set null",
    "no-cascade",
    "alter table app.link add foreign key (tenant_id, subject_id) references app.application (tenant_id, id) on delete set null (subject_id)",
  ],
  [
    "an enum status",
    "no-enum",
    `create type app.colour as enum ('RED', 'BLUE'); ${NOTE} alter table app.note add column status app.colour`,
  ],
  [
    "an array of an enum",
    "no-enum",
    `create type app.colour as enum ('RED', 'BLUE'); ${NOTE} alter table app.note add column colours app.colour[]`,
  ],
  ["a default view", "views-as-their-reader", "create view app.open_case as select id from app.application"],
  [
    "a materialised view",
    "views-as-their-reader",
    "create materialized view reporting.case_count as select tenant_id, count(*) from app.application group by 1",
  ],
  [
    "a definer function",
    "no-definer-function",
    "create function app.all_cases() returns bigint language sql security definer as 'select count(*) from app.application'",
  ],
  ["a table without comment", "commented", "comment on table app.configuration_item is null"],
  ["a right to empty a table", "no-structural-right", "grant truncate on app.throttle to gerai_worker"],
  [
    "a right to refer to a column",
    "no-structural-right",
    "grant references (key) on app.configuration_item to gerai_app",
  ],
  ["a right to hang triggers on", "no-structural-right", "grant trigger on app.application to gerai_app"],
  ["a right to make tables", "no-structural-right", "grant create on schema app to gerai_worker"],
  [
    "a right to temporary tables",
    "no-structural-right",
    "do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$",
  ],
  ["a role beyond row security", "bound-roles", "alter role gerai_report_reader bypassrls"],
  ["a runtime role in the owner's place", "bound-roles", "grant gerai_owner to gerai_report_reader"],
  ["a table owned by a runtime role", "bound-roles", "alter table app.throttle owner to gerai_worker"],
  [
    "a sequence that tells other offices' volume",
    "no-sequence",
    "create sequence app.case_number; grant usage on sequence app.case_number to gerai_app",
  ],
  ["a table for everyone", "nothing-for-everyone", "grant select on app.configuration_item to public"],
];

class Undo extends Error {}

test.each(MISTAKES)("%s is found", async (_what, rule, mistake) => {
  // In a transaction that is undone, so that no mistake, not even one about a role, meets another test.
  const faults = await scratch.sql
    .begin(async (tx) => {
      await tx.unsafe(mistake);
      throw Object.assign(new Undo(), { faults: await findSchemaFaults(tx) });
    })
    .catch((thrown: Undo & { faults?: unknown }) => {
      if (!(thrown instanceof Undo)) throw thrown;
      return thrown.faults;
    });
  expect(faults).toEqual(expect.arrayContaining([expect.objectContaining({ rule })]));
});
