-- The life of a case and of its outputs, enforced here as well as in the domain (SM-1). The two lists are
-- lifecycle.json; anything not in them is refused. As one comparison they cost a trigger no query. Status is text + CHECK: an enum comparison is not leakproof under RLS.

create function app.is_case_transition(from_state text, to_state text, by_role text) returns boolean language sql immutable as $$
  select coalesce(from_state || '>' || to_state || ':' || by_role = any (array[
    'DRAFT>SUBMITTED:citizen',
    'DRAFT>SUBMITTED:front_desk',
    'DRAFT>EXPIRED:system',
    'SUBMITTED>QUEUED:system',
    'QUEUED>SUBMITTED:system',
    'SUBMITTED>IN_VERIFICATION:verifier',
    'IN_VERIFICATION>SUBMITTED:verifier',
    'IN_VERIFICATION>SUBMITTED:system',
    'IN_VERIFICATION>NEEDS_COMPLETION:verifier',
    'NEEDS_COMPLETION>RESUBMITTED:citizen',
    'NEEDS_COMPLETION>RESUBMITTED:front_desk',
    'NEEDS_COMPLETION>EXPIRED:system',
    'RESUBMITTED>IN_VERIFICATION:verifier',
    'IN_VERIFICATION>VERIFIED:verifier',
    'IN_VERIFICATION>REJECTED:verifier',
    'VERIFIED>IN_PROCESS:verifier',
    'VERIFIED>IN_PROCESS:printer',
    'VERIFIED>IN_PROCESS:section_head',
    'IN_PROCESS>NEEDS_COMPLETION:verifier',
    'IN_PROCESS>CLOSED:system',
    'SUBMITTED>CANCELLED:citizen',
    'SUBMITTED>CANCELLED:front_desk',
    'QUEUED>CANCELLED:citizen',
    'QUEUED>CANCELLED:front_desk',
    'IN_VERIFICATION>CANCELLED:citizen',
    'IN_VERIFICATION>CANCELLED:front_desk',
    'NEEDS_COMPLETION>CANCELLED:citizen',
    'NEEDS_COMPLETION>CANCELLED:front_desk',
    'RESUBMITTED>CANCELLED:citizen',
    'RESUBMITTED>CANCELLED:front_desk',
    'VERIFIED>CANCELLED:citizen',
    'VERIFIED>CANCELLED:front_desk'
  ]), false)
$$;

create function app.is_output_transition(of_kind text, from_state text, to_state text, by_role text) returns boolean language sql immutable as $$
  select coalesce(of_kind || ':' || from_state || '>' || to_state || ':' || by_role = any (array[
    'pdf:TO_MAKE>ISSUED:verifier',
    'pdf:TO_MAKE>AWAITING_SIGNATURE:verifier',
    'pdf:AWAITING_SIGNATURE>TO_MAKE:head',
    'pdf:AWAITING_SIGNATURE>ISSUED:head',
    'pdf:ISSUED>SENT:system',
    'pdf:ISSUED>READY_FOR_PICKUP:front_desk',
    'pdf:READY_FOR_PICKUP>ISSUED:front_desk',
    'pdf:READY_FOR_PICKUP>COLLECTED:front_desk',
    'pdf:SENT>REVOKED:head',
    'pdf:COLLECTED>REVOKED:head',
    'card:TO_MAKE>READY_TO_PRINT:verifier',
    'card:READY_TO_PRINT>PRINTED:printer',
    'card:PRINTED>READY_TO_PRINT:printer',
    'card:PRINTED>READY_FOR_PICKUP:front_desk',
    'card:PRINTED>SENT:front_desk',
    'card:READY_FOR_PICKUP>PRINTED:front_desk',
    'card:READY_FOR_PICKUP>COLLECTED:front_desk',
    'visit:TO_MAKE>DONE:front_desk',
    'message:TO_MAKE>SENT:verifier'
  ]), false)
$$;

