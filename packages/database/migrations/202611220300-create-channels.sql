-- The transport: an office's accounts with providers, what came in, what went out and what became of it.

create table app.channel_route (
  kind text not null check (kind in ('hook', 'number')),
  key_hash bytea not null check (length(key_hash) = 32),
  office_id uuid not null references app.office (id),
  account_id uuid not null,
  primary key (kind, key_hash)
);
create index channel_route_account on app.channel_route (office_id, account_id);
comment on table app.channel_route is 'Leads what a provider sends to its office before the office is known: hook is SHA-256 of the secret part of a hook''s address, number that of a WhatsApp phone_number_id. Hashes and ids only.';
grant select, insert, delete on app.channel_route to gerai_app;

create table app.provider_account (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  channel text not null check (channel in ('whatsapp', 'sms')),
  dialect text not null check (dialect in ('whatsapp-cloud', 'sms-json', 'sms-form')),
  label text not null,
  public_number text not null,
  external_id text,
  service_codes text[] not null default '{}',
  portfolio text,
  portfolio_daily_limit int check (portfolio_daily_limit > 0),
  daily_quota int check (daily_quota > 0),
  monthly_budget int check (monthly_budget > 0),
  hours jsonb,
  credentials_sealed bytea not null,
  enabled boolean not null,
  stopped_reason text,
  share smallint not null default 50 check (share between 0 and 100),
  share_moved_at timestamptz,
  revision int not null check (revision > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, label)
);
comment on table app.provider_account is 'Numbers of an office at providers; credentials are sealed and never answered. service_codes empty: for the whole office. monthly_budget counts what is paid for: segments of SMS, messages of WhatsApp. stopped_reason: the provider refused the account itself, nothing is sent through it until somebody changes it. Who changed what stands in the trail.';
select app.guard_tenant_table('app.provider_account');
grant select, insert, update on app.provider_account to gerai_app;
grant select, update (stopped_reason, share, share_moved_at) on app.provider_account to gerai_worker;

create table app.channel_usage (
  tenant_id uuid not null,
  account_id uuid not null,
  day date not null,
  messages int not null check (messages >= 0),
  units int not null check (units >= 0),
  primary key (tenant_id, account_id, day),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
comment on table app.channel_usage is 'Messages and paid units (segments) of an account by the office''s calendar day: quota and budget are read from here, nothing is counted anew.';
select app.guard_tenant_table('app.channel_usage');
grant select on app.channel_usage to gerai_app;
grant select, insert, update on app.channel_usage to gerai_worker;

create table app.channel_bucket (
  tenant_id uuid not null,
  kind text not null check (kind in ('number', 'pair', 'portfolio', 'office')),
  key_hash bytea not null,
  full_at timestamptz not null,
  primary key (tenant_id, kind, key_hash)
);
create index channel_bucket_full on app.channel_bucket (tenant_id, full_at);
comment on table app.channel_bucket is 'Token buckets of what is sent: the instant at which the bucket is full again says how much it holds now. A row in the past says nothing and is deleted. Keys are hashes (a pair holds a person''s number).';
select app.guard_tenant_table('app.channel_bucket');
grant select, insert, update, delete on app.channel_bucket to gerai_worker;

create table app.outbound_message (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid,
  reference uuid not null,
  purpose text not null check (purpose in ('code', 'notice', 'reply', 'broadcast', 'test')),
  channel text not null check (channel in ('whatsapp', 'sms')),
  state text not null check (state in ('pending', 'sending', 'sent', 'failed', 'delivered', 'read')),
  failure text,
  provider_id text,
  units int check (units > 0),
  to_sealed bytea,
  created_at timestamptz not null,
  sent_at timestamptz,
  state_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
create unique index outbound_message_provider on app.outbound_message (tenant_id, account_id, provider_id) where provider_id is not null;
create index outbound_message_reference on app.outbound_message (tenant_id, reference);
create index outbound_message_sent on app.outbound_message (tenant_id, sent_at) where sent_at is not null;
comment on table app.outbound_message is 'One attempt to send something through a provider; reference names what the caller sends (a notice, a reply). Words are kept nowhere; an address only of a test message, sealed, until it is sent.';
select app.guard_tenant_table('app.outbound_message');
grant select, insert on app.outbound_message to gerai_app;
grant select, insert, update, delete on app.outbound_message to gerai_worker;

create table app.delivery_receipt (
  tenant_id uuid not null,
  account_id uuid not null,
  provider_id text not null,
  state text not null check (state in ('sent', 'delivered', 'read', 'failed')),
  reference uuid,
  code text,
  at timestamptz not null,
  received_at timestamptz not null,
  worked_at timestamptz,
  primary key (tenant_id, account_id, provider_id, state),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
create index delivery_receipt_open on app.delivery_receipt (tenant_id, account_id, received_at) where worked_at is null;
create index delivery_receipt_age on app.delivery_receipt (tenant_id, received_at);
comment on table app.delivery_receipt is 'What a provider said of a message, once per message and state however often it says so; reference is the id of our message where the provider gives it back. worked_at: it has had its effect. Nothing of a person.';
select app.guard_tenant_table('app.delivery_receipt');
grant select, insert on app.delivery_receipt to gerai_app;
grant select, update, delete on app.delivery_receipt to gerai_worker;

create table app.inbound_message (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  provider_id text not null,
  kind text not null,
  body_sealed bytea not null,
  received_at timestamptz not null,
  worked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, provider_id),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
create index inbound_message_age on app.inbound_message (tenant_id, received_at);
comment on table app.inbound_message is 'What people and providers sent us, as it came, sealed, once per the provider''s id; worked on after it was acknowledged and deleted after 90 days.';
select app.guard_tenant_table('app.inbound_message');
grant select, insert on app.inbound_message to gerai_app;
grant select, update, delete on app.inbound_message to gerai_worker;
