-- Tables without a tenant: the only ones besides the queue's own schema. Everything a person wrote lives elsewhere.

create schema app;
create schema reporting;
revoke all on schema public from public;
grant usage on schema app to gerai_app, gerai_worker, gerai_relay;

create table app.office (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  kind text not null check (kind in ('office', 'ministry')),
  region_code text,
  short_name text not null,
  full_name text not null,
  province_name text not null,
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
  seat text not null,
  config_version int not null default 0 check (config_version >= 0),
  opened_at timestamptz not null,
  check ((kind = 'office') = (region_code is not null))
);
comment on table app.office is 'One row per Disdukcapil and one for the ministry; config_version keys every cache of the office''s configuration.';

create table app.office_host (
  host text primary key check (host = lower(host)),
  office_id uuid not null references app.office (id)
);
comment on table app.office_host is 'Exact host names that lead to an office (ISO-30); there is no default office.';

create table app.region (
  code text primary key check (code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$'),
  parent_code text,
  level smallint not null check (level between 1 and 4),
  name text not null,
  search_name text not null
);
create index region_parent on app.region (parent_code, name collate "C");
create index region_search on app.region (search_name text_pattern_ops) where level = 4;
comment on table app.region is 'Kemendagri region codes: 1 province, 2 regency or city, 3 district, 4 village. Data: idn-area-data, ODbL.';

create table app.national_template (
  code text not null,
  version int not null,
  effective_from date not null,
  definition jsonb not null,
  primary key (code, version)
);
comment on table app.national_template is 'Resolved national service templates; a running case keeps the version it was filed under.';

create table app.platform_account (
  id uuid primary key,
  username text not null unique,
  password_hash text not null,
  totp_secret_sealed bytea not null,
  totp_last_step bigint not null default 0,
  session_hash bytea unique,
  session_expires_at timestamptz,
  session_passed_second_factor boolean not null default false,
  failures int not null default 0,
  next_try_at timestamptz,
  disabled_at timestamptz
);
comment on table app.platform_account is 'Operators of the platform. One session each, kept here as SHA-256 only; no right to any case data.';

grant select on app.office, app.office_host, app.region, app.national_template to gerai_app, gerai_worker;
grant select on app.platform_account to gerai_app;
grant update (totp_last_step, session_hash, session_expires_at, session_passed_second_factor, failures, next_try_at) on app.platform_account to gerai_app;
