-- "Can anyone finish this today?": what the nightly check of an office found.

create table app.readiness_check (
  tenant_id uuid primary key references app.office (id),
  checked_at timestamptz not null,
  config_version int not null check (config_version >= 0),
  offered int not null check (offered >= 0)
);
comment on table app.readiness_check is 'When an office was last checked, against which version of its configuration, and how many services it offered. Held by a check until it ends, so that two never write at once.';
select app.guard_tenant_table('app.readiness_check');
grant select, insert, update on app.readiness_check to gerai_app, gerai_worker;

create table app.readiness_finding (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  identity text not null,
  code text not null,
  severity text not null check (severity in ('red', 'yellow')),
  services text[] not null,
  about text[] not null,
  keys text[] not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  cleared_at timestamptz,
  primary key (tenant_id, id)
);
create unique index readiness_finding_open on app.readiness_finding (tenant_id, identity) where cleared_at is null;
comment on table app.readiness_finding is 'What keeps people from being served to the end. identity says what it is about, so that the same fault on the next night is the same row; cleared_at is the first check that did not find it any more. Codes, days and names of the configuration only.';
select app.guard_tenant_table('app.readiness_finding');
grant select, insert, update on app.readiness_finding to gerai_app, gerai_worker;
