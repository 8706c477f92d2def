-- What stands in the way of a running case, and the day that its applicant is promised.

create table app.case_hold (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  reason text not null check (reason in ('BLANKO_OUT', 'PRINT_SUSPENDED', 'RECORDING_SUSPENDED', 'LEGALISATION_SUSPENDED', 'PICKUP_SUSPENDED', 'SIAK_DOWN', 'DEDUP')),
  rule_key uuid,
  card text check (card in ('ktp-el', 'kia')),
  blocks text[] not null check (cardinality(blocks) > 0),
  words jsonb not null,
  since timestamptz not null,
  until timestamptz,
  review_on date,
  set_at timestamptz not null,
  lifted_at timestamptz,
  lifted_because text check (lifted_because in ('ended', 'passed')),
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id),
  check ((lifted_at is null) = (lifted_because is null))
);
create unique index case_hold_open on app.case_hold (tenant_id, application_id, reason, rule_key, card) nulls not distinct where lifted_at is null;
create index case_hold_case on app.case_hold (tenant_id, application_id);
comment on table app.case_hold is 'Holds of a case: since the reason is there (since) until it was gone (lifted_at) or is expected to be (until). blocks lists steps of outputs (kind:from>to) by lifecycle.json; words are the rule''s, public. lifted_because: ended, the reason is gone; passed, the case needs it no longer.';
select app.guard_tenant_table('app.case_hold');
grant select, insert, update on app.case_hold to gerai_app, gerai_worker;

-- The life cycle is held here as well as in the domain (SM-1): a step that an open hold blocks is refused.
create function app.guard_output_hold() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and exists (
    select 1 from app.case_hold h
    where h.tenant_id = new.tenant_id and h.application_id = new.application_id and h.lifted_at is null
      and (h.card is null or h.card = new.item) and (new.kind || ':' || old.state || '>' || new.state) = any (h.blocks)
  ) then
    raise exception 'an open hold blocks % > % of %', old.state, new.state, new.kind using errcode = '23514', constraint = 'output_held';
  end if;
  return new;
end $$;
create trigger output_hold_guard before update on app.output for each row execute function app.guard_output_hold();

create table app.case_promise (
  tenant_id uuid not null,
  application_id uuid not null,
  state text not null check (state in ('running', 'paused', 'suspended', 'finished', 'void')),
  started_at timestamptz not null,
  finished_at timestamptz,
  budget_minutes int not null check (budget_minutes >= 0),
  working_days int not null check (working_days >= 0),
  used_minutes int not null check (used_minutes >= 0),
  due_at timestamptz,
  due_on date,
  first_due_on date,
  told_due_on date,
  told_on date,
  elapsed jsonb not null,
  first_planned jsonb not null,
  moved_by text[] not null default '{}',
  holds_seen int not null default 0,
  computed_at timestamptz not null,
  computed_on date not null,
  primary key (tenant_id, application_id),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id),
  check ((due_at is null) = (due_on is null)),
  check (state not in ('finished', 'void') or finished_at is not null)
);
create index case_promise_open on app.case_promise (tenant_id, application_id) where state in ('running', 'paused', 'suspended');
comment on table app.case_promise is 'The day an applicant is promised, as last computed; everything in it follows from the case''s history, its holds and the office''s rules, but for what the applicant was told (told_due_on, on the day told_on) and the first day (first_due_on). Minutes are office-open ones; elapsed and first_planned are minutes by share.';
select app.guard_tenant_table('app.case_promise');
grant select on app.case_promise to gerai_app;
grant select, insert, update on app.case_promise to gerai_worker;

alter table app.notification add column facts jsonb;
comment on column app.notification.facts is 'Days and codes that the message says and that no lower room can tell later: never words, never personal data.';
