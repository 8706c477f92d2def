-- An office's configuration: items with versions, and the one draft that its administrators share.

create table app.configuration_version (
  tenant_id uuid not null references app.office (id),
  version int not null check (version > 0),
  published_at timestamptz not null,
  published_by uuid,
  note text not null,
  changes int not null check (changes > 0),
  reverts int check (reverts < version),
  primary key (tenant_id, version)
);
comment on table app.configuration_version is 'What was published when and by whom; office.config_version is the newest. Version 0 is the empty configuration of a new office; reverts names the version whose items this one took back.';
select app.guard_tenant_table('app.configuration_version');
grant select, insert on app.configuration_version to gerai_app;
grant select on app.configuration_version to gerai_worker;

create table app.configuration_item (
  tenant_id uuid not null references app.office (id),
  key uuid not null,
  since_version int not null,
  until_version int check (until_version > since_version),
  kind text not null check (kind in ('profile', 'site', 'contact', 'hours', 'holiday', 'rule', 'service')),
  body jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (tenant_id, key, since_version),
  foreign key (tenant_id, since_version) references app.configuration_version (tenant_id, version),
  foreign key (tenant_id, until_version) references app.configuration_version (tenant_id, version)
);
create unique index configuration_item_open on app.configuration_item (tenant_id, key) where until_version is null;
create index configuration_item_kind on app.configuration_item (tenant_id, kind, since_version);
comment on table app.configuration_item is 'One state of one item: in force in the versions from since_version up to but without until_version. A body is never changed; publishing closes a row and opens the next.';
select app.guard_tenant_table('app.configuration_item');
grant select, insert, update (until_version) on app.configuration_item to gerai_app;
grant select on app.configuration_item to gerai_worker;

create table app.configuration_change (
  tenant_id uuid not null references app.office (id),
  key uuid not null,
  kind text not null check (kind in ('profile', 'site', 'contact', 'hours', 'holiday', 'rule', 'service')),
  body jsonb,
  revision uuid not null,
  from_version int,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant_id, key)
);
comment on table app.configuration_change is 'The draft: at most one change for each item, its new body or null to take it away. revision is another with every edit, so that the slower of two is refused; from_version says which version the body was taken back from.';
select app.guard_tenant_table('app.configuration_change');
grant select, insert, update, delete on app.configuration_change to gerai_app;
grant select on app.configuration_change to gerai_worker;

-- The version belongs to the office's own row, which has no tenant column. Instead of a function with its owner's rights,
-- which would look through every policy (ISO-10), the row itself is guarded: everyone reads, an office sets its own version.
alter table app.office enable row level security;
create policy office_read on app.office for select using (true);
create policy office_version on app.office for update to gerai_app
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant update (config_version) on app.office to gerai_app;
