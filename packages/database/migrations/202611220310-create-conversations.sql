-- Conversations on WhatsApp: who talks with whom, what was said, and whom an office may not write to unasked.

create table app.channel_opt_out (
  tenant_id uuid not null references app.office (id),
  person_index bytea not null check (length(person_index) = 32),
  since timestamptz not null,
  primary key (tenant_id, person_index)
);
comment on table app.channel_opt_out is 'Who asked to be sent nothing but what they ask for: a keyed hash of the number or of the user id. A row that is deleted is an agreement taken up again.';
select app.guard_tenant_table('app.channel_opt_out');
grant select on app.channel_opt_out to gerai_app;
grant select, insert, delete on app.channel_opt_out to gerai_worker;

create table app.chat_thread (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  contact_sealed bytea not null,
  state jsonb not null,
  hand text not null check (hand in ('bot', 'human')),
  account_id uuid not null,
  last_inbound_at timestamptz not null,
  last_message_at timestamptz not null,
  waiting_since timestamptz,
  claimed_by uuid,
  claimed_at timestamptz,
  claim_until timestamptz,
  application_id uuid,
  revision int not null check (revision > 0),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check ((claimed_by is null) = (claimed_at is null) and (claimed_by is null) = (claim_until is null)),
  foreign key (tenant_id, account_id) references app.provider_account (tenant_id, id)
);
create index chat_thread_waiting on app.chat_thread (tenant_id, waiting_since, id) where waiting_since is not null;
create index chat_thread_claimed on app.chat_thread (tenant_id, claimed_by) where claimed_by is not null;
create index chat_thread_newest on app.chat_thread (tenant_id, last_message_at desc, id desc);
create index chat_thread_case on app.chat_thread (tenant_id, application_id) where application_id is not null;
comment on table app.chat_thread is 'The conversation of one person with the office, over all its numbers. contact_sealed: number, user id, name. state is what the bot remembers and holds no words. account_id: the number that was written to last, by which an answer goes out. waiting_since: an officer is awaited. A claim that is older than claim_until counts no more.';
select app.guard_tenant_table('app.chat_thread');
grant select, update on app.chat_thread to gerai_app;
grant select, insert, update, delete on app.chat_thread to gerai_worker;

create table app.chat_person (
  tenant_id uuid not null,
  person_index bytea not null check (length(person_index) = 32),
  thread_id uuid not null,
  primary key (tenant_id, person_index),
  foreign key (tenant_id, thread_id) references app.chat_thread (tenant_id, id)
);
create index chat_person_thread on app.chat_person (tenant_id, thread_id);
comment on table app.chat_person is 'Whose conversation it is: keyed hashes of the number and of the user ids by which the person is known (one for each portfolio).';
select app.guard_tenant_table('app.chat_person');
grant select on app.chat_person to gerai_app;
grant select, insert, update, delete on app.chat_person to gerai_worker;

create table app.chat_message (
  tenant_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  position int not null check (position > 0),
  author text not null check (author in ('person', 'bot', 'officer')),
  officer_id uuid,
  kind text not null check (kind in ('text', 'choice', 'attachment', 'unreadable', 'invitation')),
  body_sealed bytea not null,
  content_sealed bytea,
  state text check (state in ('pending', 'sending', 'sent', 'failed', 'delivered', 'read')),
  failure text,
  attempt_id uuid,
  attempts smallint not null default 0,
  due_at timestamptz,
  primary key (tenant_id, id),
  check ((author = 'person') = (state is null)),
  check ((author = 'officer') = (officer_id is not null)),
  foreign key (tenant_id, thread_id) references app.chat_thread (tenant_id, id)
);
create index chat_message_thread on app.chat_message (tenant_id, thread_id, at desc, position desc, id desc);
create index chat_message_due on app.chat_message (tenant_id, due_at) where due_at is not null;
create index chat_message_age on app.chat_message (tenant_id, at);
comment on table app.chat_message is 'What was said, for 90 days; position tells what came first of what has the same instant. body_sealed is what an officer reads: numbers of 15 digits and more are not in it, nor links of one use, nor files. content_sealed is what is still to be sent, and gone afterwards. attempt_id: the message of the transport that carries it; due_at: when it is tried next.';
select app.guard_tenant_table('app.chat_message');
grant select, insert on app.chat_message to gerai_app;
grant select, insert, update, delete on app.chat_message to gerai_worker;

create table app.canned_reply (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  title text not null,
  body text not null,
  revision int not null check (revision > 0),
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, title)
);
comment on table app.canned_reply is 'Answers that officers give often, with what they leave open in braces. Nothing of a person.';
select app.guard_tenant_table('app.canned_reply');
grant select, insert, update, delete on app.canned_reply to gerai_app;

-- A link that a chat gives out: of one use, beside the one that was mailed.
alter table app.link drop constraint link_kind_check;
alter table app.link add constraint link_kind_check check (kind in ('completion', 'document', 'upload'));