create table app.case_counter (
  tenant_id uuid not null,
  day date not null,
  last int not null,
  primary key (tenant_id, day)
);
comment on table app.case_counter is 'Last case number per office and day in its zone; taken last in the transaction.';
select app.guard_tenant_table('app.case_counter');
grant select, insert, update on app.case_counter to gerai_app;

-- What values the words in `application` and `output` may have is said by their guards below and not by CHECKs, which
-- PostgreSQL reads and prepares anew for every statement: the life cycle lets no other state in anyway.
create table app.application (
  tenant_id uuid not null,
  id uuid not null,
  number text,
  service_code text not null,
  service_version int not null,
  channel text not null,
  state text not null,
  version int not null default 1,
  state_role text not null,
  state_actor_kind text not null,
  state_actor_id uuid,
  state_reason text,
  state_at timestamptz not null,
  purpose text,
  flags text[] not null default '{}',
  answers_sealed bytea not null,
  contact_sealed bytea not null,
  initials text not null,
  tracking_index bytea not null,
  created_at timestamptz not null,
  filed_at timestamptz,
  round int not null default 1,
  claimed_by uuid,
  claim_until timestamptz,
  asked_by uuid,
  verified_by uuid,
  verified_at timestamptz,
  needs_head_approval boolean not null default false,
  head_approved_by uuid,
  rejection_proposed_by uuid,
  rejection_agreed_by uuid,
  rejection_reason_sealed bytea,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, tracking_index),
  foreign key (tenant_id, claimed_by) references app.staff (tenant_id, id),
  foreign key (tenant_id, asked_by) references app.staff (tenant_id, id),
  foreign key (tenant_id, verified_by) references app.staff (tenant_id, id),
  foreign key (tenant_id, head_approved_by) references app.staff (tenant_id, id),
  foreign key (tenant_id, rejection_proposed_by) references app.staff (tenant_id, id),
  foreign key (tenant_id, rejection_agreed_by) references app.staff (tenant_id, id)
);
create index application_queue on app.application (tenant_id, state, filed_at, id)
  where state in ('SUBMITTED', 'QUEUED', 'IN_VERIFICATION', 'NEEDS_COMPLETION', 'RESUBMITTED', 'VERIFIED', 'IN_PROCESS');
create index application_claim on app.application (tenant_id, claimed_by) where claimed_by is not null;
comment on table app.application is 'A citizen''s case. Answers are one ciphertext, contact another; lists show number, service, state, times and initials.';
select app.guard_tenant_table('app.application');
grant select, insert, update on app.application to gerai_app, gerai_worker;

create table app.application_transition (
  tenant_id uuid not null,
  application_id uuid not null,
  version int not null,
  from_state text,
  to_state text not null,
  role text not null,
  actor_kind text not null,
  actor_id uuid,
  reason text,
  at timestamptz not null,
  primary key (tenant_id, application_id, version)
);
comment on table app.application_transition is 'History of a case after its birth, written only by the trigger on application; read it as case_history, which has the birth too.';
select app.guard_tenant_table('app.application_transition');
grant select, insert on app.application_transition to gerai_app, gerai_worker;

-- Every case is born of a citizen, as DRAFT or SUBMITTED, at created_at: its own row and the next line tell that already, and
-- a line of its own for it would be a seventh of the work of filing.
create view app.case_history with (security_invoker = true) as
  select a.tenant_id, a.id as application_id, 1 as version,
    case when born.state = 'DRAFT' then null else 'DRAFT' end as from_state, born.state as to_state,
    'citizen' as role, 'citizen' as actor_kind, null::uuid as actor_id, null::text as reason, a.created_at as at
  from app.application a
  cross join lateral (
    select coalesce((
      select t.from_state from app.application_transition t
      where t.tenant_id = a.tenant_id and t.application_id = a.id and t.version = 2
    ), a.state) as state
  ) born
  union all
  select t.tenant_id, t.application_id, t.version, t.from_state, t.to_state, t.role, t.actor_kind, t.actor_id, t.reason, t.at
  from app.application_transition t;
