-- What citizens send, what officers judge, what is issued and what is told.

-- The two blind indexes refer to no case: they are written with it, joined to it when read, made anew from its answers.

create table app.application_person (
  tenant_id uuid not null,
  application_id uuid not null,
  role text not null,
  nik_index bytea not null check (length(nik_index) = 32),
  primary key (tenant_id, nik_index, role, application_id)
);
comment on table app.application_person is 'Blind index of the NIKs named in a case (BIDX-1..3): equal NIKs of one office meet, nothing can be read back.';
select app.guard_tenant_table('app.application_person');
grant select, insert, delete on app.application_person to gerai_app, gerai_worker;

create table app.application_name_token (
  tenant_id uuid not null,
  application_id uuid not null,
  token_index bytea not null check (length(token_index) = 32),
  primary key (tenant_id, token_index, application_id)
);
comment on table app.application_name_token is 'Blind index of the words of names in a case, for officers'' search.';
select app.guard_tenant_table('app.application_name_token');
grant select, insert, delete on app.application_name_token to gerai_app, gerai_worker;

-- What a file may be is said by its guard, which looks when that is written; giving an upload to a case is the busiest change
-- of this table and changes none of it.
create table app.paper_file (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid,
  holder_hash bytea,
  requirement text not null,
  round int not null default 1,
  position int not null,
  object_key text not null,
  sha256 bytea not null,
  media_type text not null,
  size_bytes int not null,
  page_count int not null,
  state text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check (application_id is not null or holder_hash is not null)
);
create index paper_file_case on app.paper_file (tenant_id, application_id);
create index paper_file_holder on app.paper_file (tenant_id, holder_hash) where application_id is null;
comment on table app.paper_file is 'One sent photo or PDF of a requirement; the bytes are sealed in the file storage under object_key.';
select app.guard_tenant_table('app.paper_file');
create function app.guard_paper_file() returns trigger language plpgsql as $$
begin
  if length(new.sha256) <> 32 or new.media_type <> all ('{image/jpeg,application/pdf}') or new.size_bytes <= 0
    or new.page_count <= 0 or new.state <> all ('{received,removed,replaced}') then
    raise exception 'no such file' using errcode = '23514', constraint = 'paper_file_shape';
  end if;
  return new;
end $$;
create trigger paper_file_guard before insert or update of sha256, media_type, size_bytes, page_count, state on app.paper_file
  for each row execute function app.guard_paper_file();
grant select, insert, update on app.paper_file to gerai_app, gerai_worker;

create table app.paper_verdict (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  application_id uuid not null,
  requirement text not null,
  round int not null,
  verdict text not null check (verdict in ('accepted', 'refused', 'not_needed')),
  reason_code text,
  reason_sealed bytea,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, application_id, requirement, round),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id),
  foreign key (tenant_id, decided_by) references app.staff (tenant_id, id),
  check ((verdict = 'refused') = (reason_code is not null))
);
comment on table app.paper_verdict is 'An officer''s verdict on one requirement; the reason becomes the citizen''s text.';
select app.guard_tenant_table('app.paper_verdict');
grant select, insert, update on app.paper_verdict to gerai_app, gerai_worker;

create table app.completion_request (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  application_id uuid not null,
  round int not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  note_sealed bytea,
  expires_at timestamptz not null,
  answered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, application_id, round),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id),
  foreign key (tenant_id, asked_by) references app.staff (tenant_id, id)
);
comment on table app.completion_request is 'One request to mend refused items; the items are the refused verdicts of the same round.';
select app.guard_tenant_table('app.completion_request');
grant select, insert, update on app.completion_request to gerai_app, gerai_worker;

create table app.issued_document (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  application_id uuid not null,
  output_id uuid not null,
  source text not null check (source in ('siak', 'demo')),
  object_key text not null,
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes int not null check (size_bytes > 0),
  details_sealed bytea not null,
  signature_state text not null check (signature_state in ('valid', 'invalid', 'absent', 'pending')),
  verification_index bytea not null check (length(verification_index) = 32),
  state text not null check (state in ('drawn', 'issued', 'revoked', 'discarded')),
  created_at timestamptz not null,
  issued_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, object_key),
  unique (tenant_id, verification_index),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id),
  foreign key (tenant_id, output_id) references app.output (tenant_id, id)
);
create unique index issued_document_live on app.issued_document (tenant_id, output_id) where state in ('drawn', 'issued');
comment on table app.issued_document is 'The PDF of an output, kept byte for byte; found publicly only by its 128-bit verification code (QR-1).';
select app.guard_tenant_table('app.issued_document');
grant select, insert, update on app.issued_document to gerai_app, gerai_worker;

