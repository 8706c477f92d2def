-- When a case is read that came in outside hours, or that counts towards a day's quota.

create table app.case_reading (
  tenant_id uuid not null,
  application_id uuid not null,
  service_code text not null,
  day date not null,
  read_at timestamptz not null,
  primary key (tenant_id, application_id),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id)
);
create index case_reading_day on app.case_reading (tenant_id, service_code, day);
comment on table app.case_reading is 'The day in the office''s zone on which a case is read and the instant it can be; only of cases put off (QUEUED) and of services with a daily quota.';
select app.guard_tenant_table('app.case_reading');
grant select, insert, update on app.case_reading to gerai_app, gerai_worker;