comment on view app.case_history is 'Every state a case came into, by version: the state can be recomputed from it.';
grant select on app.case_history to gerai_app, gerai_worker;

-- Outputs, papers and grants are written together with their case, some at once with it, and no role may delete a case: a
-- reference would only lock the case's row once more for each of them.
create table app.output (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  position int not null,
  kind text not null,
  item text not null,
  delivery text not null,
  state text not null,
  version int not null default 1,
  state_role text not null,
  state_actor_kind text not null,
  state_actor_id uuid,
  state_second_person uuid,
  state_reason text,
  state_at timestamptz not null,
  details_sealed bytea,
  primary key (tenant_id, id),
  unique (tenant_id, application_id, position),
  foreign key (tenant_id, state_second_person) references app.staff (tenant_id, id)
);
comment on table app.output is 'What a case yields: a PDF, a card, a visit or a message, each with its own life.';
select app.guard_tenant_table('app.output');
grant select, insert, update on app.output to gerai_app, gerai_worker;

create table app.output_transition (
  tenant_id uuid not null,
  output_id uuid not null,
  version int not null,
  from_state text,
  to_state text not null,
  role text not null,
  actor_kind text not null,
  actor_id uuid,
  second_person uuid,
  reason text,
  at timestamptz not null,
  primary key (tenant_id, output_id, version),
  foreign key (tenant_id, output_id) references app.output (tenant_id, id)
);
comment on table app.output_transition is 'History of an output after TO_MAKE, as which each begins with its case; written only by the trigger on output.';
select app.guard_tenant_table('app.output_transition');
grant select, insert on app.output_transition to gerai_app, gerai_worker;

create function app.guard_history() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'history is written by the state change itself' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger application_transition_guard before insert on app.application_transition for each row execute function app.guard_history();
create trigger application_transition_append_only before update or delete on app.application_transition for each row execute function app.refuse_change();
create trigger output_transition_guard before insert on app.output_transition for each row execute function app.guard_history();
create trigger output_transition_append_only before update or delete on app.output_transition for each row execute function app.refuse_change();

create function app.guard_application_state() returns trigger language plpgsql as $$
begin
  if new.state_actor_kind <> all ('{citizen,staff,system}') then
    raise exception 'no such kind of actor' using errcode = '23514', constraint = 'case_actor_kind';
  end if;
  if tg_op = 'INSERT' then
    if new.channel <> all ('{web,api,counter}') then
      raise exception 'no such channel' using errcode = '23514', constraint = 'case_channel';
    end if;
    -- Looked up without a lock: versions of a service are never taken away. A foreign key would lock the row that every
    -- case of the office and service shares.
    if not exists (select 1 from app.office_service s where s.tenant_id = new.tenant_id and s.code = new.service_code and s.version = new.service_version) then
      raise exception 'no such version of the service' using errcode = '23503', constraint = 'application_service';
    end if;
    if new.version <> 1 or new.state <> all ('{DRAFT,SUBMITTED}') or new.state_role <> 'citizen' then
      raise exception 'a case begins as DRAFT or SUBMITTED, of its citizen' using errcode = '23514', constraint = 'case_transition';
    end if;
    return new;
  end if;
  if new.tenant_id <> old.tenant_id or new.id <> old.id then
    raise exception 'a case keeps its office and id' using errcode = '42501';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if not app.is_case_transition(old.state, new.state, new.state_role) then
    raise exception 'no transition % > % for %', old.state, new.state, new.state_role using errcode = '23514', constraint = 'case_transition';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'a transition adds one to the version' using errcode = '23514', constraint = 'case_version';
  end if;
  if new.state = 'VERIFIED' and new.needs_head_approval and new.head_approved_by is null then
    raise exception 'the head''s approval is missing' using errcode = '23514', constraint = 'case_head_approval';
  end if;
  if new.state = 'REJECTED' and (new.rejection_proposed_by is null or new.rejection_agreed_by is null or new.rejection_agreed_by = new.rejection_proposed_by) then
    raise exception 'a rejection needs a second person' using errcode = '23514', constraint = 'case_two_persons';
  end if;
  if new.state = 'CLOSED' and exists (select 1 from app.output o where o.tenant_id = new.tenant_id and o.application_id = new.id and o.state not in ('SENT', 'COLLECTED', 'DONE', 'REVOKED')) then
    raise exception 'an output is not final' using errcode = '23514', constraint = 'case_outputs_final';
  end if;
  return new;