create table app.link (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  kind text not null check (kind in ('completion', 'document')),
  application_id uuid not null,
  subject_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  voided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id)
);
create index link_subject on app.link (tenant_id, subject_id) where voided_at is null;
comment on table app.link is 'One-purpose links; minted when a message is rendered, kept as SHA-256, voided by the next one.';
select app.guard_tenant_table('app.link');
grant select, insert, update on app.link to gerai_app, gerai_worker;

create table app.document_pin (
  tenant_id uuid not null references app.office (id),
  document_id uuid not null,
  pin_index bytea not null check (length(pin_index) = 32),
  tries_left int not null check (tries_left between 0 and 5),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, document_id) references app.issued_document (tenant_id, id)
);
comment on table app.document_pin is 'The PIN that opens a paper, shown on the tracking page: 7 days, 5 tries, a new one voids the old.';
select app.guard_tenant_table('app.document_pin');
grant select, insert, update, delete on app.document_pin to gerai_app;

create table app.case_grant (
  tenant_id uuid not null,
  holder_hash bytea not null check (length(holder_hash) = 32),
  application_id uuid not null,
  purpose text not null check (purpose in ('draft', 'track', 'completion')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, holder_hash, application_id, purpose)
);
-- The right to follow a case, which each has, is never taken back: the others are found by their case.
create index case_grant_withdrawn on app.case_grant (tenant_id, application_id) where purpose <> 'track';
comment on table app.case_grant is 'What the holder of a citizen''s cookie may do with which case; a link or a code is exchanged for a row here.';
select app.guard_tenant_table('app.case_grant');
grant select, insert, update, delete on app.case_grant to gerai_app, gerai_worker;

-- A row is one message to one person, whatever ways it takes until one of them works.
create table app.notification (
  tenant_id uuid not null references app.office (id),
  id uuid not null,
  event_id uuid not null,
  application_id uuid not null,
  kind text not null,
  subject_id uuid,
  message_code text not null,
  ways text[] not null check (ways <@ array['whatsapp', 'sms', 'email']),
  rung int not null default 0 check (rung >= 0),
  round int not null default 0 check (round >= 0),
  channel text check (channel in ('whatsapp', 'sms', 'email')),
  state text not null check (state in ('pending', 'sending', 'sent', 'delivered', 'read', 'failed')),
  state_at timestamptz not null,
  attempts int not null default 0,
  due_at timestamptz,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  settled_why text,
  task_at timestamptz,
  handled_at timestamptz,
  handled_by uuid,
  handled_how text check (handled_how in ('called', 'visited', 'gave-up')),
  primary key (tenant_id, id),
  unique (tenant_id, event_id, kind),
  unique (tenant_id, message_code),
  foreign key (tenant_id, application_id) references app.application (tenant_id, id),
  foreign key (tenant_id, handled_by) references app.staff (tenant_id, id),
  check ((settled_at is null) = (settled_why is null)),
  check (settled_at is null or state in ('sent', 'delivered', 'read', 'failed')),
  check ((handled_at is null) = (handled_by is null) and (handled_at is null) = (handled_how is null))
);
create index notification_case on app.notification (tenant_id, application_id);
create index notification_due on app.notification (tenant_id, created_at) where settled_at is null;
create index notification_task on app.notification (tenant_id, task_at) where task_at is not null and handled_at is null;
comment on table app.notification is 'One message to one person. ways: the channels it may take, in order, decided when it was planned; rung: the one it is at; round: how often all were tried. due_at: nobody looks at it before then. settled_at: it has its final state; a proof of delivery may still follow an acceptance, nothing else changes. task_at: from then on an officer is asked to tell the person. The text is rendered when it is sent and never kept, the address is read from the case.';
select app.guard_tenant_table('app.notification');
create function app.guard_notification() returns trigger language plpgsql as $$
declare
  states constant text[] := '{pending,sending,sent,delivered,read}';
begin
  if old.settled_at is not null and (
    (new.settled_at, new.settled_why) is distinct from (old.settled_at, old.settled_why)
    or (old.state = 'failed') <> (new.state = 'failed')
    or array_position(states, new.state) < array_position(states, old.state)
  ) then
    raise exception 'a notice ends once' using errcode = '23514', constraint = 'notification_ends_once';
  end if;
  return new;
end $$;
create trigger notification_guard before update on app.notification for each row execute function app.guard_notification();
grant select, update (state, state_at, settled_at, settled_why, failure, due_at, task_at, handled_at, handled_by, handled_how) on app.notification to gerai_app;
grant select, insert, update on app.notification to gerai_worker;
