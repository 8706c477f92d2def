create table app.staff (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  username text not null check (username = lower(username)),
  name_sealed bytea not null,
  position text not null,
  password_hash text not null,
  totp_secret_sealed bytea not null,
  totp_last_step bigint not null default 0,
  failures int not null default 0,
  next_try_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, username)
);
comment on table app.staff is 'People who work for an office or for the ministry; names and second-factor secrets are sealed.';
select app.guard_tenant_table('app.staff');
grant select, insert, update on app.staff to gerai_app;
grant select on app.staff to gerai_worker;

create table app.staff_role (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('front_desk', 'verifier', 'printer', 'section_head', 'head', 'office_admin', 'auditor', 'ministry_analyst')),
  acting boolean not null default false,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references app.staff (tenant_id, id)
);
create index staff_role_staff on app.staff_role (tenant_id, staff_id);
comment on table app.staff_role is 'Roles with dates; acting (Plt.) is a delegation that ends.';
select app.guard_tenant_table('app.staff_role');
grant select, insert, update on app.staff_role to gerai_app;
grant select on app.staff_role to gerai_worker;

create table app.session (
  tenant_id uuid not null references app.office (id),
  id bytea not null check (length(id) = 32),
  staff_id uuid not null,
  passed_second_factor boolean not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references app.staff (tenant_id, id)
);
create index session_staff on app.session (tenant_id, staff_id);
comment on table app.session is 'Signed-in staff; the id is SHA-256 of the cookie''s token, so that a copy of this table opens nothing (AUTH-4).';
select app.guard_tenant_table('app.session');
grant select, insert, update, delete on app.session to gerai_app;

create table app.office_service (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  code text not null,
  version int not null,
  template_code text not null,
  template_version int not null,
  override jsonb,
  is_offered boolean not null,
  effective_from date not null,
  primary key (tenant_id, id),
  unique (tenant_id, code, version),
  foreign key (template_code, template_version) references app.national_template (code, version)
);
comment on table app.office_service is 'Which services an office offers: a national template and, later, the office''s own overrides; versions stay for running cases.';
select app.guard_tenant_table('app.office_service');
grant select, insert on app.office_service to gerai_app;
grant select on app.office_service to gerai_worker;
