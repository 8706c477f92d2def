-- The tenant guard. Called by every migration that creates a tenant table.

create function app.guard_tenant_table(target regclass) returns void language plpgsql as $$
declare
  -- As an expression and not as a sub-select, which every statement would set up and walk through for each policy.
  tenant constant text := 'nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  -- The permissive policy shows the office its rows; the restrictive one keeps a later permissive one from widening that (ISO-3).
  execute format('create policy tenant_rows on %s as permissive for all to gerai_app, gerai_worker using (tenant_id = %s) with check (tenant_id = %s)', target, tenant, tenant);
  execute format('create policy tenant_only on %s as restrictive for all to gerai_app, gerai_worker using (tenant_id = %s) with check (tenant_id = %s)', target, tenant, tenant);
end $$;
revoke all on function app.guard_tenant_table(regclass) from public;

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;

create table app.office_key (
  tenant_id uuid not null references app.office (id),
  purpose text not null check (purpose in ('data', 'index')),
  version smallint not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, purpose, version)
);
comment on table app.office_key is 'The office''s keys, wrapped by the platform''s key-encryption key. Deleting a row makes what it sealed unreadable for good.';
select app.guard_tenant_table('app.office_key');
grant select, insert on app.office_key to gerai_app;
grant select on app.office_key to gerai_worker;

-- Rows that every command writes (trail, events, kept replies) and the counter of case numbers refer to no office: the
-- policy's check holds them to the office of the transaction anyway, and a reference would lock the office's row for each.

create table app.audit_event (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  subject_id uuid,
  result text not null check (result in ('ok', 'refused')),
  request_id text not null,
  details jsonb not null,
  primary key (tenant_id, id)
);
-- Ids tell the time, so neighbouring rows have neighbouring ids: ranges of pages are enough for "since".
create index audit_event_time on app.audit_event using brin (id);
create index audit_event_subject on app.audit_event (tenant_id, subject_id, id) where subject_id is not null;
comment on table app.audit_event is 'Append-only trail, written in the transaction of what it tells (AUD-1..3). No personal data: ids, codes, hashes.';
select app.guard_tenant_table('app.audit_event');
create policy relay_rows on app.audit_event for select to gerai_relay using (true);
grant select, insert on app.audit_event to gerai_app, gerai_worker;
grant select (tenant_id, id) on app.audit_event to gerai_relay;
create trigger audit_event_append_only before update or delete on app.audit_event for each row execute function app.refuse_change();
create trigger audit_event_no_truncate before truncate on app.audit_event execute function app.refuse_change();

create table app.audit_seal (
  tenant_id uuid not null references app.office (id),
  seq bigint not null check (seq > 0),
  event_id uuid not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null,
  primary key (tenant_id, seq),
  unique (tenant_id, event_id),
  foreign key (tenant_id, event_id) references app.audit_event (tenant_id, id)
);
comment on table app.audit_seal is 'Hash chain over audit_event, one per office without gaps, written by one sealer (AUD-4).';
select app.guard_tenant_table('app.audit_seal');
grant select on app.audit_seal to gerai_app;
grant select, insert on app.audit_seal to gerai_worker;
create trigger audit_seal_append_only before update or delete on app.audit_seal for each row execute function app.refuse_change();
create trigger audit_seal_no_truncate before truncate on app.audit_seal execute function app.refuse_change();

create table app.outbox (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  version int not null,
  payload jsonb not null,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (tenant_id, id)
);
-- What waits, by office, so that the relay takes from each in turn; one index for each lane of the queue, and each row in one.
create index outbox_codes on app.outbox (tenant_id, id) where published_at is null and name like 'code.%';
create index outbox_bulk on app.outbox (tenant_id, id) where published_at is null and name like 'broadcast.%';
create index outbox_events on app.outbox (tenant_id, id) where published_at is null and name not like 'code.%' and name not like 'broadcast.%';
comment on table app.outbox is 'Events, written in the transaction that caused them; payload holds ids only.';
select app.guard_tenant_table('app.outbox');
-- What is not published yet, and what was so lately that a queue that lost its jobs may have to have it again.
create policy relay_rows on app.outbox to gerai_relay using (published_at is null or published_at > now() - interval '15 minutes') with check (published_at is null or published_at = now());
grant select, insert on app.outbox to gerai_app, gerai_worker;
grant select on app.outbox to gerai_relay;
grant update (published_at) on app.outbox to gerai_relay;

create table app.due_row (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  dedup_key text not null,
  due_at timestamptz not null,
  name text not null,
  version int not null,
  payload jsonb not null,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, dedup_key)
);
-- Whether anything is due at all is asked five times a second; only then is it looked up office by office.
create index due_row_pending on app.due_row (due_at) where published_at is null;
create index due_row_codes on app.due_row (tenant_id, due_at) where published_at is null and name like 'code.%';
create index due_row_bulk on app.due_row (tenant_id, due_at) where published_at is null and name like 'broadcast.%';
create index due_row_events on app.due_row (tenant_id, due_at) where published_at is null and name not like 'code.%' and name not like 'broadcast.%';
comment on table app.due_row is 'What must happen at an instant: time moves only by these rows, polled with the worker''s clock.';
select app.guard_tenant_table('app.due_row');
create policy relay_rows on app.due_row to gerai_relay using (published_at is null or published_at > now() - interval '15 minutes') with check (published_at is null or published_at = now());
grant select, insert, delete on app.due_row to gerai_app, gerai_worker;
grant select on app.due_row to gerai_relay;
grant update (published_at) on app.due_row to gerai_relay;
grant usage on schema app to gerai_relay;

create table app.dead_letter (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  queue text not null,
  job text not null,
  event_id uuid not null,
  payload jsonb not null,
  reason text not null,
  attempts int not null,
  failed_at timestamptz not null,
  resolved_at timestamptz,
  primary key (tenant_id, id)
);
comment on table app.dead_letter is 'Jobs that were given up, with the reason: nothing is lost silently (OUT-9).';
select app.guard_tenant_table('app.dead_letter');
grant select on app.dead_letter to gerai_app;
grant select, insert, update on app.dead_letter to gerai_worker;

create table app.idempotency_key (
  tenant_id uuid not null,
  principal text not null,
  key uuid not null,
  action text not null,
  request_hash bytea not null,
  response_sealed bytea not null,
  made jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, principal, key)
);
create index idempotency_key_age on app.idempotency_key using brin (created_at);
comment on table app.idempotency_key is 'Accept once (IDEM-1..5): the reply of the first execution, sealed, with what the database made for it (a case number) beside it; written in the same transaction, kept 7 days.';
select app.guard_tenant_table('app.idempotency_key');
grant select, insert, delete on app.idempotency_key to gerai_app, gerai_worker;

create table app.throttle (
  tenant_id uuid not null references app.office (id),
  bucket text not null,
  key_hash bytea not null,
  window_start timestamptz not null,
  used int not null,
  primary key (tenant_id, bucket, key_hash)
);
comment on table app.throttle is 'Counters of guesses per account, address and office (AUTH-5, AUTH-9); keys are hashes.';
select app.guard_tenant_table('app.throttle');
grant select, insert, update, delete on app.throttle to gerai_app, gerai_worker;
