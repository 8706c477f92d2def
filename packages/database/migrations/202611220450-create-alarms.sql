-- What somebody must look at: jobs that were given up, accounts that run dry or stand still, and what was said about it.

alter table app.dead_letter
  add column replay_asked_at timestamptz,
  add column resolution text check (resolution in ('replayed', 'discarded'));
create index dead_letter_open on app.dead_letter (tenant_id, failed_at) where resolved_at is null;
comment on column app.dead_letter.resolution is 'How it was resolved by somebody of the office; null while it is open. Who did so stands in the trail.';
grant update (replay_asked_at, resolved_at, resolution) on app.dead_letter to gerai_app;

create table app.account_watch (
  tenant_id uuid not null,
  account_id uuid not null,
  receipt_sources text[] not null default '{}',
  low_balance int check (low_balance > 0),
  balance int,
  balance_currency text,
  balance_at timestamptz,
  balance_failure text,
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
comment on table app.account_watch is 'What is watched of an account: the addresses (CIDR) that its receipts may come from, none given: any; what its provider said of the credit left, and below how much somebody is told. balance_failure: why the last question about it was not answered.';
select app.guard_tenant_table('app.account_watch');
grant select, insert, update (receipt_sources, low_balance) on app.account_watch to gerai_app;
grant select, insert, update (balance, balance_currency, balance_at, balance_failure) on app.account_watch to gerai_worker;

create table app.alarm (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  kind text not null check (kind in ('dead-letters', 'account-stopped', 'low-balance', 'quota-near', 'budget-near', 'parked-input', 'template-unusable')),
  account_id uuid,
  code text,
  count int not null check (count > 0),
  since timestamptz not null,
  cleared_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
create unique index alarm_open on app.alarm (tenant_id, kind, account_id) nulls not distinct where cleared_at is null;
comment on table app.alarm is 'Something that needs a person of the office and does not pass by itself; one row from its first minute to its last. Codes and counts, nothing of a citizen.';
select app.guard_tenant_table('app.alarm');
grant select on app.alarm to gerai_app;
grant select, insert, update (code, count, cleared_at) on app.alarm to gerai_worker;
