-- Who is told in the districts and villages, what is told, and who was.

create table app.village_contact (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  level text not null check (level in ('camat', 'lurah', 'kades', 'rw', 'rt')),
  region_code text not null references app.region (code),
  rw smallint check (rw between 1 and 999),
  rt smallint check (rt between 1 and 999),
  name_sealed bytea not null,
  phone_sealed bytea not null,
  phone_index bytea not null check (length(phone_index) = 32),
  email_sealed bytea,
  from_day date,
  until_day date,
  revision int not null check (revision > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  check (until_day >= from_day),
  check (case level
    when 'rw' then rw is not null and rt is null
    when 'rt' then rt is not null
    else rw is null and rt is null end)
);
create index village_contact_phone on app.village_contact (tenant_id, phone_index);
create index village_contact_place on app.village_contact (tenant_id, region_code collate "C", rw, rt);
create unique index village_contact_head on app.village_contact (tenant_id, region_code, coalesce(rw, 0), coalesce(rt, 0)) where until_day is null;
comment on table app.village_contact is 'Heads of districts, villages, RW and RT, and how to reach them; the place is the Kemendagri code and the numbers of RW and RT. Whoever''s term includes the day is told. phone_index finds a number without opening any. At most one head of a place has no last day; the verbs hold the rest.';
select app.guard_tenant_table('app.village_contact');
grant select, insert, update on app.village_contact to gerai_app;
grant select on app.village_contact to gerai_worker;

create table app.contact_import (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  state text not null check (state in ('open', 'written', 'discarded')),
  format text not null check (format in ('csv', 'xlsx')),
  revision int not null check (revision > 0),
  rows_sealed bytea,
  add_count int not null check (add_count >= 0),
  change_count int not null check (change_count >= 0),
  same_count int not null check (same_count >= 0),
  bad_count int not null check (bad_count >= 0),
  written jsonb,
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  check ((state = 'open') = (rows_sealed is not null))
);
create index contact_import_age on app.contact_import (tenant_id, created_at) where state = 'open';
comment on table app.contact_import is 'A file of contacts on its way in: the rows wait sealed, the bad ones with their faults, until the good ones are written or the draft is thrown away; at the latest after 14 days.';
select app.guard_tenant_table('app.contact_import');
grant select, insert, update on app.contact_import to gerai_app;
grant select (tenant_id, id, state, created_at), update (state, rows_sealed, changed_at) on app.contact_import to gerai_worker;

create table app.broadcast (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  code text not null,
  state text not null check (state in ('draft', 'submitted', 'sending', 'sent', 'cancelled')),
  title text not null,
  text text not null,
  sms text not null,
  levels text[] not null check (levels <@ array['camat', 'lurah', 'kades', 'rw', 'rt'] and cardinality(levels) > 0),
  areas text[] not null,
  config_version int check (config_version > 0),
  revision int not null check (revision > 0),
  composers text[] not null check (cardinality(composers) > 0),
  composed_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  returned_by uuid,
  returned_at timestamptz,
  returned_reason text,
  cancelled_by uuid,
  cancelled_at timestamptz,
  ended_at timestamptz,
  whatsapp_rests_until timestamptz,
  sms_rests_until timestamptz,
  rests_reason text check (rests_reason in ('quota', 'budget', 'pace', 'provider-away')),
  primary key (tenant_id, id),
  unique (tenant_id, code),
  check (approved_by is null or not (approved_by::text = any (composers))),
  check (state not in ('sending', 'sent') or approved_by is not null)
);
create index broadcast_open on app.broadcast (tenant_id) where approved_at is not null and ended_at is null;
comment on table app.broadcast is 'What an office tells the heads of its districts and villages. composers wrote or changed it; none of them approves it. rests: until when a channel is left alone (quota, budget, pace); ended_at: nothing more leaves.';
select app.guard_tenant_table('app.broadcast');
create policy relay_rows on app.broadcast for select to gerai_relay using (true);
grant select, insert, update on app.broadcast to gerai_app;
grant select, update (state, ended_at, whatsapp_rests_until, sms_rests_until, rests_reason) on app.broadcast to gerai_worker;
grant select (tenant_id, approved_at, ended_at) on app.broadcast to gerai_relay;

create table app.broadcast_recipient (
  tenant_id uuid not null,
  id uuid not null,
  broadcast_id uuid not null,
  contact_id uuid not null,
  position int not null,
  level text not null,
  region_code text not null,
  rw smallint,
  rt smallint,
  token_hash bytea not null check (length(token_hash) = 32),
  state text not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'read', 'failed', 'cancelled')),
  channel text not null check (channel in ('whatsapp', 'sms')),
  tries smallint not null default 0,
  message_id uuid,
  due_at timestamptz,
  failure text,
  state_at timestamptz not null,
  told_at timestamptz,
  passed_on_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, broadcast_id, contact_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, broadcast_id) references app.broadcast (tenant_id, id),
  foreign key (tenant_id, contact_id) references app.village_contact (tenant_id, id)
);
create index broadcast_recipient_next on app.broadcast_recipient (tenant_id, broadcast_id, position) where state in ('waiting', 'sending');
create index broadcast_recipient_place on app.broadcast_recipient (tenant_id, broadcast_id, region_code);
comment on table app.broadcast_recipient is 'One head of one broadcast. channel is the rung of the ladder that is tried now or was tried last; message_id the attempt on it, fixed before anything is sent, so that a repetition sends nothing; due_at: not before (waiting), or given up by its worker (sending). The name and number stay with the contact; of the link only its hash is kept.';
select app.guard_tenant_table('app.broadcast_recipient');
grant select, insert, update on app.broadcast_recipient to gerai_app;
grant select, update on app.broadcast_recipient to gerai_worker;

create table app.portfolio_person (
  tenant_id uuid not null,
  portfolio_hash bytea not null check (length(portfolio_hash) = 32),
  person_hash bytea not null check (length(person_hash) = 32),
  last_at timestamptz not null,
  primary key (tenant_id, portfolio_hash, person_hash)
);
create index portfolio_person_window on app.portfolio_person (tenant_id, portfolio_hash, last_at);
comment on table app.portfolio_person is 'Whom a business portfolio wrote to first, and when last: WhatsApp counts different persons in any 24 hours. Keyed hashes only; a row older than that says nothing and is deleted.';
select app.guard_tenant_table('app.portfolio_person');
grant select, insert, update, delete on app.portfolio_person to gerai_worker;
