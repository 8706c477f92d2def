-- E-mail that comes back: what mail servers report, and the addresses that no mailbox stands behind (MAIL-4).

create table app.mail_report (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  message_id uuid not null,
  body_index bytea not null check (length(body_index) = 32),
  body_sealed bytea not null,
  received_at timestamptz not null,
  worked_at timestamptz,
  outcome text check (outcome in ('failed', 'delayed', 'nothing')),
  status text check (length(status) between 5 and 9),
  primary key (tenant_id, id),
  unique (tenant_id, message_id, body_index),
  check ((worked_at is null) = (outcome is null))
);
create index mail_report_open on app.mail_report (tenant_id, received_at) where worked_at is null;
create index mail_report_age on app.mail_report (tenant_id, received_at);
comment on table app.mail_report is 'What came back to the return path of one of our e-mails, as it came, sealed, once per message and body (a keyed hash of it). message_id is the try of a notice. outcome and status (RFC 3463): what was read in it after it was acknowledged. Deleted after 90 days.';
select app.guard_tenant_table('app.mail_report');
grant select, insert on app.mail_report to gerai_app;
grant select, update, delete on app.mail_report to gerai_worker;

create table app.bad_address (
  tenant_id uuid not null references app.office (id),
  address_index bytea not null check (length(address_index) = 32),
  status text not null check (status like '5.%'),
  since timestamptz not null,
  primary key (tenant_id, address_index)
);
comment on table app.bad_address is 'E-mail addresses of which a mail server said that nobody reads there: a keyed hash, so it shows nobody''s address and another address is another row. Nothing is sent there for a year.';
select app.guard_tenant_table('app.bad_address');
grant select, insert, delete on app.bad_address to gerai_worker;

alter table app.notice_attempt add column address_index bytea check (length(address_index) = 32);
comment on column app.notice_attempt.address_index is 'Keyed hash of the address an e-mail went to, to be known again when it comes back; the address itself is kept nowhere.';
