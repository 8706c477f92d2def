-- Read models of the ministry: counts only, in a schema of their own, read by a role that may read nothing else. What was
-- counted of which case stands in an ordinary tenant table that this role may not read.

create table app.case_fact (
  tenant_id uuid not null references app.office (id),
  application_id uuid not null,
  service_code text not null,
  filed_on date not null,
  outcome text not null check (outcome in ('waiting', 'finished', 'rejected', 'cancelled', 'expired')),
  ended_on date,
  hours int check (hours between 0 and 32767),
  primary key (tenant_id, application_id),
  check ((outcome = 'waiting') = (ended_on is null)),
  check ((outcome = 'finished') = (hours is not null))
);
comment on table app.case_fact is 'What the reports have counted of a filed case, so that an event seen twice or late counts once. Days are the office''s own; hours from filing to the end, begun hours count. No foreign key: what was counted outlives a case that is erased.';
select app.guard_tenant_table('app.case_fact');
grant select, insert, update on app.case_fact to gerai_worker;

grant usage on schema reporting to gerai_worker, gerai_report_reader;

create table reporting.office (
  office_id uuid primary key references app.office (id),
  region_code text not null,
  name text not null,
  province_name text not null,
  time_zone text not null,
  rebuilt_at timestamptz
);
comment on table reporting.office is 'The offices that are counted; rebuilt_at is when all of an office''s numbers were last computed from its cases.';

create table reporting.monthly (
  month date not null check (extract(day from month) = 1),
  office_id uuid not null references reporting.office (office_id),
  service_code text not null,
  filed int not null default 0 check (filed >= 0),
  finished int not null default 0 check (finished >= 0),
  rejected int not null default 0 check (rejected >= 0),
  cancelled int not null default 0 check (cancelled >= 0),
  expired int not null default 0 check (expired >= 0),
  hours smallint[] not null default '{}',
  primary key (month, office_id, service_code),
  check (cardinality(hours) = finished)
);
create index monthly_office on reporting.monthly (office_id);
comment on table reporting.monthly is 'Cases by the month, in the office''s own zone, in which they were filed and in which they ended; hours has one number for each finished case, in no order, so that any median is exact.';

create table reporting.waiting (
  office_id uuid not null references reporting.office (office_id),
  service_code text not null,
  filed_on date not null,
  cases int not null check (cases >= 0),
  primary key (office_id, service_code, filed_on)
);
comment on table reporting.waiting is 'Cases that are not at their end now, by the day they were filed on.';

create table reporting.closure (
  office_id uuid not null references reporting.office (office_id),
  rule_key uuid not null,
  name text not null,
  effects text[] not null check (cardinality(effects) > 0),
  services text[] not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  review_on date,
  primary key (office_id, rule_key)
);
comment on table reporting.closure is 'Published rules of the offices that close, suspend or stop something. effects: close, stopsWork or a capability; services: codes of services and categories, none for all; until_on is the last day, null when nobody decided.';

do $$
declare
  target text;
  own constant text := '(office_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)';
begin
  foreach target in array array['office', 'monthly', 'waiting', 'closure'] loop
    execute format('alter table reporting.%I enable row level security', target);
    execute format('alter table reporting.%I force row level security', target);
    -- The worker counts for one office at a time and can reach no other one's numbers, not even by mistake.
    execute format('create policy office_rows on reporting.%I for all to gerai_worker using %s with check %s', target, own, own);
    execute format('create policy reader_rows on reporting.%I for select to gerai_report_reader using (true)', target);
    execute format('grant select, insert, update, delete on reporting.%I to gerai_worker', target);
    execute format('grant select on reporting.%I to gerai_report_reader', target);
  end loop;
end $$;