end $$;
create trigger application_state_guard before insert or update on app.application for each row execute function app.guard_application_state();

create function app.record_application_state() returns trigger language plpgsql as $$
begin
  if new.state <> old.state then
    insert into app.application_transition (tenant_id, application_id, version, from_state, to_state, role, actor_kind, actor_id, reason, at)
    values (new.tenant_id, new.id, new.version, old.state, new.state, new.state_role, new.state_actor_kind, new.state_actor_id, new.state_reason, new.state_at);
  end if;
  return null;
end $$;
create trigger application_state_record after update on app.application for each row execute function app.record_application_state();

create function app.guard_output_birth() returns trigger language plpgsql as $$
begin
  if new.state_actor_kind <> all ('{citizen,staff,system}') or new.kind <> all ('{pdf,card,visit,message}') then
    raise exception 'no such kind of actor or output' using errcode = '23514', constraint = 'output_kind';
  end if;
  if new.state <> 'TO_MAKE' or new.version <> 1 then
    raise exception 'an output begins as TO_MAKE' using errcode = '23514', constraint = 'output_transition';
  end if;
  return new;
end $$;
create trigger output_birth_guard before insert on app.output for each row execute function app.guard_output_birth();

create function app.guard_output_state() returns trigger language plpgsql as $$
declare
  parent app.application;
begin
  if new.state_actor_kind <> all ('{citizen,staff,system}') then
    raise exception 'no such kind of actor' using errcode = '23514', constraint = 'output_actor_kind';
  end if;
  if new.tenant_id <> old.tenant_id or new.id <> old.id or new.application_id <> old.application_id or new.kind <> old.kind then
    raise exception 'an output keeps its office, id, case and kind' using errcode = '42501';
  end if;
  if new.state = old.state then
    return new;
  end if;
  if not app.is_output_transition(old.kind, old.state, new.state, new.state_role) then
    raise exception 'no transition % > % of % for %', old.state, new.state, old.kind, new.state_role using errcode = '23514', constraint = 'output_transition';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'a transition adds one to the version' using errcode = '23514', constraint = 'output_version';
  end if;
  select * into parent from app.application a where a.tenant_id = new.tenant_id and a.id = new.application_id;
  if new.state <> 'REVOKED' and parent.state <> 'IN_PROCESS' then
    raise exception 'outputs move while their case is in process' using errcode = '23514', constraint = 'output_case_in_process';
  end if;
  if old.state = 'AWAITING_SIGNATURE' and new.state = 'ISSUED' and (new.state_actor_id is null or new.state_actor_id = parent.verified_by) then
    raise exception 'the signer is not the verifier' using errcode = '23514', constraint = 'output_two_persons';
  end if;
  if old.state = 'PRINTED' and new.state = 'READY_TO_PRINT' and (new.state_second_person is null or new.state_second_person = new.state_actor_id or new.state_reason is null) then
    raise exception 'a spoiled blank needs a reason and a second person' using errcode = '23514', constraint = 'output_two_persons';
  end if;
  return new;
end $$;
create trigger output_state_guard before update on app.output for each row execute function app.guard_output_state();

create function app.record_output_state() returns trigger language plpgsql as $$
begin
  if new.state <> old.state then
    insert into app.output_transition (tenant_id, output_id, version, from_state, to_state, role, actor_kind, actor_id, second_person, reason, at)
    values (new.tenant_id, new.id, new.version, old.state, new.state, new.state_role, new.state_actor_kind, new.state_actor_id, new.state_second_person, new.state_reason, new.state_at);
  end if;
  return null;
end $$;
create trigger output_state_record after update on app.output for each row execute function app.record_output_state();
