-- The words of an office: what its notices say, version by version, and where WhatsApp's reviewers are with them.

alter table app.provider_account add column business_account_id text;
comment on column app.provider_account.business_account_id is 'Id of the WhatsApp Business account that the number belongs to: templates are filed there. Null: nobody told us, templates are filed by hand.';

create table app.notice_template (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  kind text not null,
  channel text not null check (channel in ('whatsapp', 'sms', 'email')),
  locale text not null check (locale in ('id', 'en')),
  version int not null check (version > 0),
  state text not null check (state in ('draft', 'submitted', 'live', 'rejected', 'retired')),
  subject text,
  body text not null,
  button text,
  reason text,
  revision int not null check (revision > 0),
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  live_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, kind, channel, locale, version)
);
create unique index notice_template_draft on app.notice_template (tenant_id, kind, channel, locale) where state = 'draft';
create unique index notice_template_submitted on app.notice_template (tenant_id, kind, channel, locale) where state = 'submitted';
create unique index notice_template_live on app.notice_template (tenant_id, kind, channel, locale) where state = 'live';
comment on table app.notice_template is 'An office''s own words of a notice. Without a live row the words of the house are used. submitted: WhatsApp''s reviewers have it, the version before stays in use. Words with {places} only, nothing of a person; nothing is deleted, so that it is known what was said when.';
select app.guard_tenant_table('app.notice_template');
grant select, insert on app.notice_template to gerai_app;
grant update (state, subject, body, button, revision, changed_at, published_by, published_at, live_at, ended_by, ended_at) on app.notice_template to gerai_app;
grant select, update (state, reason, live_at, ended_at) on app.notice_template to gerai_worker;

create table app.template_filing (
  tenant_id uuid not null,
  account_id uuid not null,
  name text not null,
  language text not null check (language in ('id', 'en')),
  state text not null check (state in ('waiting', 'pending', 'approved', 'rejected', 'paused', 'disabled')),
  reason text,
  attempts int not null default 0 check (attempts >= 0),
  try_at timestamptz,
  changed_at timestamptz not null,
  primary key (tenant_id, account_id, name, language),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
create index template_filing_due on app.template_filing (tenant_id, try_at) where try_at is not null;
comment on table app.template_filing is 'A message template at a WhatsApp account: waiting until the provider has taken it, then what its reviewers say. try_at: when it is filed or asked for next.';
select app.guard_tenant_table('app.template_filing');
grant select on app.template_filing to gerai_app;
grant select, insert, update on app.template_filing to gerai_worker;
